import type { Copy } from "./copy.ts";

/** The failures in Spanish. */
export const ES_FAILURES: Copy["failures"] = {
  "session-ended": {
    heading: "Tu sesión ha terminado",
    explanation: "Se cerró tu sesión mientras esta página estaba abierta. No se ha permitido nada.",
    advice: "Inicia sesión de nuevo y la solicitud volverá a aparecer.",
    action: "Iniciar sesión de nuevo",
  },
  "account-changed": {
    heading: "Ahora hay otra cuenta con la sesión iniciada",
    explanation:
      "La cuenta cambió en otra pestaña mientras esta página estaba abierta. No se ha permitido nada.",
    advice: "Lee la solicitud otra vez con la cuenta que tiene ahora la sesión iniciada.",
    action: "Leerla otra vez",
  },
  "details-changed": {
    heading: "La app ha cambiado sus datos",
    explanation: "Lo que leíste ya no es lo que se concedería. No se ha permitido nada.",
    advice: "Lee la solicitud otra vez antes de decidir.",
    action: "Leerla otra vez",
  },
  expired: {
    heading: "Esta solicitud ha caducado",
    explanation: "La página estuvo abierta más de diez minutos. No se ha permitido nada.",
    advice: "Empieza de nuevo con la misma solicitud.",
    action: "Empezar de nuevo",
  },
  "already-used": {
    heading: "Esta solicitud ya tiene respuesta",
    explanation:
      "Ya se decidió sobre ella, quizá en otra pestaña. Una segunda respuesta no cuenta.",
    advice: "Vuelve a la app. Si aún te espera, conéctala otra vez desde allí.",
  },
  "outcome-unknown": {
    heading: "No sabemos si ha funcionado",
    explanation: "Tu decisión se envió, y la conexión se cortó antes de que llegara la respuesta.",
    advice: "Vuelve a la app. Si no está conectada, conéctala otra vez desde allí.",
  },
  "organization-refused": {
    heading: "Tu organización no admite esta app",
    explanation:
      "La organización en la que has iniciado sesión decide qué apps pueden conectar sus miembros. No se ha permitido nada.",
    advice: "Pregunta a quienes dirigen tu organización, o inicia sesión en otra.",
  },
  "bad-request": {
    heading: "La app ha enviado una solicitud que no podemos atender",
    explanation:
      "Le falta algo, o algo en ella está mal. Tú no has hecho nada mal, y no se ha permitido nada.",
    advice:
      "Vuelve a la app e inténtalo una vez más. Si ocurre de nuevo, avisa a quienes la desarrollan.",
  },
  unavailable: {
    heading: "Ahora mismo no podemos responder",
    explanation: "Una parte de nuestro servicio no responde, así que esta página no puede seguir.",
    advice: "Inténtalo de nuevo en un momento.",
  },
  "rate-limited": {
    heading: "Demasiados intentos en poco tiempo",
    explanation: "Para proteger las cuentas solo aceptamos un número limitado de solicitudes.",
    advice: "Inténtalo de nuevo un poco más tarde.",
  },
  offline: {
    heading: "No hay conexión",
    explanation:
      "Tu navegador no ha podido llegar hasta nosotros, así que esta página no puede seguir.",
    advice: "Comprueba tu conexión e inténtalo de nuevo.",
  },
};
