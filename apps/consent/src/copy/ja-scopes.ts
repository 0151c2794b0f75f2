import type { Copy } from "./copy.ts";

/** The scopes of the catalogue in Japanese. */
export const JA_SCOPES: Copy["scopes"] = {
  openid: {
    title: "ログイン",
    description: "再び利用するときに、同じ人であることがアプリに分かります。",
    reason: "これがないとログインできません。",
    wish: { verb: "確認", object: "本人情報" },
    granted: "再び利用するときに、同じ人であることが分かります。",
  },
  profile: {
    title: "名前とプロフィールの閲覧",
    description: "名前、写真、その他のプロフィール情報。",
    wish: { verb: "確認", object: "本人情報" },
    granted: "名前とプロフィールを閲覧します。",
  },
  email: {
    title: "メールアドレスの閲覧",
    description: "メールアドレスと、確認済みかどうか。",
    wish: { verb: "確認", object: "本人情報" },
    granted: "メールアドレスを閲覧します。",
  },
  phone: {
    title: "電話番号の閲覧",
    description: "電話番号と、確認済みかどうか。",
    wish: { verb: "確認", object: "本人情報" },
    granted: "電話番号を閲覧します。",
  },
  offline_access: {
    title: "不在時もアクセスを継続",
    description: "画面の前にいなくても、アクセス権を取り消すまで有効です。",
    wish: { verb: "アクセス", object: "不在時" },
    granted: "取り消されるまで、不在時もこのアクセスを継続します。",
  },
  full_access: {
    title: "アカウント全体の操作",
    description: "ここでご自身ができるすべてのこと。",
    consequence: "アプリは、あなたができる閲覧、変更、削除をすべて行えます。",
    wish: { verb: "操作", object: "アカウント全体" },
    granted: "あなたができるすべてのことを、アカウント全体で行います。",
  },
  "notes.read": {
    title: "ノートの閲覧",
    description: "すべてのノートと日付。変更はされません。",
    wish: { verb: "閲覧", object: "ノート" },
    granted: "ノートを閲覧できます。",
  },
  "notes.write": {
    title: "ノートの作成と編集",
    description: "新しいノートを追加し、既存のノートを変更します。",
    wish: { verb: "編集", object: "ノート" },
    granted: "ノートを作成、編集できます。",
  },
  "notes.delete": {
    title: "ノートの削除",
    description: "1 件でもすべてでも、どのノートも対象です。",
    consequence: "アプリが削除したものは元に戻せません。",
    wish: { verb: "削除", object: "ノート" },
    granted: "ノートを完全に削除できます。",
  },
  "reports.export": {
    title: "レポートのエクスポート",
    description: "レポートのコピーをこのサービスの外に持ち出します。",
    consequence: "アクセス権を取り消した後も、コピーはアプリに残ります。",
    wish: { verb: "エクスポート", object: "レポート" },
    granted: "レポートのコピーを持ち出せます。",
  },
};
