import type { RequestedScope } from "../contract.ts";
import { type HostileContent, MARKUP } from "./hostile-content.ts";
import { createRequestedScope } from "./sample-consent.ts";

/** Scopes that are grantable and that nobody has described. */
function ask(...scopes: readonly string[]): readonly RequestedScope[] {
  return scopes.map((scope) => createRequestedScope(scope));
}

const RESOURCES = [
  "calendar",
  "contacts",
  "files",
  "invoices",
  "mail",
  "notes",
  "payments",
  "photos",
  "reports",
  "tasks",
] as const;
const VERBS = {
  list: "List",
  read: "Read",
  write: "Create and change",
  share: "Share with others",
  delete: "Delete for good:",
} as const;

/** Fifty scopes, each described, three of them not to be granted. */
export const FIFTY_SCOPES: readonly RequestedScope[] = RESOURCES.flatMap((resource) =>
  Object.entries(VERBS).map(([verb, words]) =>
    createRequestedScope(`${resource}.${verb}`, {
      description: `${words} your ${resource}`,
      grantable: !(verb === "delete" && /^[mp]/u.test(resource)),
    }),
  ),
);

const LONG_SENTENCE =
  "Read, copy, sort, summarize, translate and otherwise process everything that you have ever written, including what was deleted, ";

/** Scopes in every number, of every kind, and with the worst of names and descriptions. */
export const HOSTILE_SCOPES: readonly HostileContent[] = [
  {
    id: "scopes-none",
    title: "No scope",
    about: "Stytch judged none of the scopes that were asked for: there is nothing to allow.",
    facts: { scopes: [] },
    status: "nothing-grantable",
  },
  {
    id: "scopes-one",
    title: "One scope",
    about: "A single scope that the person may leave out.",
    facts: { scopes: ask("notes.read") },
  },
  {
    id: "scopes-fifty",
    title: "Fifty scopes",
    about: "Fifty scopes in ten groups, three of them not to be granted.",
    facts: { scopes: FIFTY_SCOPES },
  },
  {
    id: "scopes-offline-only",
    title: "Only offline access",
    about: "The app asks for nothing but to stay connected.",
    facts: { scopes: ask("offline_access") },
  },
  {
    id: "scopes-undescribed",
    title: "Nobody described it",
    about: "Scopes that no catalogue knows and that Stytch has no words for.",
    facts: { scopes: ask("openid", "vault:unseal", "urn:acme:x-7") },
  },
  {
    id: "scopes-ungrantable",
    title: "Partly not grantable",
    about: "The account may grant some scopes and not others.",
    facts: {
      scopes: [
        ...ask("openid", "notes.read"),
        createRequestedScope("notes.write", { grantable: false }),
        createRequestedScope("billing.manage", {
          grantable: false,
          description: "Change how the organization pays",
        }),
      ],
    },
  },
  {
    id: "scopes-sensitive",
    title: "Sensitive scopes",
    about: "Everything that does harm: delete, export, full access.",
    facts: { scopes: ask("openid", "notes.delete", "reports.export", "full_access") },
  },
  {
    id: "scopes-granted-before",
    title: "Old and new mixed",
    about: "Some scopes were granted before, a sensitive one among them; others are new.",
    facts: {
      scopes: [
        createRequestedScope("openid", { granted: true }),
        createRequestedScope("notes.read", { granted: true }),
        createRequestedScope("notes.delete", { granted: true }),
        createRequestedScope("notes.write", { granted: false }),
        createRequestedScope("reports.export", { granted: false }),
        createRequestedScope("offline_access", { granted: false }),
      ],
    },
  },
  {
    id: "scopes-long-names",
    title: "Unbroken scope names",
    about: "Scope names of 300 and 120 characters without a place to break.",
    facts: {
      scopes: ask("openid", "x".repeat(300), `https://api.rp.example/${"scope".repeat(20)}`),
    },
  },
  {
    id: "scopes-long-descriptions",
    title: "Long descriptions",
    about: "Descriptions at the limit of 300 characters, one of them a single word.",
    facts: {
      scopes: [
        createRequestedScope("archive.process", { description: LONG_SENTENCE.repeat(4) }),
        createRequestedScope("archive.index", { description: "index".repeat(80) }),
      ],
    },
  },
  {
    id: "scopes-markup",
    title: "Markup in descriptions",
    about: "Descriptions that are markup, a link, or written from right to left.",
    facts: {
      scopes: [
        createRequestedScope("wiki.read", { description: MARKUP }),
        createRequestedScope("wiki.write", { description: "[Allow](https://rp.example) **all**" }),
        createRequestedScope("wiki.share", {
          description: "مشاركة الصفحات (الخاصة) مع wiki.example!",
        }),
      ],
    },
  },
];
