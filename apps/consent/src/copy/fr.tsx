import type { Copy, ScopeCopy } from "./copy.ts";
import { inSeconds } from "./duration.ts";
import { FR_FAILURES } from "./fr-failures.ts";
import { FR_SCOPES } from "./fr-scopes.ts";
import { type ListFormat, createListFormat } from "./list-words.ts";
import { plural } from "./plural.ts";
import { groupWishes, joinClauses } from "./wish-sentence.ts";

/** How lists stand in the sentences of this catalogue. */
export const FR_LIST: ListFormat = createListFormat({ between: ", ", last: " et " });
const rules = new Intl.PluralRules("fr");

/** "lire et modifier vos notes, exporter vos rapports et plus encore" */
function wishSentence(wishes: readonly ScopeCopy["wish"][], others: number): string {
  const clauses = groupWishes(wishes).map(
    ({ verbs, object }) => `${FR_LIST.format(verbs)} ${object}`,
  );
  return clauses.length === 0
    ? plural(rules, others, {
        one: "utiliser une autorisation",
        other: `utiliser ${others} autorisations`,
      })
    : joinClauses(FR_LIST, clauses, others, "plus encore");
}

/** The catalogue in French. */
export const FR: Copy = {
  locale: "fr",
  direction: "ltr",
  scopes: FR_SCOPES,
  groups: {
    notes: "Notes",
    reports: "Rapports",
    identity: "Qui vous êtes",
    access: "Jusqu’où va l’accès",
    other: "Autres autorisations",
  },
  consent: {
    heading: (client, wishes, others) => (
      <>
        {client} souhaite {wishSentence(wishes, others)}
      </>
    ),
    nothingGrantableHeading: (client) => <>Vous ne pouvez pas donner cet accès à {client}</>,
    nothingGrantable: (client) => (
      <>
        {client} demande des autorisations que votre propre compte n’a pas. La personne qui gère
        votre compte peut peut-être y remédier. Refuser vous ramène à l’application.
      </>
    ),
    firstParty: (client) => <>{client} est l’une de nos propres applications.</>,
    thirdParty: (client) => <>{client} vient d’un tiers, pas de nous.</>,
    metadataHost: (host) => <>L’application s’identifie par une page sur {host}.</>,
    inItsWords: "Dans ses propres termes\u00a0:",
    permissions: (client) => <>Ce que {client} peut faire</>,
    unavailable: "Demandé, mais vous ne pouvez pas l’accorder",
    unavailableReason: (client) => (
      <>Votre compte n’a pas ces autorisations, {client} ne les aura donc pas.</>
    ),
    resources: (client) => <>Où {client} peut s’en servir</>,
    allow: "Autoriser l’accès",
    allowSome: (selected, grantable) => `Autoriser ${selected} sur ${grantable}`,
    allowing: "Autorisation en cours…",
    deny: "Refuser",
    denying: "Refus en cours…",
    forClient: (client) => <>pour {client}</>,
    chooseOne: "Activez au moins une autorisation pour autoriser l’accès, ou refusez.",
    slow: "Cela prend plus de temps que d’habitude. Laissez cette page ouverte.",
    notSent: "Votre décision n’est pas arrivée. Rien n’a changé, vous pouvez décider de nouveau.",
  },
  scopeRow: {
    onlyNeeded: "Seulement le nécessaire",
    technicalNames: "Noms techniques",
    technicalName: "Nom technique\u00a0:",
    about: (title) => (
      <>
        En savoir plus sur «{"\u00a0"}
        {title}
        {"\u00a0"}»
      </>
    ),
    required: "Toujours inclus.",
    grantedBefore: "Vous l’avez déjà autorisé.",
    unknownTitle: (scope) => <>Utiliser {scope}</>,
    undescribed:
      "Personne n’a décrit cette autorisation. Ne l’accordez que si vous savez ce qu’elle permet.",
    describedElsewhere: "Décrit par le service auquel appartient cette autorisation.",
  },
  tally: {
    on: (selected, total) => `${selected} sur ${total}`,
    permissionsOn: (selected, total) =>
      plural(rules, total, {
        one: `${selected} autorisation activée sur ${total}`,
        other: `${selected} sur ${total} autorisations activées`,
      }),
  },
  steps: {
    progress: (step, total) => `Étape ${step} sur ${total}`,
    opening: "La demande",
    review: "Vos réponses",
    introduction:
      "Vous choisissez ce que vous autorisez, une partie après l’autre. Rien n’est autorisé avant la dernière étape.",
    begin: "Commencer",
    next: "Suivant",
    back: "Retour",
    questions: {
      notes: (client) => (
        <>
          Que peut faire {client} de vos notes{"\u202f"}?
        </>
      ),
      reports: (client) => (
        <>
          Que peut faire {client} de vos rapports{"\u202f"}?
        </>
      ),
      identity: (client) => (
        <>
          Que peut savoir {client} de vous{"\u202f"}?
        </>
      ),
      access: (client) => (
        <>
          Jusqu’où peut aller {client}
          {"\u202f"}?
        </>
      ),
      other: (client) => (
        <>
          Que peut faire {client} d’autre{"\u202f"}?
        </>
      ),
    },
    reviewHeading: (client) => <>Voici ce que vous autorisez à {client}</>,
    nothingHeading: (client) => <>Vous laissez de côté tout ce que {client} demande</>,
    nothingChosen:
      "Il n’y a donc rien à autoriser. Revenez en arrière pour changer cela, ou refusez.",
    grantedDescribed: (words) => (
      <>
        Elle obtient ce que son service appelle «{"\u00a0"}
        {words}
        {"\u00a0"}».
      </>
    ),
    grantedUnknown: (scope) => <>Elle peut utiliser {scope}, que personne n’a décrit.</>,
    leftOut: "Vous laissez de côté",
    change: "Modifier",
    soFar: "Vos réponses jusqu’ici",
    noAnswers: "Ce que vous choisissez apparaît ici.",
  },
  parties: {
    account: "Connecté en tant que",
    organization: (name) => <>chez {name}</>,
    unnamedAccount: "Un compte sans nom",
    switchAccount: "Ce n’est pas vous\u202f?",
    expectedAccount: (client, expected) => (
      <>
        {client} attendait {expected}. Vérifiez que c’est bien le compte que vous voulez utiliser.
      </>
    ),
    destination: "Vous mène à",
    fullAddress: "Adresse complète",
    onThisDevice: "une application sur cet appareil",
    loopbackCaution: (client) => (
      <>
        La réponse va à un programme sur cet appareil, et nous ne pouvons pas savoir lequel. Ne
        continuez que si vous venez de lancer {client} vous-même.
      </>
    ),
    appCaution: (client) => (
      <>
        La réponse va à l’application de cet appareil qui ouvre ce type d’adresse, quelle qu’elle
        soit. Ne continuez que si vous venez de lancer {client} vous-même.
      </>
    ),
  },
  waiting: {
    loading: "Lecture de la demande",
    slow: "Cela prend plus de temps que d’habitude. La page continue d’elle-même dès que possible.",
    signedOut: "Connectez-vous pour continuer",
    signedOutExplanation:
      "La demande est conservée. Vous y revenez une fois que vous êtes connecté.",
    signIn: "Se connecter",
  },
  leaving: {
    redirecting: "Retour à l’application",
    denied: "Vous avez refusé l’accès",
    deniedExplanation: "L’application n’obtient rien. Elle apprend que vous avez refusé.",
    stalled: "Continuez à la main",
    stalledOnWeb: "Votre navigateur aurait déjà dû quitter cette page.",
    stalledOnDevice:
      "Si l’application est déjà devant vous, vous pouvez fermer cette page. Sinon, rouvrez-la ici.",
    goingTo: (destination) => <>Vous allez vers {destination}</>,
    proceed: "Continuer",
  },
  preferences: {
    title: "Langue et apparence",
    languages: "Langue",
    appearance: "Apparence",
    themes: { system: "Système", light: "Clair", dark: "Sombre" },
  },
  failures: FR_FAILURES,
  failure: {
    tryAgain: "Réessayer",
    reference: "Référence pour l’assistance\u00a0:",
    developers: "Détails pour les développeurs",
    code: "Code\u00a0:",
    retryAfter: (seconds) => `Cela devrait fonctionner dans ${inSeconds("fr", seconds)}.`,
    tellApp: "Retour à l’application",
    switchOrganization: "Choisir une autre organisation",
    tellAppExplanation: (destination) => (
      <>L’application peut apprendre ce qui n’a pas fonctionné. Cela vous mène à {destination}</>
    ),
  },
  receipt: {
    keep: "Garder une copie",
    beforeDeciding: (client) => (
      <>
        Par écrit, ce que vous autorisez à {client} si vous l’autorisez tel que c’est choisi
        maintenant.
      </>
    ),
    inForce: (client) => <>Par écrit, ce que {client} peut faire en ce moment.</>,
    copy: "Copier",
    copied: "Copié.",
    notCopied:
      "Le navigateur ne l’a pas copié. Sélectionnez le texte ci-dessus et copiez-le à la main.",
    download: "Télécharger",
    text: "Le document",
    title: (client) => <>Accès de {client} à votre compte</>,
    written: "Rédigé",
    standing: "Valeur",
    undecided:
      "Rédigé avant la décision. Valable si l’accès a été autorisé avec ces choix, et non s’il a été refusé.",
    listed: "En vigueur au moment de la rédaction.",
    app: "Application",
    appId: "Identifiant de l’application",
    leftOut: "Demandé, et laissé de côté",
    nothing: "Rien.",
  },
};
