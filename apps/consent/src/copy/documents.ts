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
  fr: {
    authorize: {
      title: "Donner accès à une application",
      noScript:
        "Cette page a besoin de JavaScript pour recevoir votre décision. Activez-le et rechargez la page, ou retournez à l’application. Rien n’a été autorisé.",
      notLoaded:
        "Une partie de cette page n’a pas été chargée : ses boutons ne font encore rien. Rechargez la page. Rien n’a été autorisé.",
    },
    index: {
      title: "Assent",
      noScript:
        "Cette page a besoin de JavaScript pour vous connecter. Activez-le et rechargez la page.",
      notLoaded:
        "Une partie de cette page n’a pas été chargée. Vérifiez votre connexion, puis rechargez la page.",
    },
  },
  es: {
    authorize: {
      title: "Dar acceso a una app",
      noScript:
        "Esta página necesita JavaScript para recibir tu decisión. Actívalo y vuelve a cargar la página, o regresa a la app. No se ha permitido nada.",
      notLoaded:
        "Una parte de esta página no se ha cargado, así que sus botones aún no hacen nada. Vuelve a cargar la página. No se ha permitido nada.",
    },
    index: {
      title: "Assent",
      noScript:
        "Esta página necesita JavaScript para iniciar tu sesión. Actívalo y vuelve a cargar la página.",
      notLoaded:
        "Una parte de esta página no se ha cargado. Comprueba tu conexión y vuelve a cargar la página.",
    },
  },
  ja: {
    authorize: {
      title: "アプリにアクセスを許可",
      noScript:
        "このページで許可または拒否するには JavaScript が必要です。有効にしてページを再読み込みするか、アプリに戻ってください。まだ何も許可されていません。",
      notLoaded:
        "ページの一部を読み込めなかったため、ボタンはまだ動作しません。ページを再読み込みしてください。まだ何も許可されていません。",
    },
    index: {
      title: "Assent",
      noScript:
        "ログインするには JavaScript が必要です。有効にしてページを再読み込みしてください。",
      notLoaded:
        "ページの一部を読み込めませんでした。接続を確認してから、ページを再読み込みしてください。",
    },
  },
  ar: {
    authorize: {
      title: "منح تطبيق حق الوصول",
      noScript:
        "تحتاج هذه الصفحة إلى JavaScript لتسجيل قرارك. فعّله ثم أعد تحميل الصفحة، أو عُد إلى التطبيق. لم يُسمح بأي شيء.",
      notLoaded:
        "لم يُحمَّل جزء من هذه الصفحة، ولذلك لا تعمل أزرارها بعد. أعد تحميل الصفحة. لم يُسمح بأي شيء.",
    },
    index: {
      title: "Assent",
      noScript: "تحتاج هذه الصفحة إلى JavaScript لتسجيل دخولك. فعّله ثم أعد تحميل الصفحة.",
      notLoaded: "لم يُحمَّل جزء من هذه الصفحة. تحقّق من اتصالك ثم أعد تحميل الصفحة.",
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
