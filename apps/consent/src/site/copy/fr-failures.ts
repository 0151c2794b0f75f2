import type { SiteCopy } from "./site-copy.ts";

/** What can go wrong while signing in, in French. */
export const FR_FAILURES: SiteCopy["failures"] = {
  "wrong-credentials": {
    title: "L’adresse e-mail et le mot de passe ne correspondent pas",
    text: "Vérifiez les deux, ou faites-vous envoyer un code par e-mail.",
  },
  "no-password": {
    title: "Ce compte n’a pas de mot de passe",
    text: "Faites-vous envoyer un code par e-mail pour vous connecter.",
  },
  "password-reset-needed": {
    title: "Ce mot de passe ne peut plus servir",
    text: "D’autres le connaissent peut-être. Faites-vous envoyer un code par e-mail pour vous connecter, puis choisissez un nouveau mot de passe.",
  },
  locked: {
    title: "Ce compte est bloqué pour le moment",
    text: "Il y a eu trop d’essais manqués. Attendez un peu avant le prochain, ou demandez à l’assistance de le débloquer.",
  },
  "invalid-email": {
    title: "Cette adresse e-mail ne peut pas servir",
    text: "Vérifiez qu’il n’y a pas de faute de frappe.",
  },
  "email-not-reachable": {
    title: "Aucun code ne peut être envoyé à cette adresse",
    text: "Des messages précédents sont revenus, ou elle n’en reçoit pas encore. Connectez-vous avec votre mot de passe, ou adressez-vous à l’assistance.",
  },
  "account-not-allowed": {
    title: "Ce compte ne peut pas se connecter ici",
    text: "Utilisez une autre adresse, ou demandez l’accès à l’assistance.",
  },
  "code-refused": {
    title: "Ce code ne fonctionne pas",
    text: "Il est peut-être mal saisi ou déjà utilisé. Regardez l’e-mail le plus récent, ou faites-vous envoyer un nouveau code.",
  },
  "code-expired": {
    title: "Ce code est trop ancien",
    text: "Faites-vous envoyer un nouveau code et saisissez celui-là.",
  },
  "rate-limited": {
    title: "Trop d’essais en peu de temps",
    text: "Attendez une minute, puis réessayez.",
  },
  "check-needed": {
    title: "La connexion demande une vérification que cette page ne peut pas afficher",
    text: "Désactivez les bloqueurs de contenu pour cette page et réessayez, ou connectez-vous autrement.",
  },
  "not-enabled": {
    title: "Cette façon de se connecter n’est pas activée",
    text: "Votre compte n’a aucun problème. Prévenez les responsables de ce site et donnez-leur la référence.",
  },
  offline: {
    title: "Le service de connexion est injoignable",
    text: "Vérifiez votre connexion, puis réessayez. Vous n’êtes pas connecté.",
  },
  "not-a-member": {
    title: "Cette adresse n’est pas membre de l’organisation",
    text: "Utilisez l’adresse que l’organisation connaît, ou demandez-y une invitation.",
  },
  "organization-unknown": {
    title: "Il n’est pas possible de se connecter à cette organisation",
    text: "Elle est peut-être fermée ou suspendue. Choisissez-en une autre, ou adressez-vous à l’assistance.",
  },
  "method-refused": {
    title: "L’organisation n’accepte pas cette façon de se connecter",
    text: "Essayez l’autre sur cette page, ou connectez-vous là où votre organisation le fait.",
  },
  "password-needs-organization": {
    title: "Un mot de passe seul ne mène pas à votre organisation",
    text: "Faites-vous envoyer un code par e-mail pour vous connecter.",
  },
  "proof-expired": {
    title: "Trop de temps s’est écoulé depuis que vous avez prouvé qui vous êtes",
    text: "Recommencez avec votre adresse e-mail.",
  },
  "session-not-kept": {
    title: "Ce navigateur n’a pas gardé votre connexion",
    text: "Vos informations étaient justes. Autorisez les cookies pour ce site, puis reconnectez-vous.",
  },
  unexpected: {
    title: "La connexion n’a pas fonctionné",
    text: "La raison est inconnue. Réessayez dans un instant\u202f; si cela continue, donnez la référence à l’assistance.",
  },
};
