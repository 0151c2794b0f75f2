import { AR_FAILURES } from "./ar-failures.ts";
import { AR_SCOPES } from "./ar-scopes.ts";
import type { Copy, ScopeCopy } from "./copy.ts";
import { inSeconds } from "./duration.ts";
import { type ListFormat, createListFormat } from "./list-words.ts";
import { plural } from "./plural.ts";
import { type WishClause, groupWishes, joinClauses } from "./wish-sentence.ts";

/** Figures as they stand in hosts and codes, whatever the data of a browser prefers. */
const TAG = "ar-u-nu-latn";
/** How lists stand in the sentences of this catalogue. */
export const AR_LIST: ListFormat = createListFormat({ between: " و", last: " و" });
const rules = new Intl.PluralRules(TAG);

/**
 * "قراءة ملاحظاتك وتعديلها": the object follows the first verb, and the others take a pronoun for it.
 * It is feminine, as every object is that several verbs share: plurals of things are.
 */
function clauseWords({ verbs: [first, ...others], object }: WishClause): string {
  return AR_LIST.format([
    `${first} ${object}`,
    ...others.map((verb) => `${verb.replace(/ة$/u, "ت")}ها`),
  ]);
}

function wishSentence(wishes: readonly ScopeCopy["wish"][], others: number): string {
  const clauses = groupWishes(wishes).map(clauseWords);
  return clauses.length === 0
    ? plural(rules, others, {
        one: "استخدام إذن واحد",
        two: "استخدام إذنين",
        few: `استخدام ${others} أذونات`,
        many: `استخدام ${others} إذنًا`,
        other: `استخدام ${others} إذن`,
      })
    : joinClauses(AR_LIST, clauses, others, "المزيد");
}

