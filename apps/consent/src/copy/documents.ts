import { type Locale, PSEUDO_LOCALE } from "../preferences/locales.ts";
import { pseudoText } from "./pseudo-text.ts";

/** What an HTML file says before and without any script. Part of no script: the build writes it. */
export interface DocumentCopy {
  readonly title: string;
  /** For a browser that runs no scripts. */
  readonly noScript: string;
  /** For a page whose scripts did not come. */
  readonly notLoaded: string;
}

/** The words of the two HTML files, by the name of the file. */
export type DocumentsCopy = Readonly<Record<"authorize" | "index", DocumentCopy>>;

const EN: DocumentsCopy = {
  authorize: {
    title: "Give an app access",
    noScript:
      "This page needs JavaScript to take your decision. Switch it on and reload the page, or go back to the app. Nothing has been allowed.",
    notLoaded:
      "A part of this page did not load, so its buttons do nothing yet. Reload the page. Nothing has been allowed.",
  },
  index: {
    title: "Assent",
    noScript: "This page needs JavaScript to sign you in. Switch it on and reload the page.",
    notLoaded: "A part of this page did not load. Check your connection, then reload the page.",
  },
};

/** The words of the HTML files in every locale. */
export const DOCUMENTS: Readonly<Record<Locale, DocumentsCopy>> = {
  en: EN,
  de: {
    authorize: {
      title: "Einer App Zugriff geben",
      noScript:
        "Ohne JavaScript kann diese Seite Ihre Entscheidung nicht entgegennehmen. Schalten Sie es ein und laden Sie die Seite neu, oder kehren Sie zur App zurück. Es wurde nichts erlaubt.",
      notLoaded:
        "Ein Teil dieser Seite wurde nicht geladen, deshalb reagieren die Schaltflächen noch nicht. Laden Sie die Seite neu. Es wurde nichts erlaubt.",
    },
    index: {
      title: "Assent",
      noScript:
        "Ohne JavaScript kann diese Seite Sie nicht anmelden. Schalten Sie es ein und laden Sie die Seite neu.",
      notLoaded:
        "Ein Teil dieser Seite wurde nicht geladen. Prüfen Sie Ihre Verbindung und laden Sie die Seite neu.",
    },
  },
  [PSEUDO_LOCALE]: {
    authorize: pseudoDocument(EN.authorize),
    index: pseudoDocument(EN.index),
  },
};

function pseudoDocument({ title, noScript, notLoaded }: DocumentCopy): DocumentCopy {
  return {
    title: pseudoText(title),
    noScript: pseudoText(noScript),
    notLoaded: pseudoText(notLoaded),
  };
}
