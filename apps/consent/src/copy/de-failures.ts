import type { Copy } from "./copy.ts";

/** The failures in German. */
export const DE_FAILURES: Copy["failures"] = {
  "session-ended": {
    heading: "Ihre Sitzung ist beendet",
    explanation: "Sie wurden abgemeldet, während diese Seite offen war. Es wurde nichts erlaubt.",
    advice: "Melden Sie sich wieder an, dann erscheint die Anfrage erneut.",
    action: "Wieder anmelden",
  },
  "account-changed": {
    heading: "Jetzt ist ein anderes Konto angemeldet",
    explanation:
      "Das Konto hat in einem anderen Tab gewechselt, während diese Seite offen war. Es wurde nichts erlaubt.",
    advice: "Lesen Sie die Anfrage noch einmal mit dem Konto, das jetzt angemeldet ist.",
    action: "Noch einmal lesen",
  },
  "details-changed": {
    heading: "Die App hat ihre Angaben geändert",
    explanation:
      "Was Sie gelesen haben, entspricht nicht mehr dem, was erlaubt würde. Es wurde nichts erlaubt.",
    advice: "Lesen Sie die Anfrage noch einmal, bevor Sie entscheiden.",
    action: "Noch einmal lesen",
  },
  expired: {
    heading: "Diese Anfrage ist abgelaufen",
    explanation: "Die Seite war länger als zehn Minuten offen. Es wurde nichts erlaubt.",
    advice: "Beginnen Sie mit derselben Anfrage von vorn.",
    action: "Von vorn beginnen",
  },
  "already-used": {
    heading: "Diese Anfrage ist schon beantwortet",
    explanation:
      "Über sie wurde bereits entschieden, vielleicht in einem anderen Tab. Eine zweite Antwort zählt nicht.",
    advice:
      "Kehren Sie zur App zurück. Wartet sie noch auf Sie, verbinden Sie sie von dort aus noch einmal.",
  },
  "outcome-unknown": {
    heading: "Wir wissen nicht, ob das geklappt hat",
    explanation:
      "Ihre Entscheidung wurde gesendet, doch die Verbindung brach ab, bevor die Antwort kam.",
    advice:
      "Kehren Sie zur App zurück. Ist sie nicht verbunden, verbinden Sie sie von dort aus noch einmal.",
  },
  "organization-refused": {
    heading: "Ihre Organisation lässt diese App nicht zu",
    explanation:
      "Die Organisation, bei der Sie angemeldet sind, entscheidet, welche Apps ihre Mitglieder verbinden dürfen. Es wurde nichts erlaubt.",
    advice:
      "Fragen Sie die Zuständigen in Ihrer Organisation, oder melden Sie sich bei einer anderen an.",
  },
  "bad-request": {
    heading: "Die Anfrage der App lässt sich nicht beantworten",
    explanation:
      "Darin fehlt etwas, oder etwas stimmt nicht. Sie haben nichts falsch gemacht, und es wurde nichts erlaubt.",
    advice:
      "Kehren Sie zur App zurück und versuchen Sie es noch einmal. Passiert es wieder, sagen Sie denen Bescheid, die sie entwickeln.",
  },
  unavailable: {
    heading: "Wir können gerade nicht antworten",
    explanation:
      "Ein Teil unseres Dienstes reagiert nicht, deshalb geht es auf dieser Seite nicht weiter.",
    advice: "Versuchen Sie es gleich noch einmal.",
  },
  "rate-limited": {
    heading: "Zu viele Versuche in kurzer Zeit",
    explanation: "Zum Schutz der Konten nehmen wir nur eine begrenzte Zahl von Anfragen an.",
    advice: "Versuchen Sie es etwas später noch einmal.",
  },
  offline: {
    heading: "Keine Verbindung",
    explanation:
      "Ihr Browser konnte uns nicht erreichen, deshalb geht es auf dieser Seite nicht weiter.",
    advice: "Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.",
  },
};
