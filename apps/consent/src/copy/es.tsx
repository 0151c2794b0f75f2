import type { Copy, ScopeCopy } from "./copy.ts";
import { inSeconds } from "./duration.ts";
import { ES_FAILURES } from "./es-failures.ts";
import { ES_SCOPES } from "./es-scopes.ts";
import { type ListFormat, createListFormat } from "./list-words.ts";
import { plural } from "./plural.ts";
import { groupWishes, joinClauses } from "./wish-sentence.ts";

/** How lists stand in the sentences of this catalogue. */
export const ES_LIST: ListFormat = createListFormat({
  between: ", ",
  last: (next) => (/^(?:i|hi(?![ae]))/iu.test(next) ? " e " : " y "),
});
const rules = new Intl.PluralRules("es");

/** "leer y editar tus notas, exportar tus informes y más" */
function wishSentence(wishes: readonly ScopeCopy["wish"][], others: number): string {
  const clauses = groupWishes(wishes).map(
    ({ verbs, object }) => `${ES_LIST.format(verbs)} ${object}`,
  );
  return clauses.length === 0
    ? plural(rules, others, { one: "usar un permiso", other: `usar ${others} permisos` })
    : joinClauses(ES_LIST, clauses, others, "más");
}

/** The catalogue in Spanish. */
export const ES: Copy = {
  locale: "es",
  direction: "ltr",
  scopes: ES_SCOPES,
  groups: {
    notes: "Notas",
    reports: "Informes",
    identity: "Quién eres",
    access: "Hasta dónde llega el acceso",
    other: "Otros permisos",
  },
  consent: {
    heading: (client, wishes, others) => (
      <>
        {client} quiere {wishSentence(wishes, others)}
      </>
    ),
    nothingGrantableHeading: (client) => <>No puedes dar este acceso a {client}</>,
    nothingGrantable: (client) => (
      <>
        {client} pide permisos que tu propia cuenta no tiene. Quizá pueda cambiarlo quien gestiona
        tu cuenta. Denegar te devuelve a la app.
      </>
    ),
    firstParty: (client) => <>{client} es una de nuestras propias apps.</>,
    thirdParty: (client) => <>{client} es de un tercero, no nuestra.</>,
    metadataHost: (host) => <>La app se identifica con una página en {host}.</>,
    inItsWords: "En sus propias palabras:",
    permissions: (client) => <>Lo que puede hacer {client}</>,
    unavailable: "Pedido, pero no puedes concederlo",
    unavailableReason: (client) => (
      <>Tu cuenta no tiene estos permisos, así que {client} no los tendrá.</>
    ),
    resources: (client) => <>Dónde puede usarlo {client}</>,
    allow: "Permitir acceso",
    allowSome: (selected, grantable) => `Permitir ${selected} de ${grantable}`,
    allowing: "Permitiendo…",
    deny: "Denegar",
    denying: "Denegando…",
    forClient: (client) => <>para {client}</>,
    chooseOne: "Activa al menos un permiso para permitir el acceso, o deniégalo.",
    slow: "Esto tarda más de lo habitual. Deja esta página abierta.",
    notSent: "Tu decisión no ha llegado. No ha cambiado nada; puedes decidir otra vez.",
  },
  scopeRow: {
    onlyNeeded: "Solo lo necesario",
    technicalNames: "Nombres técnicos",
    technicalName: "Nombre técnico:",
    about: (title) => <>Más sobre «{title}»</>,
    required: "Siempre incluido.",
    grantedBefore: "Ya lo has permitido antes.",
    unknownTitle: (scope) => <>Usar {scope}</>,
    undescribed: "Nadie ha descrito este permiso. Permítelo solo si sabes lo que hace.",
    describedElsewhere: "Descrito por el servicio al que pertenece este permiso.",
  },
  tally: {
    on: (selected, total) => `${selected} de ${total}`,
    permissionsOn: (selected, total) =>
      plural(rules, total, {
        one: `${selected} de ${total} permiso activado`,
        other: `${selected} de ${total} permisos activados`,
      }),
  },
  steps: {
    progress: (step, total) => `Paso ${step} de ${total}`,
    opening: "La solicitud",
    review: "Tus respuestas",
    introduction:
      "Eliges qué permites, una parte cada vez. No se permite nada antes del último paso.",
    begin: "Empezar",
    next: "Siguiente",
    back: "Atrás",
    questions: {
      notes: (client) => <>¿Qué puede hacer {client} con tus notas?</>,
      reports: (client) => <>¿Qué puede hacer {client} con tus informes?</>,
      identity: (client) => <>¿Qué puede saber {client} de ti?</>,
      access: (client) => <>¿Hasta dónde puede llegar {client}?</>,
      other: (client) => <>¿Qué más puede hacer {client}?</>,
    },
    reviewHeading: (client) => <>Esto es lo que permites a {client}</>,
    nothingHeading: (client) => <>Dejas fuera todo lo que pide {client}</>,
    nothingChosen: "Así no hay nada que permitir. Vuelve atrás para cambiarlo, o deniégalo.",
    grantedDescribed: (words) => <>Obtiene lo que su servicio llama «{words}».</>,
    grantedUnknown: (scope) => <>Puede usar {scope}, que nadie ha descrito.</>,
    leftOut: "Dejas fuera",
    change: "Cambiar",
    soFar: "Tus respuestas hasta ahora",
    noAnswers: "Lo que eliges aparece aquí.",
  },
  parties: {
    account: "Sesión iniciada como",
    organization: (name) => <>en {name}</>,
    unnamedAccount: "Una cuenta sin nombre",
    switchAccount: "¿No eres tú?",
    expectedAccount: (client, expected) => (
      <>
        {client} esperaba a {expected}. Comprueba que esta es la cuenta que quieres usar.
      </>
    ),
    destination: "Te lleva a",
    fullAddress: "Dirección completa",
    onThisDevice: "una app en este dispositivo",
    loopbackCaution: (client) => (
      <>
        La respuesta va a un programa en este dispositivo, y no podemos saber a cuál. Sigue solo si
        acabas de abrir {client} tú mismo.
      </>
    ),
    appCaution: (client) => (
      <>
        La respuesta va a la app de este dispositivo que abra este tipo de direcciones, sea cual
        sea. Sigue solo si acabas de abrir {client} tú mismo.
      </>
    ),
  },
  waiting: {
    loading: "Leyendo la solicitud",
    slow: "Esto tarda más de lo habitual. La página sigue por sí sola en cuanto puede.",
    signedOut: "Inicia sesión para seguir",
    signedOutExplanation: "La solicitud se conserva. Vuelves a ella después de iniciar sesión.",
    signIn: "Iniciar sesión",
  },
  leaving: {
    redirecting: "Volviendo a la app",
    denied: "Has denegado el acceso",
    deniedExplanation: "La app no recibe nada. Se le dice que lo has denegado.",
    stalled: "Puedes seguir a mano",
    stalledOnWeb: "Tu navegador ya debería haber salido de esta página.",
    stalledOnDevice:
      "Si ya tienes la app delante, puedes cerrar esta página. Si no, ábrela otra vez aquí.",
    goingTo: (destination) => <>Esto te lleva a {destination}</>,
    proceed: "Continuar",
  },
  preferences: {
    title: "Idioma y apariencia",
    languages: "Idioma",
    appearance: "Apariencia",
    themes: { system: "Sistema", light: "Claro", dark: "Oscuro" },
  },
  failures: ES_FAILURES,
  failure: {
    tryAgain: "Intentar de nuevo",
    reference: "Referencia para soporte:",
    developers: "Detalles para desarrolladores",
    code: "Código:",
    retryAfter: (seconds) => `Debería funcionar en ${inSeconds("es", seconds)}.`,
    tellApp: "Volver a la app",
    switchOrganization: "Elegir otra organización",
    tellAppExplanation: (destination) => (
      <>La app puede saber qué ha fallado. Eso te lleva a {destination}</>
    ),
  },
  receipt: {
    keep: "Guardar una copia",
    beforeDeciding: (client) => (
      <>Por escrito, lo que permites a {client} si lo permites tal como está elegido ahora.</>
    ),
    inForce: (client) => <>Por escrito, lo que puede hacer {client} en este momento.</>,
    copy: "Copiar",
    copied: "Copiado.",
    notCopied: "El navegador no lo ha copiado. Selecciona el texto de arriba y cópialo a mano.",
    download: "Descargar",
    text: "El documento",
    title: (client) => <>Acceso de {client} a tu cuenta</>,
    written: "Escrito",
    standing: "Validez",
    undecided:
      "Escrito antes de la decisión. Vale si el acceso se permitió con esta selección, y no si se denegó.",
    listed: "En vigor cuando se escribió.",
    app: "App",
    appId: "Identificador de la app",
    leftOut: "Pedido, y dejado fuera",
    nothing: "Nada.",
  },
};
