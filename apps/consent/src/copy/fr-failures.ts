import type { Copy } from "./copy.ts";

/** The failures in French. */
export const FR_FAILURES: Copy["failures"] = {
  "session-ended": {
    heading: "Votre session a pris fin",
    explanation:
      "Vous avez été déconnecté pendant que cette page était ouverte. Rien n’a été autorisé.",
    advice: "Connectez-vous de nouveau et la demande réapparaît.",
    action: "Se reconnecter",
  },
  "account-changed": {
    heading: "Un autre compte est maintenant connecté",
    explanation:
      "Le compte a changé dans un autre onglet pendant que cette page était ouverte. Rien n’a été autorisé.",
    advice: "Relisez la demande avec le compte connecté à présent.",
    action: "Relire la demande",
  },
  "details-changed": {
    heading: "L’application a modifié ses informations",
    explanation:
      "Ce que vous avez lu ne correspond plus à ce qui serait accordé. Rien n’a été autorisé.",
    advice: "Relisez la demande avant de décider.",
    action: "Relire la demande",
  },
  expired: {
    heading: "Cette demande a expiré",
    explanation: "La page est restée ouverte plus de dix minutes. Rien n’a été autorisé.",
    advice: "Recommencez à partir de la même demande.",
    action: "Recommencer",
  },
  "already-used": {
    heading: "Cette demande a déjà reçu une réponse",
    explanation:
      "La décision a déjà été prise, peut-être dans un autre onglet. Une seconde réponse ne compte pas.",
    advice:
      "Retournez à l’application. Si elle vous attend encore, reliez-la de nouveau à partir de là.",
  },
  "outcome-unknown": {
    heading: "Nous ne savons pas si cela a fonctionné",
    explanation:
      "Votre décision a été envoyée, mais la connexion a été coupée avant l’arrivée de la réponse.",
    advice:
      "Retournez à l’application. Si elle n’est pas reliée, reliez-la de nouveau à partir de là.",
  },
  "organization-refused": {
    heading: "Votre organisation n’admet pas cette application",
    explanation:
      "L’organisation à laquelle vous êtes connecté décide des applications que ses membres peuvent relier. Rien n’a été autorisé.",
    advice: "Adressez-vous aux responsables de votre organisation, ou connectez-vous à une autre.",
  },
  "bad-request": {
    heading: "L’application a envoyé une demande à laquelle nous ne pouvons pas répondre",
    explanation:
      "Il y manque quelque chose, ou quelque chose y est faux. Vous n’y êtes pour rien, et rien n’a été autorisé.",
    advice:
      "Retournez à l’application et essayez encore une fois. Si cela se reproduit, prévenez ceux qui la développent.",
  },
  unavailable: {
    heading: "Nous ne pouvons pas répondre pour le moment",
    explanation: "Une partie de notre service ne réagit pas, et cette page ne peut pas continuer.",
    advice: "Réessayez dans un instant.",
  },
  "rate-limited": {
    heading: "Trop d’essais en peu de temps",
    explanation: "Pour protéger les comptes, nous n’acceptons qu’un nombre limité de demandes.",
    advice: "Réessayez un peu plus tard.",
  },
  offline: {
    heading: "Aucune connexion",
    explanation: "Votre navigateur n’a pas pu nous joindre, et cette page ne peut pas continuer.",
    advice: "Vérifiez votre connexion, puis réessayez.",
  },
};
