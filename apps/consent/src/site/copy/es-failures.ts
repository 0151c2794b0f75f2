import type { SiteCopy } from "./site-copy.ts";

/** What can go wrong while signing in, in Spanish. */
export const ES_FAILURES: SiteCopy["failures"] = {
  "wrong-credentials": {
    title: "El correo electrónico y la contraseña no coinciden",
    text: "Comprueba ambos, o pide un código por correo electrónico.",
  },
  "no-password": {
    title: "Esta cuenta no tiene contraseña",
    text: "Pide un código por correo electrónico para iniciar sesión.",
  },
  "password-reset-needed": {
    title: "Esta contraseña ya no se puede usar",
    text: "Quizá la conozcan otros. Pide un código por correo electrónico para iniciar sesión y después elige una contraseña nueva.",
  },
  locked: {
    title: "Esta cuenta está bloqueada por ahora",
    text: "Hubo demasiados intentos fallidos. Espera un rato antes del siguiente, o pide a soporte que la desbloquee.",
  },
  "invalid-email": {
    title: "Este correo electrónico no se puede usar",
    text: "Comprueba que no haya un error al teclear.",
  },
  "email-not-reachable": {
    title: "No se puede enviar un código a esta dirección",
    text: "Mensajes anteriores fueron devueltos, o aún no los recibe. Inicia sesión con tu contraseña, o pregunta a soporte.",
  },
  "account-not-allowed": {
    title: "Esta cuenta no puede iniciar sesión aquí",
    text: "Usa otra dirección, o pide acceso a soporte.",
  },
  "code-refused": {
    title: "Este código no funciona",
    text: "Quizá esté mal escrito o ya usado. Mira el correo más reciente, o pide un código nuevo.",
  },
  "code-expired": {
    title: "Este código es demasiado antiguo",
    text: "Pide un código nuevo e introduce ese.",
  },
  "rate-limited": {
    title: "Demasiados intentos en poco tiempo",
    text: "Espera un minuto e inténtalo de nuevo.",
  },
  "check-needed": {
    title: "Iniciar sesión exige una comprobación que esta página no puede mostrar",
    text: "Desactiva los bloqueadores de contenido en esta página e inténtalo de nuevo, o inicia sesión de otra forma.",
  },
  "not-enabled": {
    title: "Esta forma de iniciar sesión no está activada",
    text: "Tu cuenta está bien. Avisa a quienes llevan este sitio y dales la referencia.",
  },
  offline: {
    title: "No se puede llegar al servicio de inicio de sesión",
    text: "Comprueba tu conexión e inténtalo de nuevo. No has iniciado sesión.",
  },
  "not-a-member": {
    title: "Esta dirección no es miembro de la organización",
    text: "Usa la dirección que conoce la organización, o pide allí que te inviten.",
  },
  "organization-unknown": {
    title: "No se puede iniciar sesión en esta organización",
    text: "Quizá se haya cerrado o suspendido. Elige otra, o pregunta a soporte.",
  },
  "method-refused": {
    title: "La organización no acepta esta forma de iniciar sesión",
    text: "Prueba la otra de esta página, o inicia sesión donde lo hace tu organización.",
  },
  "password-needs-organization": {
    title: "Una contraseña sola no lleva a tu organización",
    text: "Pide un código por correo electrónico para iniciar sesión.",
  },
  "proof-expired": {
    title: "Ha pasado demasiado tiempo desde que demostraste quién eres",
    text: "Empieza de nuevo con tu correo electrónico.",
  },
  "session-not-kept": {
    title: "Este navegador no ha guardado tu inicio de sesión",
    text: "Tus datos eran correctos. Permite las cookies de este sitio e inicia sesión de nuevo.",
  },
  unexpected: {
    title: "No se ha podido iniciar sesión",
    text: "No se conoce el motivo. Inténtalo de nuevo en un momento; si sigue así, da la referencia a soporte.",
  },
};
