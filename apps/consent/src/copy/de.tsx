import type { Copy, ScopeCopy } from "./copy.ts";
import { inSeconds } from "./duration.ts";
import { DE_FAILURES } from "./de-failures.ts";
import { DE_SCOPES } from "./de-scopes.ts";
import { type ListFormat, createListFormat } from "./list-words.ts";
import { plural } from "./plural.ts";
import { groupWishes, joinClauses } from "./wish-sentence.ts";

/** How lists stand in the sentences of this catalogue. */
export const DE_LIST: ListFormat = createListFormat({ between: ", ", last: " und " });
const rules = new Intl.PluralRules("de");

/** "Ihre Notizen lesen und bearbeiten, Ihre Berichte exportieren und mehr" */
function wishSentence(wishes: readonly ScopeCopy["wish"][], others: number): string {
  const clauses = groupWishes(wishes).map(
    ({ verbs, object }) => `${object} ${DE_LIST.format(verbs)}`,
  );
  return clauses.length === 0
    ? plural(rules, others, {
        one: "eine Berechtigung nutzen",
        other: `${others} Berechtigungen nutzen`,
      })
    : joinClauses(DE_LIST, clauses, others, "mehr");
}

/** The catalogue in German. */
export const DE: Copy = {
  locale: "de",
  direction: "ltr",
  scopes: DE_SCOPES,
  groups: {
    notes: "Notizen",
    reports: "Berichte",
    identity: "Wer Sie sind",
    access: "Wie weit der Zugriff reicht",
    other: "Weitere Berechtigungen",
  },
  consent: {
    heading: (client, wishes, others) => (
      <>
        {client} möchte {wishSentence(wishes, others)}
      </>
    ),
    nothingGrantableHeading: (client) => <>Sie können {client} diesen Zugriff nicht geben</>,
    nothingGrantable: (client) => (
      <>
        {client} bittet um Berechtigungen, die Ihr eigenes Konto nicht hat. Wer Ihr Konto verwaltet,
        kann das vielleicht ändern. Mit „Ablehnen“ kehren Sie zur App zurück.
      </>
    ),
    firstParty: (client) => <>{client} ist eine unserer eigenen Apps.</>,
    thirdParty: (client) => <>{client} stammt nicht von uns, sondern von jemand anderem.</>,
    metadataHost: (host) => <>Die App weist sich durch eine Seite auf {host} aus.</>,
    inItsWords: "In eigenen Worten:",
    permissions: (client) => <>Was {client} darf</>,
    unavailable: "Angefragt, aber nicht von Ihnen zu vergeben",
    unavailableReason: (client) => (
      <>Ihr Konto hat diese Berechtigungen nicht, deshalb bekommt {client} sie nicht.</>
    ),
    resources: (client) => <>Wo {client} den Zugriff nutzen darf</>,
    allow: "Zugriff erlauben",
    allowSome: (selected, grantable) => `${selected} von ${grantable} erlauben`,
    allowing: "Wird erlaubt …",
    deny: "Ablehnen",
    denying: "Wird abgelehnt …",
    forClient: (client) => <>für {client}</>,
    chooseOne:
      "Schalten Sie mindestens eine Berechtigung ein, um Zugriff zu erlauben, oder lehnen Sie ab.",
    slow: "Das dauert länger als sonst. Lassen Sie diese Seite offen.",
    notSent:
      "Ihre Entscheidung ist nicht angekommen. Es hat sich nichts geändert; Sie können noch einmal entscheiden.",
  },
  scopeRow: {
    onlyNeeded: "Nur das Nötige",
    technicalNames: "Technische Namen",
    technicalName: "Technischer Name:",
    about: (title) => <>Mehr über „{title}“</>,
    required: "Immer enthalten.",
    grantedBefore: "Das haben Sie schon einmal erlaubt.",
    unknownTitle: (scope) => <>{scope} nutzen</>,
    undescribed:
      "Diese Berechtigung hat niemand beschrieben. Erlauben Sie sie nur, wenn Sie wissen, was sie bewirkt.",
    describedElsewhere: "Beschrieben von dem Dienst, zu dem diese Berechtigung gehört.",
  },
  tally: {
    on: (selected, total) => `${selected} von ${total} an`,
    permissionsOn: (selected, total) =>
      plural(rules, total, {
        one: `${selected} von ${total} Berechtigung an`,
        other: `${selected} von ${total} Berechtigungen an`,
      }),
  },
  steps: {
    progress: (step, total) => `Schritt ${step} von ${total}`,
    opening: "Die Anfrage",
    review: "Ihre Antworten",
    introduction:
      "Sie wählen Teil für Teil, was Sie erlauben. Vor dem letzten Schritt wird nichts erlaubt.",
    begin: "Beginnen",
    next: "Weiter",
    back: "Zurück",
    questions: {
      notes: (client) => <>Was darf {client} mit Ihren Notizen tun?</>,
      reports: (client) => <>Was darf {client} mit Ihren Berichten tun?</>,
      identity: (client) => <>Was darf {client} über Sie wissen?</>,
      access: (client) => <>Wie weit darf der Zugriff von {client} reichen?</>,
      other: (client) => <>Was darf {client} sonst noch?</>,
    },
    reviewHeading: (client) => <>Das erlauben Sie {client}</>,
    nothingHeading: (client) => <>Sie lassen alles weg, worum {client} bittet</>,
    nothingChosen:
      "So gibt es nichts zu erlauben. Gehen Sie zurück, um das zu ändern, oder lehnen Sie ab.",
    grantedDescribed: (words) => <>Sie bekommt, was ihr Dienst „{words}“ nennt.</>,
    grantedUnknown: (scope) => <>Sie kann {scope} nutzen, was niemand beschrieben hat.</>,
    leftOut: "Sie lassen weg",
    change: "Ändern",
    soFar: "Ihre bisherigen Antworten",
    noAnswers: "Was Sie wählen, erscheint hier.",
  },
  parties: {
    account: "Angemeldet als",
    organization: (name) => <>bei {name}</>,
    unnamedAccount: "Ein Konto ohne Namen",
    switchAccount: "Nicht Sie?",
    expectedAccount: (client, expected) => (
      <>
        {client} hat {expected} erwartet. Prüfen Sie, ob Sie dieses Konto verwenden wollen.
      </>
    ),
    destination: "Führt Sie zu",
    fullAddress: "Vollständige Adresse",
    onThisDevice: "einer App auf diesem Gerät",
    loopbackCaution: (client) => (
      <>
        Die Antwort geht an ein Programm auf diesem Gerät, und wir können nicht erkennen, an
        welches. Machen Sie nur weiter, wenn Sie {client} gerade selbst gestartet haben.
      </>
    ),
    appCaution: (client) => (
      <>
        Die Antwort geht an die App auf diesem Gerät, die solche Adressen öffnet, welche auch immer
        das ist. Machen Sie nur weiter, wenn Sie {client} gerade selbst gestartet haben.
      </>
    ),
  },
  waiting: {
    loading: "Die Anfrage wird gelesen",
    slow: "Das dauert länger als sonst. Die Seite macht von selbst weiter, sobald sie kann.",
    signedOut: "Zum Fortfahren anmelden",
    signedOutExplanation:
      "Die Anfrage bleibt erhalten. Nach der Anmeldung kommen Sie zu ihr zurück.",
    signIn: "Anmelden",
  },
  leaving: {
    redirecting: "Sie werden zurückgeleitet",
    denied: "Sie haben den Zugriff abgelehnt",
    deniedExplanation: "Die App bekommt nichts. Sie erfährt, dass Sie abgelehnt haben.",
    stalled: "Von Hand geht es weiter",
    stalledOnWeb: "Ihr Browser müsste diese Seite inzwischen verlassen haben.",
    stalledOnDevice:
      "Ist die App schon vor Ihnen, können Sie diese Seite schließen. Wenn nicht, öffnen Sie sie hier noch einmal.",
    goingTo: (destination) => <>Von hier geht es zu {destination}</>,
    proceed: "Weiter",
  },
  preferences: {
    title: "Sprache und Darstellung",
    languages: "Sprache",
    appearance: "Darstellung",
    themes: { system: "System", light: "Hell", dark: "Dunkel" },
  },
  failures: DE_FAILURES,
  failure: {
    tryAgain: "Noch einmal versuchen",
    reference: "Kennung für den Support:",
    developers: "Angaben für die Entwicklung",
    code: "Code:",
    retryAfter: (seconds) => `In ${inSeconds("de", seconds)} sollte es klappen.`,
    tellApp: "Zurück zur App",
    switchOrganization: "Andere Organisation wählen",
    tellAppExplanation: (destination) => (
      <>Die App kann erfahren, was nicht geklappt hat. Das führt Sie zu {destination}</>
    ),
  },
  receipt: {
    keep: "Abschrift behalten",
    beforeDeciding: (client) => (
      <>
        Schriftlich: was Sie {client} erlauben, wenn Sie es so erlauben, wie es jetzt gewählt ist.
      </>
    ),
    inForce: (client) => <>Schriftlich: was {client} in diesem Augenblick darf.</>,
    copy: "Kopieren",
    copied: "Kopiert.",
    notCopied:
      "Der Browser hat es nicht kopiert. Markieren Sie den Text oben und kopieren Sie ihn von Hand.",
    download: "Herunterladen",
    text: "Die Abschrift",
    title: (client) => <>Zugriff von {client} auf Ihr Konto</>,
    written: "Geschrieben",
    standing: "Stand",
    undecided:
      "Vor der Entscheidung geschrieben. Gilt, wenn der Zugriff mit dieser Auswahl erlaubt wurde, und nicht, wenn er abgelehnt wurde.",
    listed: "In Kraft, als dies geschrieben wurde.",
    app: "App",
    appId: "Kennung der App",
    leftOut: "Angefragt und weggelassen",
    nothing: "Nichts.",
  },
};
