import type { Copy } from "./copy.ts";

/** The scopes of the catalogue in French. */
export const FR_SCOPES: Copy["scopes"] = {
  openid: {
    title: "Vous connecter",
    description: "Permet à l’application de vous reconnaître quand vous revenez.",
    reason: "Sans cela, la connexion ne fonctionne pas.",
    wish: { verb: "savoir", object: "qui vous êtes" },
    granted: "Elle vous reconnaît quand vous revenez.",
  },
  profile: {
    title: "Voir votre nom et votre profil",
    description: "Votre nom, votre photo et les autres informations de votre profil.",
    wish: { verb: "savoir", object: "qui vous êtes" },
    granted: "Elle voit votre nom et votre profil.",
  },
  email: {
    title: "Voir votre adresse e-mail",
    description: "L’adresse, et si vous l’avez confirmée.",
    wish: { verb: "savoir", object: "qui vous êtes" },
    granted: "Elle voit votre adresse e-mail.",
  },
  phone: {
    title: "Voir votre numéro de téléphone",
    description: "Le numéro, et si vous l’avez confirmé.",
    wish: { verb: "savoir", object: "qui vous êtes" },
    granted: "Elle voit votre numéro de téléphone.",
  },
  offline_access: {
    title: "Garder l’accès en votre absence",
    description: "Fonctionne sans vous devant l’écran, jusqu’à ce que vous retiriez l’accès.",
    wish: { verb: "garder l’accès", object: "en votre absence" },
    granted: "Elle garde cet accès en votre absence, jusqu’à ce que vous le retiriez.",
  },
  full_access: {
    title: "Disposer de tout votre compte",
    description: "Tout ce que vous pouvez faire ici vous-même.",
    consequence: "L’application peut lire, modifier et supprimer tout ce que vous pouvez.",
    wish: { verb: "disposer", object: "de tout votre compte" },
    granted: "Elle dispose de tout votre compte, dans tout ce que vous pouvez faire.",
  },
  "notes.read": {
    title: "Lire vos notes",
    description: "Toutes vos notes, avec leurs dates. Rien n’est modifié.",
    wish: { verb: "lire", object: "vos notes" },
    granted: "Elle peut lire vos notes.",
  },
  "notes.write": {
    title: "Créer et modifier vos notes",
    description: "Ajoute des notes et modifie celles que vous avez.",
    wish: { verb: "modifier", object: "vos notes" },
    granted: "Elle peut créer et modifier vos notes.",
  },
  "notes.delete": {
    title: "Supprimer vos notes",
    description: "N’importe laquelle de vos notes, une seule ou toutes.",
    consequence: "Ce que l’application supprime est perdu pour de bon.",
    wish: { verb: "supprimer", object: "vos notes" },
    granted: "Elle peut supprimer vos notes pour de bon.",
  },
  "reports.export": {
    title: "Exporter vos rapports",
    description: "Emporte des copies de vos rapports hors de ce service.",
    consequence: "Les copies restent à l’application, même après que vous lui avez retiré l’accès.",
    wish: { verb: "exporter", object: "vos rapports" },
    granted: "Elle peut emporter des copies de vos rapports.",
  },
};
