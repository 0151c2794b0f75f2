import { inMinutes } from "../../copy/duration.ts";
import { plural } from "../../copy/plural.ts";
import { FR_FAILURES } from "./fr-failures.ts";
import { isolate } from "./isolate.ts";
import type { SiteCopy } from "./site-copy.ts";

const rules = new Intl.PluralRules("fr");

/** French. */
export const fr: SiteCopy = {
  language: "fr",
  pageTitle: (page) => `${page} – Assent`,
  loading: "Chargement…",
  tryAgain: "Réessayer",
  reloadPage: "Recharger cette page",
  referenceLabel: "Référence pour l’assistance",
  unnamedAccount: "Votre compte",
  home: {
    title: "Vous décidez quelles applications utilisent votre compte",
    about:
      "Quand une application demande l’accès à votre compte, elle vous envoie ici. Vous voyez qui demande, pour quoi faire et où vous irez ensuite, et vous autorisez ou refusez.",
    signedInAs: "Connecté en tant que",
    signedOut: "Personne n’est connecté sur cet appareil.",
    signIn: "Se connecter",
    signOut: "Se déconnecter",
    signingOut: "Déconnexion en cours…",
    halfSignedOut: {
      title: "Vous êtes déconnecté sur cet appareil seulement",
      text: "Le service de connexion ne l’a pas confirmé. Si votre session a été copiée ailleurs, elle y prend fin d’elle-même dans l’heure.",
    },
  },
  notFound: {
    title: "Il n’y a pas de page à cette adresse",
    text: "Le lien est peut-être incomplet ou périmé. Si une application vous a envoyé ici, retournez-y et recommencez.",
    home: "Aller à la page d’accueil",
  },
  broken: {
    title: "Cette page n’a pas été chargée entièrement",
    text: "La connexion a peut-être été coupée, ou la page a été renouvelée pendant qu’elle était ouverte. La recharger vous donne la version actuelle.",
  },
  leaving: {
    title: "Vous êtes connecté",
    text: "Vous allez plus loin.",
    link: "Continuer à la main",
  },
  login: {
    title: "Se connecter",
    continues:
      "Une fois connecté, vous passez à la demande de l’application. Rien ne lui est transmis avant que vous l’autorisiez.",
    reauthenticate: {
      title: "Confirmez que c’est bien vous",
      text: (name) =>
        `Vous êtes connecté en tant que ${isolate(name)}, et l’application demande la preuve que vous êtes toujours là. Connectez-vous de nouveau pour continuer.`,
    },
    email: "Adresse e-mail",
    password: "Mot de passe",
    signIn: "Se connecter",
    signingIn: "Connexion en cours…",
    emailCode: "M’envoyer un code par e-mail",
    sendingCode: "Envoi d’un code…",
    codeNotice: "Sans mot de passe. Une adresse nouvelle ici reçoit un compte.",
    otherWays: "Autres façons de se connecter",
    emailMissing: "Saisissez votre adresse e-mail.",
    emailMalformed: "Saisissez une adresse e-mail complète, comme nom@example.com.",
    passwordMissing: "Saisissez votre mot de passe.",
  },
  code: {
    title: "Consultez vos e-mails",
    sent: (email, lifetime) =>
      `Un code à six chiffres est en route vers ${isolate(email)}. Il sert une fois, pendant ${inMinutes("fr", lifetime)}.`,
    sentAgain: (email) =>
      `Un nouveau code est en route vers ${isolate(email)}. Les codes précédents ne fonctionnent plus.`,
    label: "Code à six chiffres",
    missing: "Saisissez le code reçu par e-mail.",
    malformed: "Le code a six chiffres.",
    confirm: "Se connecter",
    resend: "Envoyer un nouveau code",
    back: "Utiliser une autre adresse ou un mot de passe",
  },
  switchAccount: {
    title: "Choisir un compte",
    continueAs: (name) => `Continuer en tant que ${isolate(name)}`,
    useAnother: "Utiliser un autre compte",
    notice: "Utiliser un autre compte déconnecte celui-ci sur cet appareil.",
  },
  organizations: {
    signInTo: (organization) => `Vous vous connectez à ${isolate(organization)}.`,
    signInToUnnamed: "Vous vous connectez à l’organisation que le lien désigne.",
    codeNotice: "Sans mot de passe. Le code va aux adresses qu’une organisation connaît.",
    choose: {
      title: "Choisir une organisation",
      lead: (email) =>
        `Vous vous connectez en tant que ${isolate(email)}. Ces organisations vous connaissent.`,
      invited: "Vous êtes invité",
      current: "Connecté en ce moment",
      asksMore: "Demande une étape que cette page n’a pas",
      goingOn: "Connexion en cours…",
    },
    none: {
      title: "Aucune organisation ici ne connaît cette adresse",
      text: (email) =>
        `${isolate(email)} n’est membre d’aucune organisation. Utilisez l’adresse que votre organisation connaît, ou demandez-y une invitation.`,
    },
    unknown: {
      title: "L’organisation de ce lien n’existe pas",
      text: "Le lien est peut-être périmé. Vous pouvez vous connecter sans lui et choisir parmi vos organisations.",
    },
    secondFactor: {
      title: (organization) => `${isolate(organization)} demande une seconde étape`,
      text: "Cette page n’a pas cette étape, vous n’y êtes donc pas connecté. Connectez-vous là où votre organisation le fait, puis rouvrez le lien de l’application.",
    },
    otherMethod: {
      title: (organization) => `${isolate(organization)} demande une autre façon de se connecter`,
      text: "Elle n’accepte ni code par e-mail ni mot de passe de cette page, vous n’y êtes donc pas connecté. Connectez-vous là où votre organisation le fait, puis rouvrez le lien de l’application.",
    },
    useAnotherAddress: "Utiliser une autre adresse",
    findMine: "Trouver mes organisations",
    chooseAnother: "Choisir une autre organisation",
    switchOrganization: "Changer d’organisation",
    lookingUp: "Recherche de vos organisations…",
  },
  connectedApps: {
    title: "Applications reliées à votre compte",
    about:
      "Chaque application peut utiliser votre compte comme l’indique son entrée, jusqu’à ce que vous lui retiriez l’accès.",
    link: "Applications reliées à votre compte",
    signedOut: {
      title: "Connectez-vous pour voir vos applications reliées",
      text: "Elles appartiennent à un compte, et personne n’est connecté sur cet appareil.",
    },
    notYou: "Ce n’est pas vous\u202f?",
    empty: {
      title: "Aucune application n’est reliée",
      text: "Quand vous autorisez une application à utiliser votre compte, elle apparaît ici, et vous pouvez lui retirer l’accès.",
    },
    count: (apps) =>
      plural(rules, apps, {
        one: "Une application",
        other: `${apps.toLocaleString("fr")} applications`,
      }),
    find: "Chercher une application par son nom",
    found: (found, apps) =>
      `${found.toLocaleString("fr")} sur ${apps.toLocaleString("fr")} applications`,
    noneFound: "Aucune application reliée n’a cela dans son nom.",
    showMore: (apps) => `En afficher ${apps.toLocaleString("fr")} de plus`,
    nothingListed: "Elle n’a aucune autorisation, sinon d’être reliée.",
    details: "Ce qu’elle peut faire",
    remove: "Retirer l’accès",
    forApp: (app) => `de ${isolate(app)}`,
    confirm: {
      title: (app) => `Retirer l’accès de ${isolate(app)}\u202f?`,
      ends: (app) =>
        `${isolate(app)} est déconnectée de votre compte et perd tout ce qu’elle peut y faire.`,
      stays: "Ce qu’elle a déjà copié ou modifié reste tel quel.",
      again: "Pour vous en servir de nouveau avec votre compte, vous devez l’autoriser de nouveau.",
      confirm: "Retirer l’accès",
      keep: "Garder l’accès",
      removing: "Retrait de l’accès…",
    },
    removed: (app) => `${isolate(app)} n’a plus accès à votre compte.`,
    notRemoved: (app) => `L’accès de ${isolate(app)} n’a pas été retiré`,
    notListed: "Elle n’est pas reliée au compte connecté à présent.",
    stale: {
      title: "La liste n’a pas pu être relue",
      text: "Elle montre peut-être encore des accès qui ont pris fin. Relisez-la pour voir ce qui vaut.",
    },
  },
  failures: FR_FAILURES,
  problems: {
    offline: {
      title: "Ce site est injoignable",
      text: "Vérifiez votre connexion, puis réessayez.",
    },
    session_required: {
      title: "Votre session a pris fin",
      text: "Connectez-vous de nouveau pour continuer.",
    },
    rate_limited: {
      title: "Trop d’essais en peu de temps",
      text: "Attendez une minute, puis réessayez.",
    },
    upstream_unavailable: {
      title: "Ce n’est pas possible pour le moment",
      text: "Un service derrière ce site ne répond pas. Réessayez dans un instant.",
    },
  },
  otherProblem: {
    title: "Quelque chose a échoué sur ce site",
    text: "Vous n’y êtes pour rien. Réessayez dans un instant\u202f; si cela continue, donnez la référence à l’assistance.",
  },
  preferences: {
    title: "Langue et apparence",
    languages: "Langue",
    appearance: "Apparence",
    themes: { system: "Système", light: "Clair", dark: "Sombre" },
  },
};
