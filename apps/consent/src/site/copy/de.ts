import { inMinutes } from "../../copy/duration.ts";
import { plural } from "../../copy/plural.ts";
import { DE_FAILURES } from "./de-failures.ts";
import { isolate } from "./isolate.ts";
import type { SiteCopy } from "./site-copy.ts";

const rules = new Intl.PluralRules("de");

/** German. */
export const de: SiteCopy = {
  language: "de",
  pageTitle: (page) => `${page} – Assent`,
  loading: "Wird geladen …",
  tryAgain: "Noch einmal versuchen",
  reloadPage: "Diese Seite neu laden",
  referenceLabel: "Kennung für den Support",
  unnamedAccount: "Ihr Konto",
  home: {
    title: "Sie entscheiden, welche Apps Ihr Konto nutzen",
    about:
      "Bittet eine App um Zugriff auf Ihr Konto, schickt sie Sie hierher. Sie sehen, wer fragt, wofür und wohin es danach geht, und erlauben es oder lehnen es ab.",
    signedInAs: "Angemeldet als",
    signedOut: "Auf diesem Gerät ist niemand angemeldet.",
    signIn: "Anmelden",
    signOut: "Abmelden",
    signingOut: "Sie werden abgemeldet …",
    halfSignedOut: {
      title: "Sie sind nur auf diesem Gerät abgemeldet",
      text: "Der Anmeldedienst hat es nicht bestätigt. Wurde Ihre Sitzung anderswohin kopiert, endet sie dort innerhalb einer Stunde von selbst.",
    },
  },
  notFound: {
    title: "Unter dieser Adresse gibt es keine Seite",
    text: "Der Link ist vielleicht unvollständig oder veraltet. Hat eine App Sie hergeschickt, kehren Sie zu ihr zurück und beginnen Sie von vorn.",
    home: "Zur Startseite",
  },
  broken: {
    title: "Diese Seite wurde nicht vollständig geladen",
    text: "Vielleicht ist die Verbindung abgebrochen, oder die Seite wurde erneuert, während Sie sie offen hatten. Nach dem Neuladen sehen Sie die aktuelle.",
  },
  leaving: {
    title: "Sie sind angemeldet",
    text: "Sie werden weitergeleitet.",
    link: "Von Hand weiter",
  },
  login: {
    title: "Anmelden",
    continues:
      "Nach der Anmeldung geht es zur Anfrage der App. Sie erfährt nichts, bevor Sie es erlauben.",
    reauthenticate: {
      title: "Bestätigen Sie, dass Sie es sind",
      text: (name) =>
        `Sie sind als ${isolate(name)} angemeldet, und die App verlangt einen Nachweis, dass Sie noch da sind. Melden Sie sich noch einmal an, um fortzufahren.`,
    },
    email: "E-Mail-Adresse",
    password: "Passwort",
    signIn: "Anmelden",
    signingIn: "Sie werden angemeldet …",
    emailCode: "Code per E-Mail schicken",
    sendingCode: "Der Code wird geschickt …",
    codeNotice: "Ohne Passwort. Für eine Adresse, die hier neu ist, entsteht ein Konto.",
    otherWays: "Andere Anmeldewege",
    emailMissing: "Geben Sie Ihre E-Mail-Adresse ein.",
    emailMalformed: "Geben Sie eine vollständige E-Mail-Adresse ein, etwa name@example.com.",
    passwordMissing: "Geben Sie Ihr Passwort ein.",
  },
  code: {
    title: "Sehen Sie in Ihre E-Mails",
    sent: (email, lifetime) =>
      `Ein sechsstelliger Code ist unterwegs an ${isolate(email)}. Er gilt einmal, ${inMinutes("de", lifetime)} lang.`,
    sentAgain: (email) =>
      `Ein neuer Code ist unterwegs an ${isolate(email)}. Frühere Codes gelten nicht mehr.`,
    label: "Sechsstelliger Code",
    missing: "Geben Sie den Code aus der E-Mail ein.",
    malformed: "Der Code hat sechs Ziffern.",
    confirm: "Anmelden",
    resend: "Neuen Code schicken",
    back: "Andere Adresse oder Passwort verwenden",
  },
  switchAccount: {
    title: "Konto wählen",
    continueAs: (name) => `Weiter als ${isolate(name)}`,
    useAnother: "Anderes Konto verwenden",
    notice: "Wenn Sie ein anderes Konto verwenden, wird dieses auf diesem Gerät abgemeldet.",
  },
  organizations: {
    signInTo: (organization) => `Sie melden sich bei ${isolate(organization)} an.`,
    signInToUnnamed: "Sie melden sich bei der Organisation an, die der Link nennt.",
    codeNotice: "Ohne Passwort. Der Code geht an Adressen, die einer Organisation bekannt sind.",
    choose: {
      title: "Organisation wählen",
      lead: (email) =>
        `Sie melden sich als ${isolate(email)} an. Bei diesen Organisationen sind Sie bekannt.`,
      invited: "Sie sind eingeladen",
      current: "Gerade angemeldet",
      asksMore: "Verlangt einen Schritt, den diese Seite nicht hat",
      goingOn: "Sie werden angemeldet …",
    },
    none: {
      title: "Keine Organisation hier kennt diese Adresse",
      text: (email) =>
        `${isolate(email)} gehört zu keiner Organisation. Verwenden Sie die Adresse, die Ihrer Organisation bekannt ist, oder lassen Sie sich von dort einladen.`,
    },
    unknown: {
      title: "Die Organisation in diesem Link gibt es nicht",
      text: "Der Link ist vielleicht veraltet. Sie können sich ohne ihn anmelden und unter Ihren Organisationen wählen.",
    },
    secondFactor: {
      title: (organization) => `${isolate(organization)} verlangt einen zweiten Schritt`,
      text: "Diese Seite hat diesen Schritt nicht, Sie sind dort also nicht angemeldet. Melden Sie sich so an, wie Ihre Organisation es vorsieht, und öffnen Sie dann den Link der App noch einmal.",
    },
    otherMethod: {
      title: (organization) => `${isolate(organization)} verlangt einen anderen Anmeldeweg`,
      text: "Dort gelten weder E-Mail-Codes noch Passwörter von dieser Seite, Sie sind dort also nicht angemeldet. Melden Sie sich so an, wie Ihre Organisation es vorsieht, und öffnen Sie dann den Link der App noch einmal.",
    },
    useAnotherAddress: "Andere Adresse verwenden",
    findMine: "Meine Organisationen finden",
    chooseAnother: "Andere Organisation wählen",
    switchOrganization: "Organisation wechseln",
    lookingUp: "Ihre Organisationen werden gesucht …",
  },
  connectedApps: {
    title: "Mit Ihrem Konto verbundene Apps",
    about:
      "Jede App darf Ihr Konto so nutzen, wie ihr Eintrag es sagt, bis Sie ihr den Zugriff entziehen.",
    link: "Mit Ihrem Konto verbundene Apps",
    signedOut: {
      title: "Melden Sie sich an, um Ihre verbundenen Apps zu sehen",
      text: "Sie gehören zu einem Konto, und auf diesem Gerät ist niemand angemeldet.",
    },
    notYou: "Nicht Sie?",
    empty: {
      title: "Keine App ist verbunden",
      text: "Erlauben Sie einer App, Ihr Konto zu nutzen, steht sie hier, und Sie können ihr den Zugriff wieder entziehen.",
    },
    count: (apps) =>
      plural(rules, apps, { one: "Eine App", other: `${apps.toLocaleString("de")} Apps` }),
    find: "App nach Namen suchen",
    found: (found, apps) => `${found.toLocaleString("de")} von ${apps.toLocaleString("de")} Apps`,
    noneFound: "Keine verbundene App hat das in ihrem Namen.",
    showMore: (apps) => `${apps.toLocaleString("de")} weitere zeigen`,
    nothingListed: "Sie hat keine Berechtigung, außer verbunden zu sein.",
    details: "Was sie darf",
    remove: "Zugriff entziehen",
    forApp: (app) => `für ${isolate(app)}`,
    confirm: {
      title: (app) => `${isolate(app)} den Zugriff entziehen?`,
      ends: (app) =>
        `${isolate(app)} wird von Ihrem Konto abgemeldet und verliert alles, was die App dort darf.`,
      stays: "Was sie schon kopiert oder geändert hat, bleibt, wie es ist.",
      again: "Um sie wieder mit Ihrem Konto zu nutzen, müssen Sie es ihr noch einmal erlauben.",
      confirm: "Zugriff entziehen",
      keep: "Zugriff lassen",
      removing: "Der Zugriff wird entzogen …",
    },
    removed: (app) => `${isolate(app)} hat keinen Zugriff mehr auf Ihr Konto.`,
    notRemoved: (app) => `Der Zugriff von ${isolate(app)} wurde nicht entzogen`,
    notListed: "Mit dem Konto, das jetzt angemeldet ist, ist sie nicht verbunden.",
    stale: {
      title: "Die Liste ließ sich nicht neu lesen",
      text: "Vielleicht zeigt sie noch Zugriff, der beendet ist. Lesen Sie sie neu, um zu sehen, was gilt.",
    },
  },
  failures: DE_FAILURES,
  problems: {
    offline: {
      title: "Diese Website ist nicht erreichbar",
      text: "Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.",
    },
    session_required: {
      title: "Ihre Sitzung ist beendet",
      text: "Melden Sie sich wieder an, um fortzufahren.",
    },
    rate_limited: {
      title: "Zu viele Versuche in kurzer Zeit",
      text: "Warten Sie eine Minute und versuchen Sie es dann noch einmal.",
    },
    upstream_unavailable: {
      title: "Das ist gerade nicht möglich",
      text: "Ein Dienst hinter dieser Website antwortet nicht. Versuchen Sie es gleich noch einmal.",
    },
  },
  otherProblem: {
    title: "Auf dieser Website ist etwas fehlgeschlagen",
    text: "Es liegt nicht an Ihnen. Versuchen Sie es gleich noch einmal; bleibt es dabei, nennen Sie dem Support die Kennung.",
  },
  preferences: {
    title: "Sprache und Darstellung",
    languages: "Sprache",
    appearance: "Darstellung",
    themes: { system: "System", light: "Hell", dark: "Dunkel" },
  },
};
