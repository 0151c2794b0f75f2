import { inMinutes } from "../../copy/duration.ts";
import { plural } from "../../copy/plural.ts";
import { AR_FAILURES } from "./ar-failures.ts";
import { isolate } from "./isolate.ts";
import type { SiteCopy } from "./site-copy.ts";

/** Figures as they stand in codes and addresses, whatever the data of a browser prefers. */
const TAG = "ar-u-nu-latn";
const rules = new Intl.PluralRules(TAG);

/** "تطبيقان", "3 تطبيقات", "11 تطبيقًا": the noun goes by the number. */
function countApps(apps: number): string {
  const figure = apps.toLocaleString(TAG);
  return plural(rules, apps, {
    one: "تطبيق واحد",
    two: "تطبيقان",
    few: `${figure} تطبيقات`,
    many: `${figure} تطبيقًا`,
    other: `${figure} تطبيق`,
  });
}

/** Arabic. */
export const ar: SiteCopy = {
  language: "ar",
  pageTitle: (page) => `${page} – Assent`,
  loading: "جارٍ التحميل…",
  tryAgain: "المحاولة مرة أخرى",
  reloadPage: "إعادة تحميل هذه الصفحة",
  referenceLabel: "مرجع للدعم",
  unnamedAccount: "حسابك",
  home: {
    title: "أنت تقرّر أي التطبيقات تستخدم حسابك",
    about:
      "عندما يطلب تطبيق الوصول إلى حسابك يرسلك إلى هنا. ترى من يطلب، ولماذا، وإلى أين ستذهب بعد ذلك، ثم تسمح أو ترفض.",
    signedInAs: "مسجّل الدخول باسم",
    signedOut: "لم يسجّل أحد الدخول على هذا الجهاز.",
    signIn: "تسجيل الدخول",
    signOut: "تسجيل الخروج",
    signingOut: "جارٍ تسجيل الخروج…",
    halfSignedOut: {
      title: "سُجّل خروجك على هذا الجهاز فقط",
      text: "لم تؤكّد خدمة تسجيل الدخول ذلك. وإن كانت جلستك قد نُسخت إلى مكان آخر فستنتهي هناك تلقائيًا خلال ساعة.",
    },
  },
  notFound: {
    title: "لا توجد صفحة في هذا العنوان",
    text: "قد يكون الرابط ناقصًا أو قديمًا. وإن كان تطبيق قد أرسلك إلى هنا فعُد إليه وابدأ من جديد.",
    home: "الذهاب إلى صفحة البداية",
  },
  broken: {
    title: "لم تُحمَّل هذه الصفحة كاملة",
    text: "ربما انقطع الاتصال، أو جُدّدت الصفحة وهي مفتوحة لديك. تعرض لك إعادة التحميل الصفحة الحالية.",
  },
  leaving: {
    title: "سُجّل دخولك",
    text: "جارٍ نقلك إلى الخطوة التالية.",
    link: "المتابعة يدويًا",
  },
  login: {
    title: "تسجيل الدخول",
    continues: "تنتقل بعد تسجيل الدخول إلى طلب التطبيق. ولا يُشارَك معه أي شيء قبل أن تسمح بذلك.",
    reauthenticate: {
      title: "أكّد أنك أنت",
      text: (name) =>
        `سُجّل دخولك باسم ${isolate(name)}، ويطلب التطبيق إثباتًا أنك ما زلت هنا. سجّل الدخول من جديد للمتابعة.`,
    },
    email: "البريد الإلكتروني",
    password: "كلمة المرور",
    signIn: "تسجيل الدخول",
    signingIn: "جارٍ تسجيل الدخول…",
    emailCode: "إرسال رمز إلى بريدي",
    sendingCode: "جارٍ إرسال رمز…",
    codeNotice: "من دون كلمة مرور. ويُنشأ حساب لكل عنوان جديد هنا.",
    otherWays: "طرق أخرى لتسجيل الدخول",
    emailMissing: "أدخل بريدك الإلكتروني.",
    emailMalformed: `أدخل بريدًا إلكترونيًا كاملًا، مثل ${isolate("name@example.com")}.`,
    passwordMissing: "أدخل كلمة المرور.",
  },
  code: {
    title: "راجع بريدك الإلكتروني",
    sent: (email, lifetime) =>
      `رمز من ستة أرقام في طريقه إلى ${isolate(email)}. يعمل مرة واحدة، ومدة صلاحيته ${inMinutes(TAG, lifetime)}.`,
    sentAgain: (email) => `رمز جديد في طريقه إلى ${isolate(email)}. ولم تعد الرموز السابقة تعمل.`,
    label: "الرمز المكوّن من ستة أرقام",
    missing: "أدخل الرمز الوارد في الرسالة.",
    malformed: "الرمز من ستة أرقام.",
    confirm: "تسجيل الدخول",
    resend: "إرسال رمز جديد",
    back: "استخدام عنوان آخر أو كلمة مرور",
  },
  switchAccount: {
    title: "اختيار حساب",
    continueAs: (name) => `المتابعة باسم ${isolate(name)}`,
    useAnother: "استخدام حساب آخر",
    notice: "استخدام حساب آخر يسجّل خروج هذا الحساب على هذا الجهاز.",
  },
  organizations: {
    signInTo: (organization) => `تسجّل الدخول إلى ${isolate(organization)}.`,
    signInToUnnamed: "تسجّل الدخول إلى المؤسسة التي يحدّدها الرابط.",
    codeNotice: "من دون كلمة مرور. يُرسل الرمز إلى العناوين التي تعرفها إحدى المؤسسات.",
    choose: {
      title: "اختيار مؤسسة",
      lead: (email) => `تسجّل الدخول باسم ${isolate(email)}. هذه المؤسسات تعرفك.`,
      invited: "لديك دعوة",
      current: "مسجّل الدخول الآن",
      asksMore: "تطلب خطوة ليست في هذه الصفحة",
      goingOn: "جارٍ تسجيل الدخول…",
    },
    none: {
      title: "لا تعرف أي مؤسسة هنا هذا العنوان",
      text: (email) =>
        `${isolate(email)} ليس عضوًا في أي مؤسسة. استخدم العنوان الذي تعرفه مؤسستك، أو اطلب من أحد فيها أن يدعوك.`,
    },
    unknown: {
      title: "المؤسسة التي في هذا الرابط غير موجودة",
      text: "قد يكون الرابط قديمًا. يمكنك تسجيل الدخول من دونه والاختيار من بين مؤسساتك.",
    },
    secondFactor: {
      title: (organization) => `${isolate(organization)} تطلب خطوة ثانية`,
      text: "ليست هذه الخطوة في هذه الصفحة، ولذلك لم يُسجّل دخولك إليها. سجّل الدخول حيث تفعل مؤسستك، ثم افتح رابط التطبيق من جديد.",
    },
    otherMethod: {
      title: (organization) => `${isolate(organization)} تطلب طريقة أخرى لتسجيل الدخول`,
      text: "لا تقبل رموز البريد ولا كلمات المرور من هذه الصفحة، ولذلك لم يُسجّل دخولك إليها. سجّل الدخول حيث تفعل مؤسستك، ثم افتح رابط التطبيق من جديد.",
    },
    useAnotherAddress: "استخدام عنوان آخر",
    findMine: "البحث عن مؤسساتي",
    chooseAnother: "اختيار مؤسسة أخرى",
    switchOrganization: "تبديل المؤسسة",
    lookingUp: "جارٍ البحث عن مؤسساتك…",
  },
  connectedApps: {
    title: "التطبيقات المرتبطة بحسابك",
    about: "يمكن لكل تطبيق استخدام حسابك كما هو مبيّن في بنده، إلى أن تزيل حق وصوله.",
    link: "التطبيقات المرتبطة بحسابك",
    signedOut: {
      title: "سجّل الدخول لرؤية تطبيقاتك المرتبطة",
      text: "إنها تخصّ حسابًا بعينه، ولم يسجّل أحد الدخول على هذا الجهاز.",
    },
    notYou: "لست أنت؟",
    empty: {
      title: "لا يوجد تطبيق مرتبط",
      text: "عندما تسمح لتطبيق باستخدام حسابك يظهر هنا، ويمكنك إزالة حق وصوله.",
    },
    count: countApps,
    find: "البحث عن تطبيق باسمه",
    found: (found, apps) =>
      `التطبيقات: ${found.toLocaleString(TAG)} من ${apps.toLocaleString(TAG)}`,
    noneFound: "لا يوجد تطبيق مرتبط في اسمه هذا.",
    showMore: (apps) => `عرض المزيد (${apps.toLocaleString(TAG)})`,
    nothingListed: "ليس له أي إذن سوى أنه مرتبط.",
    details: "ما يمكنه فعله",
    remove: "إزالة حق الوصول",
    forApp: (app) => `لتطبيق ${isolate(app)}`,
    confirm: {
      title: (app) => `هل تزيل حق وصول تطبيق ${isolate(app)}؟`,
      ends: (app) => `يُسجَّل خروج تطبيق ${isolate(app)} من حسابك ويفقد كل ما يمكنه فعله فيه.`,
      stays: "ما سبق أن نسخه أو غيّره يبقى كما هو.",
      again: "لاستخدامه مع حسابك من جديد عليك أن تسمح له مرة أخرى.",
      confirm: "إزالة حق الوصول",
      keep: "إبقاء حق الوصول",
      removing: "جارٍ إزالة حق الوصول…",
    },
    removed: (app) => `لم يعد لتطبيق ${isolate(app)} حق الوصول إلى حسابك.`,
    notRemoved: (app) => `لم يُزل حق وصول تطبيق ${isolate(app)}`,
    notListed: "ليس مرتبطًا بالحساب المسجّل دخوله الآن.",
    stale: {
      title: "تعذّرت قراءة القائمة من جديد",
      text: "قد تعرض حقوق وصول انتهت. اقرأها من جديد لترى ما هو سارٍ.",
    },
  },
  failures: AR_FAILURES,
  problems: {
    offline: {
      title: "يتعذّر الوصول إلى هذا الموقع",
      text: "تحقّق من اتصالك ثم حاول مرة أخرى.",
    },
    session_required: {
      title: "انتهت جلستك",
      text: "سجّل الدخول من جديد للمتابعة.",
    },
    rate_limited: {
      title: "محاولات كثيرة في وقت قصير",
      text: "انتظر دقيقة ثم حاول مرة أخرى.",
    },
    upstream_unavailable: {
      title: "هذا غير ممكن الآن",
      text: "خدمة خلف هذا الموقع لا تستجيب. حاول مرة أخرى بعد لحظات.",
    },
  },
  otherProblem: {
    title: "حدث خلل في هذا الموقع",
    text: "لم يكن السبب منك. حاول مرة أخرى بعد لحظات، وإن استمر ذلك فأعطِ الدعم المرجع.",
  },
  preferences: {
    title: "اللغة والمظهر",
    languages: "اللغة",
    appearance: "المظهر",
    themes: { system: "النظام", light: "فاتح", dark: "داكن" },
  },
};
