import type { Copy, ScopeCopy } from "./copy.ts";
import { inSeconds } from "./duration.ts";
import { JA_FAILURES } from "./ja-failures.ts";
import { JA_SCOPES } from "./ja-scopes.ts";
import { type ListFormat, createListFormat } from "./list-words.ts";
import { groupWishes, joinClauses } from "./wish-sentence.ts";

/** How lists stand in the sentences of this catalogue. */
export const JA_LIST: ListFormat = createListFormat({ between: "、", last: "、" });

/**
 * "ノートの閲覧・編集、レポートのエクスポートなど": within a clause a middle dot, since the
 * comma of lists already stands between clauses.
 */
function wishSentence(wishes: readonly ScopeCopy["wish"][], others: number): string {
  const clauses = groupWishes(wishes).map(({ verbs, object }) => `${object}の${verbs.join("・")}`);
  return clauses.length === 0
    ? `権限 ${others} 件の利用`
    : joinClauses(JA_LIST, clauses, others, (some) => `${some}など`);
}

/** The catalogue in Japanese. */
export const JA: Copy = {
  locale: "ja",
  direction: "ltr",
  scopes: JA_SCOPES,
  groups: {
    notes: "ノート",
    reports: "レポート",
    identity: "本人情報",
    access: "アクセスの範囲",
    other: "その他の権限",
  },
  consent: {
    heading: (client, wishes, others) => (
      <>
        {client} が{wishSentence(wishes, others)}を求めています
      </>
    ),
    nothingGrantableHeading: (client) => <>{client} にこのアクセスを許可できません</>,
    nothingGrantable: (client) => (
      <>
        {client}{" "}
        が求めている権限は、あなたのアカウントにはありません。アカウントの管理者なら変更できる場合があります。「拒否」を押すとアプリに戻ります。
      </>
    ),
    firstParty: (client) => <>{client} は当サービスのアプリです。</>,
    thirdParty: (client) => <>{client} は当サービスではなく、第三者が提供するアプリです。</>,
    metadataHost: (host) => <>このアプリは {host} のページで自らを示しています。</>,
    inItsWords: "アプリ自身の説明：",
    permissions: (client) => <>{client} に許可される操作</>,
    unavailable: "求められていますが、許可できないもの",
    unavailableReason: (client) => (
      <>あなたのアカウントにはこれらの権限がないため、{client} には与えられません。</>
    ),
    resources: (client) => <>{client} が権限を使う場所</>,
    allow: "アクセスを許可",
    allowSome: (selected, grantable) => `${grantable} 件中 ${selected} 件を許可`,
    allowing: "許可しています…",
    deny: "拒否",
    denying: "拒否しています…",
    forClient: (client) => <>（対象：{client}）</>,
    chooseOne: "許可するには権限を 1 つ以上オンにしてください。許可しない場合は拒否してください。",
    slow: "通常より時間がかかっています。このページを開いたままにしてください。",
    notSent: "回答が届きませんでした。何も変わっていません。もう一度お選びいただけます。",
  },
  scopeRow: {
    onlyNeeded: "必要なものだけにする",
    technicalNames: "技術上の名前",
    technicalName: "技術上の名前：",
    about: (title) => <>「{title}」の詳細</>,
    required: "常に含まれます。",
    grantedBefore: "以前に許可しています。",
    unknownTitle: (scope) => <>{scope} の利用</>,
    undescribed: "この権限には説明がありません。内容を知っている場合にだけ許可してください。",
    describedElsewhere: "この権限を提供するサービスによる説明です。",
  },
  tally: {
    on: (selected, total) => `${total} 件中 ${selected} 件オン`,
    permissionsOn: (selected, total) => `${total} 件の権限のうち ${selected} 件がオン`,
  },
  steps: {
    progress: (step, total) => `ステップ ${step}／${total}`,
    opening: "リクエスト",
    review: "あなたの回答",
    introduction: "許可する内容を 1 つずつ選びます。最後のステップまでは何も許可されません。",
    begin: "始める",
    next: "次へ",
    back: "戻る",
    questions: {
      notes: (client) => <>{client} にノートの何を許可しますか？</>,
      reports: (client) => <>{client} にレポートの何を許可しますか？</>,
      identity: (client) => <>{client} に本人情報をどこまで伝えますか？</>,
      access: (client) => <>{client} のアクセスをどこまで許可しますか？</>,
      other: (client) => <>{client} に他に何を許可しますか？</>,
    },
    reviewHeading: (client) => <>{client} に許可する内容</>,
    nothingHeading: (client) => <>{client} が求めるものを、すべて外しました</>,
    nothingChosen:
      "許可するものがありません。変更するには前に戻ってください。許可しない場合は拒否してください。",
    grantedDescribed: (words) => <>サービスが「{words}」と呼ぶものを得ます。</>,
    grantedUnknown: (scope) => <>説明のない {scope} を利用できます。</>,
    leftOut: "外したもの",
    change: "変更",
    soFar: "これまでの回答",
    noAnswers: "選んだ内容がここに表示されます。",
  },
  parties: {
    account: "ログイン中",
    organization: (name) => <>組織：{name}</>,
    unnamedAccount: "名前のないアカウント",
    switchAccount: "別の方ですか？",
    expectedAccount: (client, expected) => (
      <>
        {client} は {expected} を想定していました。このアカウントでよいか確認してください。
      </>
    ),
    destination: "移動先",
    fullAddress: "アドレス全体",
    onThisDevice: "この端末のアプリ",
    loopbackCaution: (client) => (
      <>
        回答はこの端末のプログラムに渡されますが、どのプログラムかは確認できません。たった今ご自身で{" "}
        {client} を起動した場合にだけ進んでください。
      </>
    ),
    appCaution: (client) => (
      <>
        回答は、この種のアドレスを開くこの端末のいずれかのアプリに渡されます。たった今ご自身で{" "}
        {client} を起動した場合にだけ進んでください。
      </>
    ),
  },
  waiting: {
    loading: "リクエストを読み込んでいます",
    slow: "通常より時間がかかっています。準備ができしだい、自動的に進みます。",
    signedOut: "続けるにはログインしてください",
    signedOutExplanation: "リクエストは保持されます。ログイン後に戻ります。",
    signIn: "ログイン",
  },
  leaving: {
    redirecting: "アプリに戻ります",
    denied: "アクセスを拒否しました",
    deniedExplanation: "アプリには何も渡されません。拒否したことだけが伝わります。",
    stalled: "手動で続けられます",
    stalledOnWeb: "ブラウザーは、すでにこのページを離れているはずです。",
    stalledOnDevice:
      "アプリが表示されている場合は、このページを閉じてかまいません。表示されていない場合は、ここからもう一度開いてください。",
    goingTo: (destination) => <>移動先：{destination}</>,
    proceed: "続ける",
  },
  preferences: {
    title: "言語と外観",
    languages: "言語",
    appearance: "外観",
    themes: { system: "システム", light: "ライト", dark: "ダーク" },
  },
  failures: JA_FAILURES,
  failure: {
    tryAgain: "もう一度試す",
    reference: "サポート用の参照番号：",
    developers: "開発者向けの詳細",
    code: "コード：",
    retryAfter: (seconds) => `${inSeconds("ja", seconds)}後に使えるようになる見込みです。`,
    tellApp: "アプリに戻る",
    switchOrganization: "別の組織を選ぶ",
    tellAppExplanation: (destination) => (
      <>何が起きたかをアプリに伝えられます。移動先：{destination}</>
    ),
  },
  receipt: {
    keep: "控えを保存",
    beforeDeciding: (client) => (
      <>現在の選択のまま許可した場合に {client} に許可される内容の控えです。</>
    ),
    inForce: (client) => <>現在 {client} に許可されている内容の控えです。</>,
    copy: "コピー",
    copied: "コピーしました。",
    notCopied:
      "ブラウザーがコピーできませんでした。上のテキストを選択して、手動でコピーしてください。",
    download: "ダウンロード",
    text: "控え",
    title: (client) => <>アカウントへの {client} のアクセス</>,
    written: "作成日時",
    standing: "状態",
    undecided: "決定前に作成。この選択で許可された場合に有効で、拒否された場合は無効です。",
    listed: "作成時点で有効です。",
    app: "アプリ",
    appId: "アプリの ID",
    leftOut: "求められ、外したもの",
    nothing: "なし。",
  },
};