/** The catalogue in Arabic. */
export const AR: Copy = {
  locale: "ar",
  direction: "rtl",
  scopes: AR_SCOPES,
  groups: {
    notes: "الملاحظات",
    reports: "التقارير",
    identity: "من أنت",
    access: "مدى الوصول",
    other: "أذونات أخرى",
  },
  consent: {
    heading: (client, wishes, others) => (
      <>
        يريد تطبيق {client} {wishSentence(wishes, others)}
      </>
    ),
    nothingGrantableHeading: (client) => <>لا يمكنك منح تطبيق {client} هذا الوصول</>,
    nothingGrantable: (client) => (
      <>
        يطلب تطبيق {client} أذونات لا يملكها حسابك نفسه. قد يتمكن من يدير حسابك من تغيير ذلك. يعيدك
        «رفض» إلى التطبيق.
      </>
    ),
    firstParty: (client) => <>تطبيق {client} أحد تطبيقاتنا.</>,
    thirdParty: (client) => <>تطبيق {client} من جهة أخرى، وليس منا.</>,
    metadataHost: (host) => <>يعرّف التطبيق نفسه بصفحة على {host}.</>,
    inItsWords: "بكلماته هو:",
    permissions: (client) => <>ما يمكن لتطبيق {client} فعله</>,
    unavailable: "مطلوب، لكن منحه ليس بيدك",
    unavailableReason: (client) => (
      <>لا يملك حسابك هذه الأذونات، ولذلك لن يحصل عليها تطبيق {client}.</>
    ),
    resources: (client) => <>أين يمكن لتطبيق {client} استخدام ذلك</>,
    allow: "السماح بالوصول",
    allowSome: (selected, grantable) => `السماح بـ ${selected} من ${grantable}`,
    allowing: "جارٍ السماح…",
    deny: "رفض",
    denying: "جارٍ الرفض…",
    forClient: (client) => <>لتطبيق {client}</>,
    chooseOne: "شغّل إذنًا واحدًا على الأقل للسماح بالوصول، أو ارفض.",
    slow: "يستغرق هذا وقتًا أطول من المعتاد. أبقِ هذه الصفحة مفتوحة.",
    notSent: "لم يصل قرارك. لم يتغيّر شيء، ويمكنك أن تقرّر من جديد.",
  },
  scopeRow: {
    onlyNeeded: "الضروري فقط",
    technicalNames: "الأسماء التقنية",
    technicalName: "الاسم التقني:",
    about: (title) => <>المزيد عن «{title}»</>,
    required: "مضمّن دائمًا.",
    grantedBefore: "سمحت بهذا من قبل.",
    unknownTitle: (scope) => <>استخدام {scope}</>,
    undescribed: "لم يصف أحد هذا الإذن. لا تسمح به إلا إذا كنت تعرف ما يفعله.",
    describedElsewhere: "وصفته الخدمة التي يتبعها هذا الإذن.",
  },
  tally: {
    on: (selected, total) => `${selected} من ${total}`,
    permissionsOn: (selected, total) => `الأذونات المشغّلة: ${selected} من ${total}`,
  },
  steps: {
    progress: (step, total) => `الخطوة ${step} من ${total}`,
    opening: "الطلب",
    review: "إجاباتك",
    introduction: "تختار ما تسمح به جزءًا بعد جزء. ولا يُسمح بأي شيء قبل الخطوة الأخيرة.",
    begin: "البدء",
    next: "التالي",
    back: "رجوع",
    questions: {
      notes: (client) => <>ماذا يمكن لتطبيق {client} أن يفعل بملاحظاتك؟</>,
      reports: (client) => <>ماذا يمكن لتطبيق {client} أن يفعل بتقاريرك؟</>,
      identity: (client) => <>ماذا يمكن لتطبيق {client} أن يعرف عنك؟</>,
      access: (client) => <>إلى أي مدى يمكن لتطبيق {client} أن يصل؟</>,
      other: (client) => <>ماذا يمكن لتطبيق {client} أن يفعل غير ذلك؟</>,
    },
    reviewHeading: (client) => <>هذا ما تسمح به لتطبيق {client}</>,
    nothingHeading: (client) => <>استبعدت كل ما يطلبه تطبيق {client}</>,
    nothingChosen: "لا يوجد إذن ما تسمح به. ارجع لتغيير ذلك، أو ارفض.",
    grantedDescribed: (words) => <>يحصل على ما تسمّيه خدمته «{words}».</>,
    grantedUnknown: (scope) => <>يمكنه استخدام {scope}، ولم يصفه أحد.</>,
    leftOut: "ما استبعدته",
    change: "تغيير",
    soFar: "إجاباتك حتى الآن",
    noAnswers: "يظهر هنا ما تختاره.",
  },
  parties: {
    account: "مسجّل الدخول باسم",
    organization: (name) => <>في {name}</>,
    unnamedAccount: "حساب بلا اسم",
    switchAccount: "لست أنت؟",
    expectedAccount: (client, expected) => (
      <>
        كان تطبيق {client} يتوقّع {expected}. تحقّق من أن هذا هو الحساب الذي تريد استخدامه.
      </>
    ),
    destination: "يأخذك إلى",
    fullAddress: "العنوان الكامل",
    onThisDevice: "تطبيق على هذا الجهاز",
    loopbackCaution: (client) => (
      <>
        يصل الرد إلى برنامج على هذا الجهاز، ولا يمكننا معرفة أي برنامج هو. لا تتابع إلا إذا كنت قد شغّلت{" "}
        {client} بنفسك للتو.
      </>
    ),
    appCaution: (client) => (
      <>
        يصل الرد إلى أي تطبيق على هذا الجهاز يفتح مثل هذه العناوين. لا تتابع إلا إذا كنت قد شغّلت{" "}
        {client} بنفسك للتو.
      </>
    ),
  },
  waiting: {
    loading: "جارٍ قراءة الطلب",
    slow: "يستغرق هذا وقتًا أطول من المعتاد. تتابع الصفحة من تلقاء نفسها متى أمكن.",
    signedOut: "سجّل الدخول للمتابعة",
    signedOutExplanation: "الطلب محفوظ. تعود إليه بعد تسجيل الدخول.",
    signIn: "تسجيل الدخول",
  },
  leaving: {
    redirecting: "جارٍ إعادتك إلى التطبيق",
    denied: "رفضت الوصول",
    deniedExplanation: "لا يحصل التطبيق على شيء. ويُبلَّغ بأنك رفضت.",
    stalled: "يمكنك المتابعة يدويًا",
    stalledOnWeb: "كان على متصفحك أن يغادر هذه الصفحة الآن.",
    stalledOnDevice:
      "إذا كان التطبيق أمامك بالفعل فيمكنك إغلاق هذه الصفحة. وإلا فافتحه من هنا مرة أخرى.",
    goingTo: (destination) => <>يأخذك هذا إلى {destination}</>,
    proceed: "متابعة",
  },
  preferences: {
    title: "اللغة والمظهر",
    languages: "اللغة",
    appearance: "المظهر",
    themes: { system: "النظام", light: "فاتح", dark: "داكن" },
  },
  failures: AR_FAILURES,
  failure: {
    tryAgain: "المحاولة مرة أخرى",
    reference: "مرجع للدعم:",
    developers: "تفاصيل للمطوّرين",
    code: "الرمز:",
    retryAfter: (seconds) => `المدة المتوقعة قبل أن ينجح ذلك: ${inSeconds(TAG, seconds)}.`,
    tellApp: "العودة إلى التطبيق",
    switchOrganization: "اختيار مؤسسة أخرى",
    tellAppExplanation: (destination) => (
      <>يمكن إبلاغ التطبيق بما حدث. يأخذك ذلك إلى {destination}</>
    ),
  },
  receipt: {
    keep: "الاحتفاظ بنسخة",
    beforeDeciding: (client) => (
      <>كتابةً: ما تسمح به لتطبيق {client} إذا سمحت به كما هو مختار الآن.</>
    ),
    inForce: (client) => <>كتابةً: ما يمكن لتطبيق {client} فعله في هذه اللحظة.</>,
    copy: "نسخ",
    copied: "نُسخ.",
    notCopied: "لم ينسخه المتصفح. حدّد النص أعلاه وانسخه يدويًا.",
    download: "تنزيل",
    text: "السجل",
    title: (client) => <>وصول تطبيق {client} إلى حسابك</>,
    written: "كُتب في",
    standing: "الحالة",
    undecided: "كُتب قبل القرار. يسري إذا سُمح بالوصول بهذه الاختيارات، ولا يسري إذا رُفض.",
    listed: "كان ساريًا وقت كتابة هذا.",
    app: "التطبيق",
    appId: "معرّف التطبيق",
    leftOut: "مطلوب، ومستبعد",
    nothing: "لا شيء.",
  },
};
