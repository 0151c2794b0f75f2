import { inMinutes } from "../../copy/duration.ts";
import { isolate } from "./isolate.ts";
import { JA_FAILURES } from "./ja-failures.ts";
import type { SiteCopy } from "./site-copy.ts";

/** Japanese. */
export const ja: SiteCopy = {
  language: "ja",
  pageTitle: (page) => `${page} – Assent`,
  loading: "読み込んでいます…",
  tryAgain: "もう一度試す",
  reloadPage: "このページを再読み込み",
  referenceLabel: "サポート用の参照番号",
  unnamedAccount: "あなたのアカウント",
  home: {
    title: "どのアプリにアカウントを使わせるかは、あなたが決めます",
    about:
      "アプリがアカウントへのアクセスを求めると、このページに移動します。誰が、何のために求め、その後どこに移動するかを確かめて、許可または拒否できます。",
    signedInAs: "ログイン中",
    signedOut: "この端末では誰もログインしていません。",
    signIn: "ログイン",
    signOut: "ログアウト",
    signingOut: "ログアウトしています…",
    halfSignedOut: {
      title: "この端末でのみログアウトしました",
      text: "ログインサービスからの確認がありません。セッションが他の場所にコピーされていた場合は、1 時間以内に自動的に終了します。",
    },
  },
  notFound: {
    title: "このアドレスにはページがありません",
    text: "リンクが不完全か、古い可能性があります。アプリから移動してきた場合は、アプリに戻ってやり直してください。",
    home: "トップページへ",
  },
  broken: {
    title: "ページを完全に読み込めませんでした",
    text: "接続が切れたか、開いている間にページが更新された可能性があります。再読み込みすると最新のページが表示されます。",
  },
  leaving: {
    title: "ログインしました",
    text: "次に進みます。",
    link: "手動で続ける",
  },
  login: {
    title: "ログイン",
    continues:
      "ログインすると、アプリのリクエストに進みます。許可するまで、アプリには何も渡されません。",
    reauthenticate: {
      title: "ご本人であることを確認してください",
      text: (name) =>
        `${isolate(name)} としてログイン中ですが、アプリが改めて本人確認を求めています。続けるには、もう一度ログインしてください。`,
    },
    email: "メールアドレス",
    password: "パスワード",
    signIn: "ログイン",
    signingIn: "ログインしています…",
    emailCode: "メールでコードを受け取る",
    sendingCode: "コードを送信しています…",
    codeNotice: "パスワードは不要です。初めてのアドレスにはアカウントが作成されます。",
    otherWays: "その他のログイン方法",
    emailMissing: "メールアドレスを入力してください。",
    emailMalformed: "name@example.com のように、メールアドレス全体を入力してください。",
    passwordMissing: "パスワードを入力してください。",
  },
  code: {
    title: "メールを確認してください",
    sent: (email, lifetime) =>
      `${isolate(email)} に 6 桁のコードを送信しました。1 回だけ、${inMinutes("ja", lifetime)}間使えます。`,
    sentAgain: (email) =>
      `${isolate(email)} に新しいコードを送信しました。以前のコードは使えません。`,
    label: "6 桁のコード",
    missing: "メールに記載されたコードを入力してください。",
    malformed: "コードは 6 桁の数字です。",
    confirm: "ログイン",
    resend: "新しいコードを送信",
    back: "別のアドレスかパスワードを使う",
  },
  switchAccount: {
    title: "アカウントの選択",
    continueAs: (name) => `${isolate(name)} として続ける`,
    useAnother: "別のアカウントを使う",
    notice: "別のアカウントを使うと、この端末ではこのアカウントからログアウトします。",
  },
  organizations: {
    signInTo: (organization) => `${isolate(organization)} にログインします。`,
    signInToUnnamed: "リンクで指定された組織にログインします。",
    codeNotice: "パスワードは不要です。コードは組織に登録されているアドレスに送信されます。",
    choose: {
      title: "組織の選択",
      lead: (email) => `${isolate(email)} としてログインします。次の組織に登録されています。`,
      invited: "招待されています",
      current: "ログイン中",
      asksMore: "このページにない手順が必要です",
      goingOn: "ログインしています…",
    },
    none: {
      title: "このアドレスはどの組織にも登録されていません",
      text: (email) =>
        `${isolate(email)} はどの組織のメンバーでもありません。組織に登録されているアドレスを使うか、組織の担当者に招待を依頼してください。`,
    },
    unknown: {
      title: "このリンクの組織は存在しません",
      text: "リンクが古い可能性があります。リンクを使わずにログインし、所属する組織から選べます。",
    },
    secondFactor: {
      title: (organization) => `${isolate(organization)} では次の手順が必要です`,
      text: "このページではその手順を行えないため、その組織にはログインしていません。組織のログインページからログインし、アプリのリンクをもう一度開いてください。",
    },
    otherMethod: {
      title: (organization) => `${isolate(organization)} では別のログイン方法が必要です`,
      text: "このページのメールコードやパスワードは使えないため、その組織にはログインしていません。組織のログインページからログインし、アプリのリンクをもう一度開いてください。",
    },
    useAnotherAddress: "別のアドレスを使う",
    findMine: "所属する組織を探す",
    chooseAnother: "別の組織を選ぶ",
    switchOrganization: "組織を切り替える",
    lookingUp: "所属する組織を探しています…",
  },
  connectedApps: {
    title: "アカウントに接続済みのアプリ",
    about: "各アプリは、アクセス権を取り消すまで、記載のとおりにアカウントを利用できます。",
    link: "アカウントに接続済みのアプリ",
    signedOut: {
      title: "接続済みのアプリを見るにはログインしてください",
      text: "アプリはアカウントごとに表示されますが、この端末では誰もログインしていません。",
    },
    notYou: "別の方ですか？",
    empty: {
      title: "接続済みのアプリはありません",
      text: "アプリにアカウントの利用を許可すると、ここに表示され、アクセス権を取り消せます。",
    },
    count: (apps) => `アプリ ${apps.toLocaleString("ja")} 件`,
    find: "名前でアプリを探す",
    found: (found, apps) =>
      `${apps.toLocaleString("ja")} 件中 ${found.toLocaleString("ja")} 件のアプリ`,
    noneFound: "この文字を名前に含む接続済みのアプリはありません。",
    showMore: (apps) => `さらに ${apps.toLocaleString("ja")} 件表示`,
    nothingListed: "接続されているだけで、権限はありません。",
    details: "許可されている操作",
    remove: "アクセス権を取り消す",
    forApp: (app) => `（対象：${isolate(app)}）`,
    confirm: {
      title: (app) => `${isolate(app)} のアクセス権を取り消しますか？`,
      ends: (app) =>
        `${isolate(app)} はアカウントからログアウトされ、許可された操作がすべてできなくなります。`,
      stays: "すでにコピーまたは変更されたものは、そのまま残ります。",
      again: "このアカウントで再び使うには、もう一度許可する必要があります。",
      confirm: "アクセス権を取り消す",
      keep: "アクセス権を残す",
      removing: "アクセス権を取り消しています…",
    },
    removed: (app) => `${isolate(app)} はアカウントにアクセスできなくなりました。`,
    notRemoved: (app) => `${isolate(app)} のアクセス権を取り消せませんでした`,
    notListed: "現在ログインしているアカウントには接続されていません。",
    stale: {
      title: "一覧を再度読み込めませんでした",
      text: "終了したアクセス権がまだ表示されている可能性があります。最新の状態を見るには、もう一度読み込んでください。",
    },
  },
  failures: JA_FAILURES,
  problems: {
    offline: {
      title: "このサイトに接続できません",
      text: "接続を確認してから、もう一度お試しください。",
    },
    session_required: {
      title: "セッションが終了しました",
      text: "続けるには、もう一度ログインしてください。",
    },
    rate_limited: {
      title: "短時間に試行が多すぎます",
      text: "1 分待ってから、もう一度お試しください。",
    },
    upstream_unavailable: {
      title: "現在、この操作はできません",
      text: "このサイトの背後のサービスが応答していません。しばらくしてから、もう一度お試しください。",
    },
  },
  otherProblem: {
    title: "このサイトで問題が起きました",
    text: "あなたの操作が原因ではありません。しばらくしてからもう一度お試しください。続く場合は、サポートに参照番号をお伝えください。",
  },
  preferences: {
    title: "言語と外観",
    languages: "言語",
    appearance: "外観",
    themes: { system: "システム", light: "ライト", dark: "ダーク" },
  },
};
