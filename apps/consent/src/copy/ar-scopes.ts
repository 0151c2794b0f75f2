import type { Copy } from "./copy.ts";

/** The scopes of the catalogue in Arabic. */
export const AR_SCOPES: Copy["scopes"] = {
  openid: {
    title: "تسجيل دخولك",
    description: "يعرف التطبيق أنك أنت من عاد إليه.",
    reason: "لا يعمل تسجيل الدخول من دونه.",
    wish: { verb: "معرفة", object: "هويتك" },
    granted: "يعرف أنك أنت من عاد إليه.",
  },
  profile: {
    title: "رؤية اسمك وملفك الشخصي",
    description: "اسمك وصورتك وبقية بيانات ملفك الشخصي.",
    wish: { verb: "معرفة", object: "هويتك" },
    granted: "يرى اسمك وملفك الشخصي.",
  },
  email: {
    title: "رؤية بريدك الإلكتروني",
    description: "العنوان، وهل أكّدته أم لا.",
    wish: { verb: "معرفة", object: "هويتك" },
    granted: "يرى بريدك الإلكتروني.",
  },
  phone: {
    title: "رؤية رقم هاتفك",
    description: "الرقم، وهل أكّدته أم لا.",
    wish: { verb: "معرفة", object: "هويتك" },
    granted: "يرى رقم هاتفك.",
  },
  offline_access: {
    title: "الاحتفاظ بالوصول في غيابك",
    description: "يعمل من دون وجودك أمام الشاشة، إلى أن تزيل حق الوصول.",
    wish: { verb: "الاحتفاظ بالوصول", object: "في غيابك" },
    granted: "يحتفظ بهذا الوصول في غيابك، إلى أن تزيله.",
  },
  full_access: {
    title: "التصرف في حسابك كله",
    description: "كل ما يمكنك فعله هنا بنفسك.",
    consequence: "يمكن للتطبيق أن يقرأ ويغيّر ويحذف كل ما يمكنك أنت قراءته وتغييره وحذفه.",
    wish: { verb: "التصرف", object: "في حسابك كله" },
    granted: "يتصرف في حسابك كله، في كل ما يمكنك فعله.",
  },
  "notes.read": {
    title: "قراءة ملاحظاتك",
    description: "كل ملاحظاتك مع تواريخها. لا يتغيّر شيء.",
    wish: { verb: "قراءة", object: "ملاحظاتك" },
    granted: "يمكنه قراءة ملاحظاتك.",
  },
  "notes.write": {
    title: "إنشاء ملاحظاتك وتعديلها",
    description: "يضيف ملاحظات جديدة ويغيّر الموجود منها.",
    wish: { verb: "تعديل", object: "ملاحظاتك" },
    granted: "يمكنه إنشاء ملاحظاتك وتعديلها.",
  },
  "notes.delete": {
    title: "حذف ملاحظاتك",
    description: "أيًا من ملاحظاتك، واحدة أو كلها.",
    consequence: "ما يحذفه التطبيق يزول نهائيًا.",
    wish: { verb: "حذف", object: "ملاحظاتك" },
    granted: "يمكنه حذف ملاحظاتك نهائيًا.",
  },
  "reports.export": {
    title: "تصدير تقاريرك",
    description: "يأخذ نسخًا من تقاريرك إلى خارج هذه الخدمة.",
    consequence: "تبقى النسخ لدى التطبيق، حتى بعد أن تزيل حق وصوله.",
    wish: { verb: "تصدير", object: "تقاريرك" },
    granted: "يمكنه أخذ نسخ من تقاريرك.",
  },
};
