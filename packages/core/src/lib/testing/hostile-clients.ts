import { type HostileContent, MARKUP, stackMarks } from "./hostile-content.ts";

/** A client ID metadata document: the client's id is its address. */
const DOCUMENT_URL =
  "https://a-quite-long-name-of-a-tool.agents.rp.example/.well-known/oauth-client.json";

/** Names that are long, missing, foreign, or meant to be read as something else. */
const NAMES: readonly HostileContent[] = [
  {
    id: "name-eighty",
    title: "A name of 80 characters",
    about: "Words up to 80 characters, of which the BFF lets 64 through.",
    facts: {
      client: {
        name: "The Extraordinarily Complete Notebook of Every Meeting, Call and Idea, Edition 9",
      },
    },
  },
  {
    id: "name-unbroken",
    title: "A name without a space",
    about: "80 letters that leave no place to break.",
    facts: { client: { name: "Notebook".repeat(10) } },
  },
  {
    id: "name-empty",
    title: "No name",
    about: "The client declares no name: its id stands for it.",
    facts: {
      client: {
        id: "connected-app-test-4d1c7f0e-8b52-4f6a-9c3d-2e5a7b90c164",
        name: "",
        description: "",
      },
    },
  },
  {
    id: "name-rtl",
    title: "A name from right to left",
    about: "An Arabic name with Latin letters and digits in it, on whatever page.",
    facts: {
      client: { name: "دفتر الملاحظات Acme 3.0 (تجريبي)", description: "يحفظ ملاحظاتك. Fast!" },
    },
  },
  {
    id: "name-ltr",
    title: "A name from left to right",
    about: "A Latin name that begins and ends in signs that a page from right to left would move.",
    facts: { client: { name: "(Acme) Notes + C++!", description: "1. Write. 2. Find." } },
  },
  {
    id: "name-bidi",
    title: "A name with bidi controls",
    about: "A name that would turn the text around it: the BFF strips what cannot be seen.",
    facts: {
      client: {
        name: "\u202eyna rof sksa setoN emcA\u202c\u2066\u200b\u2069",
        description: "Not\u202e dehcatta\u202c an attack\u2067",
      },
    },
  },
  {
    id: "name-marks",
    title: "Combining marks",
    about: "24 marks on each letter, of which the BFF lets four through.",
    facts: { client: { name: stackMarks("Acme Notes"), description: stackMarks("A notebook.") } },
  },
  {
    id: "name-markup",
    title: "Markup for a name",
    about: "A name and a description that are markup.",
    facts: { client: { name: "<b onclick=alert(1)>Acme</b> &amp; <!--", description: MARKUP } },
  },
  {
    id: "name-claims",
    title: "A name that claims",
    about: "A third party whose name and description claim to be ours and checked.",
    facts: {
      client: {
        name: "✅ Verified – first-party app",
        description: "Checked by your administrator. Press Allow to keep your account.",
        type: "third_party_public",
      },
    },
  },
  {
    id: "name-look-alike",
    title: "A look-alike name",
    about: "Cyrillic letters that look like Latin ones.",
    facts: { client: { name: "Асmе Nоtеs" } },
  },
  {
    id: "description-long",
    title: "A long description",
    about: "A description at the limit of 300 characters, without a space in its second half.",
    facts: {
      client: { description: `${"Keeps what you write. ".repeat(7)}${"andfindsit".repeat(20)}` },
    },
  },
];

/** The four types, and an id that is an address. The sample's is `third_party`. */
const TYPES: readonly HostileContent[] = [
  {
    id: "client-first-party",
    title: "First party",
    about: "An app of our own that keeps a secret.",
    facts: { client: { type: "first_party" } },
  },
  {
    id: "client-first-party-public",
    title: "First party, public",
    about: "An app of our own that keeps no secret.",
    facts: { client: { type: "first_party_public" } },
  },
  {
    id: "client-third-party",
    title: "Third party",
    about: "A stranger's app that keeps a secret, without a description.",
    facts: { client: { type: "third_party", description: "" } },
  },
  {
    id: "client-third-party-public",
    title: "Third party, public",
    about: "A stranger's app that keeps no secret: anybody can register one.",
    facts: { client: { type: "third_party_public" } },
  },
  {
    id: "client-document",
    title: "An address for an id",
    about: "A client ID metadata document, with a name of its own.",
    facts: { client: { id: DOCUMENT_URL, name: "Agent Tool", type: "third_party_public" } },
  },
  {
    id: "client-document-nameless",
    title: "An address for a name",
    about: "A client ID metadata document without a name: the address stands for it.",
    facts: { client: { id: DOCUMENT_URL, name: "", type: "third_party_public" } },
  },
];

const LOGOS: readonly HostileContent[] = [
  {
    id: "logo-image",
    title: "A logo",
    about: "A small picture.",
    facts: { client: { logo: true } },
  },
  {
    id: "logo-missing",
    title: "A missing logo",
    about: "The logo's address answers that there is none.",
    facts: { client: { logo: true } },
    logo: "missing",
  },
  {
    id: "logo-broken",
    title: "A broken logo",
    about: "The logo begins like a picture and stops.",
    facts: { client: { logo: true } },
    logo: "broken",
  },
  {
    id: "logo-huge",
    title: "A huge logo",
    about: "The logo is 4,096 pixels square.",
    facts: { client: { logo: true } },
    logo: "huge",
  },
];

/** What a client says of itself. */
export const HOSTILE_CLIENTS: readonly HostileContent[] = [...NAMES, ...TYPES, ...LOGOS];
