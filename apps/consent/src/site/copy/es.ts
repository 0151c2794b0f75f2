import { inMinutes } from "../../copy/duration.ts";
import { plural } from "../../copy/plural.ts";
import { ES_FAILURES } from "./es-failures.ts";
import { isolate } from "./isolate.ts";
import type { SiteCopy } from "./site-copy.ts";

const rules = new Intl.PluralRules("es");

/** Spanish. */
export const es: SiteCopy = {
  language: "es",
  pageTitle: (page) => `${page} – Assent`,
  loading: "Cargando…",
  tryAgain: "Intentar de nuevo",
  reloadPage: "Volver a cargar esta página",
  referenceLabel: "Referencia para soporte",
  unnamedAccount: "Tu cuenta",
  home: {
    title: "Tú decides qué apps usan tu cuenta",
    about:
      "Cuando una app pide acceso a tu cuenta, te envía aquí. Ves quién lo pide, para qué y adónde irás después, y lo permites o lo deniegas.",
    signedInAs: "Sesión iniciada como",
    signedOut: "Nadie ha iniciado sesión en este dispositivo.",
    signIn: "Iniciar sesión",
    signOut: "Cerrar sesión",
    signingOut: "Cerrando sesión…",
    halfSignedOut: {
      title: "Has cerrado la sesión solo en este dispositivo",
      text: "El servicio de inicio de sesión no lo ha confirmado. Si tu sesión se copió en otro lugar, allí termina por sí sola en menos de una hora.",
    },
  },
  notFound: {
    title: "No hay ninguna página en esta dirección",
    text: "Quizá el enlace esté incompleto o anticuado. Si te ha enviado una app, vuelve a ella y empieza de nuevo.",
    home: "Ir a la página de inicio",
  },
  broken: {
    title: "Esta página no se ha cargado por completo",
    text: "Quizá se haya cortado la conexión, o la página se renovó mientras la tenías abierta. Al volver a cargarla verás la actual.",
  },
  leaving: {
    title: "Has iniciado sesión",
    text: "Te llevamos al siguiente paso.",
    link: "Seguir a mano",
  },
  login: {
    title: "Iniciar sesión",
    continues:
      "Después de iniciar sesión pasas a la solicitud de la app. No se comparte nada con ella antes de que lo permitas.",
    reauthenticate: {
      title: "Confirma que eres tú",
      text: (name) =>
        `Has iniciado sesión como ${isolate(name)}, y la app pide una prueba de que sigues ahí. Inicia sesión de nuevo para seguir.`,
    },
    email: "Correo electrónico",
    password: "Contraseña",
    signIn: "Iniciar sesión",
    signingIn: "Iniciando sesión…",
    emailCode: "Enviarme un código por correo",
    sendingCode: "Enviando un código…",
    codeNotice: "Sin contraseña. Una dirección nueva aquí recibe una cuenta.",
    otherWays: "Otras formas de iniciar sesión",
    emailMissing: "Introduce tu correo electrónico.",
    emailMalformed: "Introduce un correo electrónico completo, como nombre@example.com.",
    passwordMissing: "Introduce tu contraseña.",
  },
  code: {
    title: "Mira tu correo",
    sent: (email, lifetime) =>
      `Un código de seis cifras va de camino a ${isolate(email)}. Sirve una vez, durante ${inMinutes("es", lifetime)}.`,
    sentAgain: (email) =>
      `Un código nuevo va de camino a ${isolate(email)}. Los anteriores ya no sirven.`,
    label: "Código de seis cifras",
    missing: "Introduce el código del correo.",
    malformed: "El código tiene seis cifras.",
    confirm: "Iniciar sesión",
    resend: "Enviar un código nuevo",
    back: "Usar otra dirección o una contraseña",
  },
  switchAccount: {
    title: "Elegir una cuenta",
    continueAs: (name) => `Continuar como ${isolate(name)}`,
    useAnother: "Usar otra cuenta",
    notice: "Usar otra cuenta cierra la sesión de esta en este dispositivo.",
  },
  organizations: {
    signInTo: (organization) => `Inicias sesión en ${isolate(organization)}.`,
    signInToUnnamed: "Inicias sesión en la organización que indica el enlace.",
    codeNotice: "Sin contraseña. El código va a direcciones que conoce una organización.",
    choose: {
      title: "Elegir una organización",
      lead: (email) => `Inicias sesión como ${isolate(email)}. Estas organizaciones te conocen.`,
      invited: "Tienes una invitación",
      current: "Con la sesión iniciada",
      asksMore: "Pide un paso que esta página no tiene",
      goingOn: "Iniciando sesión…",
    },
    none: {
      title: "Ninguna organización de aquí conoce esta dirección",
      text: (email) =>
        `${isolate(email)} no es miembro de ninguna organización. Usa la dirección que conoce tu organización, o pide allí que te inviten.`,
    },
    unknown: {
      title: "La organización de este enlace no existe",
      text: "Quizá el enlace esté anticuado. Puedes iniciar sesión sin él y elegir entre tus organizaciones.",
    },
    secondFactor: {
      title: (organization) => `${isolate(organization)} pide un segundo paso`,
      text: "Esta página no tiene ese paso, así que no has iniciado sesión en ella. Inicia sesión donde lo hace tu organización y abre otra vez el enlace de la app.",
    },
    otherMethod: {
      title: (organization) => `${isolate(organization)} pide otra forma de iniciar sesión`,
      text: "No acepta códigos por correo ni contraseñas de esta página, así que no has iniciado sesión en ella. Inicia sesión donde lo hace tu organización y abre otra vez el enlace de la app.",
    },
    useAnotherAddress: "Usar otra dirección",
    findMine: "Buscar mis organizaciones",
    chooseAnother: "Elegir otra organización",
    switchOrganization: "Cambiar de organización",
    lookingUp: "Buscando tus organizaciones…",
  },
  connectedApps: {
    title: "Apps conectadas a tu cuenta",
    about: "Cada app puede usar tu cuenta como dice su entrada, hasta que le retires el acceso.",
    link: "Apps conectadas a tu cuenta",
    signedOut: {
      title: "Inicia sesión para ver tus apps conectadas",
      text: "Pertenecen a una cuenta, y nadie ha iniciado sesión en este dispositivo.",
    },
    notYou: "¿No eres tú?",
    empty: {
      title: "No hay ninguna app conectada",
      text: "Cuando permites a una app usar tu cuenta, aparece aquí, y puedes retirarle el acceso.",
    },
    count: (apps) =>
      plural(rules, apps, { one: "Una app", other: `${apps.toLocaleString("es")} apps` }),
    find: "Buscar una app por su nombre",
    found: (found, apps) => `${found.toLocaleString("es")} de ${apps.toLocaleString("es")} apps`,
    noneFound: "Ninguna app conectada tiene esto en su nombre.",
    showMore: (apps) => `Mostrar ${apps.toLocaleString("es")} más`,
    nothingListed: "No tiene ningún permiso aparte de estar conectada.",
    details: "Lo que puede hacer",
    remove: "Retirar el acceso",
    forApp: (app) => `de ${isolate(app)}`,
    confirm: {
      title: (app) => `¿Retirar el acceso de ${isolate(app)}?`,
      ends: (app) =>
        `${isolate(app)} queda desconectada de tu cuenta y pierde todo lo que puede hacer en ella.`,
      stays: "Lo que ya ha copiado o cambiado queda como está.",
      again: "Para usarla otra vez con tu cuenta, tienes que permitirla de nuevo.",
      confirm: "Retirar el acceso",
      keep: "Mantener el acceso",
      removing: "Retirando el acceso…",
    },
    removed: (app) => `${isolate(app)} ya no tiene acceso a tu cuenta.`,
    notRemoved: (app) => `No se ha retirado el acceso de ${isolate(app)}`,
    notListed: "No está conectada a la cuenta que tiene ahora la sesión iniciada.",
    stale: {
      title: "No se ha podido leer la lista otra vez",
      text: "Quizá muestre todavía accesos que han terminado. Léela otra vez para ver cuáles siguen.",
    },
  },
  failures: ES_FAILURES,
  problems: {
    offline: {
      title: "No se puede llegar a este sitio",
      text: "Comprueba tu conexión e inténtalo de nuevo.",
    },
    session_required: {
      title: "Tu sesión ha terminado",
      text: "Inicia sesión de nuevo para seguir.",
    },
    rate_limited: {
      title: "Demasiados intentos en poco tiempo",
      text: "Espera un minuto e inténtalo de nuevo.",
    },
    upstream_unavailable: {
      title: "Ahora mismo no es posible",
      text: "Un servicio detrás de este sitio no responde. Inténtalo de nuevo en un momento.",
    },
  },
  otherProblem: {
    title: "Algo ha fallado en este sitio",
    text: "No es culpa tuya. Inténtalo de nuevo en un momento; si sigue así, da la referencia a soporte.",
  },
  preferences: {
    title: "Idioma y apariencia",
    languages: "Idioma",
    appearance: "Apariencia",
    themes: { system: "Sistema", light: "Claro", dark: "Oscuro" },
  },
};
