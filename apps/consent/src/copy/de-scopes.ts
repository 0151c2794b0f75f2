import type { Copy } from "./copy.ts";

/** The scopes of the catalogue in German. */
export const DE_SCOPES: Copy["scopes"] = {
  openid: {
    title: "Sie anmelden",
    description: "Die App erkennt Sie wieder, wenn Sie zurückkommen.",
    reason: "Ohne das funktioniert die Anmeldung nicht.",
    wish: { verb: "erfahren", object: "Ihre Identität" },
    granted: "Sie erkennt Sie wieder, wenn Sie zurückkommen.",
  },
  profile: {
    title: "Ihren Namen und Ihr Profil sehen",
    description: "Name, Bild und die übrigen Angaben Ihres Profils.",
    wish: { verb: "erfahren", object: "Ihre Identität" },
    granted: "Sie sieht Ihren Namen und Ihr Profil.",
  },
  email: {
    title: "Ihre E-Mail-Adresse sehen",
    description: "Die Adresse und ob Sie sie bestätigt haben.",
    wish: { verb: "erfahren", object: "Ihre Identität" },
    granted: "Sie sieht Ihre E-Mail-Adresse.",
  },
  phone: {
    title: "Ihre Telefonnummer sehen",
    description: "Die Nummer und ob Sie sie bestätigt haben.",
    wish: { verb: "erfahren", object: "Ihre Identität" },
    granted: "Sie sieht Ihre Telefonnummer.",
  },
  offline_access: {
    title: "Zugriff behalten, während Sie weg sind",
    description: "Gilt auch, wenn Sie nicht am Bildschirm sind, bis Sie den Zugriff entfernen.",
    wish: { verb: "Zugriff behalten", object: "auch in Ihrer Abwesenheit" },
    granted: "Sie behält diesen Zugriff, während Sie weg sind, bis Sie ihn entfernen.",
  },
  full_access: {
    title: "Über Ihr ganzes Konto verfügen",
    description: "Alles, was Sie hier selbst tun können.",
    consequence: "Die App kann alles lesen, ändern und löschen, was Sie auch können.",
    wish: { verb: "verfügen", object: "über Ihr ganzes Konto" },
    granted: "Sie verfügt über Ihr ganzes Konto, in allem, was Sie selbst tun können.",
  },
  "notes.read": {
    title: "Ihre Notizen lesen",
    description: "Alle Ihre Notizen mit ihrem Datum. Nichts wird geändert.",
    wish: { verb: "lesen", object: "Ihre Notizen" },
    granted: "Sie kann Ihre Notizen lesen.",
  },
  "notes.write": {
    title: "Ihre Notizen anlegen und bearbeiten",
    description: "Legt neue Notizen an und ändert die, die Sie haben.",
    wish: { verb: "bearbeiten", object: "Ihre Notizen" },
    granted: "Sie kann Ihre Notizen anlegen und bearbeiten.",
  },
  "notes.delete": {
    title: "Ihre Notizen löschen",
    description: "Jede Ihrer Notizen, einzeln oder alle.",
    consequence: "Was die App löscht, ist endgültig weg.",
    wish: { verb: "löschen", object: "Ihre Notizen" },
    granted: "Sie kann Ihre Notizen endgültig löschen.",
  },
  "reports.export": {
    title: "Ihre Berichte exportieren",
    description: "Nimmt Kopien Ihrer Berichte aus diesem Dienst mit.",
    consequence: "Kopien bleiben bei der App, auch nachdem Sie ihr den Zugriff entzogen haben.",
    wish: { verb: "exportieren", object: "Ihre Berichte" },
    granted: "Sie kann Kopien Ihrer Berichte mitnehmen.",
  },
};
