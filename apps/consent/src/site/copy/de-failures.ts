import type { SiteCopy } from "./site-copy.ts";

/** What can go wrong while signing in, in German. */
export const DE_FAILURES: SiteCopy["failures"] = {
  "wrong-credentials": {
    title: "E-Mail-Adresse und Passwort passen nicht zusammen",
    text: "Prüfen Sie beides, oder lassen Sie sich einen Code per E-Mail schicken.",
  },
  "no-password": {
    title: "Dieses Konto hat kein Passwort",
    text: "Lassen Sie sich zum Anmelden einen Code per E-Mail schicken.",
  },
  "password-reset-needed": {
    title: "Dieses Passwort lässt sich nicht mehr verwenden",
    text: "Es könnte anderen bekannt sein. Lassen Sie sich zum Anmelden einen Code per E-Mail schicken und wählen Sie danach ein neues Passwort.",
  },
  locked: {
    title: "Dieses Konto ist vorübergehend gesperrt",
    text: "Es gab zu viele Fehlversuche. Warten Sie eine Weile bis zum nächsten, oder bitten Sie den Support, es zu entsperren.",
  },
  "invalid-email": {
    title: "Diese E-Mail-Adresse lässt sich nicht verwenden",
    text: "Prüfen Sie sie auf Tippfehler.",
  },
  "email-not-reachable": {
    title: "An diese Adresse lässt sich kein Code schicken",
    text: "Frühere Nachrichten kamen zurück, oder die Adresse nimmt noch keine an. Melden Sie sich mit Ihrem Passwort an, oder fragen Sie den Support.",
  },
  "account-not-allowed": {
    title: "Dieses Konto darf sich hier nicht anmelden",
    text: "Verwenden Sie eine andere Adresse, oder bitten Sie den Support um Zugang.",
  },
  "code-refused": {
    title: "Dieser Code funktioniert nicht",
    text: "Vielleicht ist er vertippt oder schon verwendet. Sehen Sie in der neuesten E-Mail nach, oder lassen Sie sich einen neuen Code schicken.",
  },
  "code-expired": {
    title: "Dieser Code ist zu alt",
    text: "Lassen Sie sich einen neuen Code schicken und geben Sie diesen ein.",
  },
  "rate-limited": {
    title: "Zu viele Versuche in kurzer Zeit",
    text: "Warten Sie eine Minute und versuchen Sie es dann noch einmal.",
  },
  "check-needed": {
    title: "Die Anmeldung verlangt eine Prüfung, die diese Seite nicht zeigen kann",
    text: "Schalten Sie Inhaltsblocker für diese Seite aus und versuchen Sie es noch einmal, oder melden Sie sich auf anderem Weg an.",
  },
  "not-enabled": {
    title: "Dieser Anmeldeweg ist nicht eingeschaltet",
    text: "Mit Ihrem Konto ist alles in Ordnung. Sagen Sie denen Bescheid, die diese Website betreiben, und nennen Sie die Kennung.",
  },
  offline: {
    title: "Der Anmeldedienst ist nicht erreichbar",
    text: "Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal. Sie sind nicht angemeldet.",
  },
  "not-a-member": {
    title: "Diese Adresse gehört nicht zur Organisation",
    text: "Verwenden Sie die Adresse, die der Organisation bekannt ist, oder lassen Sie sich von dort einladen.",
  },
  "organization-unknown": {
    title: "Bei dieser Organisation ist keine Anmeldung möglich",
    text: "Vielleicht wurde sie geschlossen oder ausgesetzt. Wählen Sie eine andere, oder fragen Sie den Support.",
  },
  "method-refused": {
    title: "Die Organisation nimmt diesen Anmeldeweg nicht an",
    text: "Versuchen Sie den anderen auf dieser Seite, oder melden Sie sich dort an, wo Ihre Organisation es tut.",
  },
  "password-needs-organization": {
    title: "Ein Passwort allein führt nicht zu Ihrer Organisation",
    text: "Lassen Sie sich zum Anmelden einen Code per E-Mail schicken.",
  },
  "proof-expired": {
    title: "Seit Ihrer Bestätigung ist zu viel Zeit vergangen",
    text: "Beginnen Sie noch einmal mit Ihrer E-Mail-Adresse.",
  },
  "session-not-kept": {
    title: "Dieser Browser hat Ihre Anmeldung nicht behalten",
    text: "Ihre Angaben waren richtig. Erlauben Sie Cookies für diese Website und melden Sie sich dann noch einmal an.",
  },
  unexpected: {
    title: "Die Anmeldung hat nicht geklappt",
    text: "Der Grund ist unbekannt. Versuchen Sie es gleich noch einmal; bleibt es dabei, nennen Sie dem Support die Kennung.",
  },
};
