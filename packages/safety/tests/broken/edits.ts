import type { RuleId } from "../../src/index.ts";

/** A change to one file of a sound design. */
export interface Edit {
  readonly file: string;
  /** Found once in the file. */
  readonly from: string;
  readonly to: string;
}

/** A design that was sound until somebody changed it. */
export interface BrokenDesign {
  /** Its folder. */
  readonly name: string;
  /** The one rule that it breaks. */
  readonly breaks: RuleId;
  /** What its maker did. */
  readonly about: string;
  /** The scenario that shows it. */
  readonly scenario: string;
  readonly edits: readonly Edit[];
}

const CONSENT_VIEW = "consent-view.tsx";
const SCOPE_LIST = "scope-list.tsx";
const STYLES = "design.module.css";

const DENY_BUTTON = `        <DenyButton className={styles["button"]} send={send} state={state}>
          {busy === "deny" ? consent.denying : consent.deny} {ending}
        </DenyButton>
`;

/** Takes Deny away from a design that was made of the starter. */
export const WITHOUT_DENY: readonly Edit[] = [
  { file: CONSENT_VIEW, from: DENY_BUTTON, to: "" },
  {
    file: CONSENT_VIEW,
    from: "AllowButton, ClientName, type DecisionState, DenyButton",
    to: "AllowButton, ClientName, type DecisionState",
  },
];

/** A rule is appended to the style sheet, as one does in a hurry. */
function style(rule: string): Edit {
  return { file: STYLES, from: "/* A plain column.", to: `${rule}\n\n/* A plain column.` };
}

/** Designs that each break one rule and hold every other. */
export const BROKEN_DESIGNS: readonly BrokenDesign[] = [
  {
    name: "broken-name",
    breaks: "S1",
    about: "puts the client's name into a sentence without isolating it",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: `  const { consent, choices } = state;
  const name = <ClientName client={consent.client} />;`,
        to: `  const { consent, choices } = state;
  const name = <span data-part="client-name">{consent.client.name}</span>;`,
      },
    ],
  },
  {
    name: "broken-destination",
    breaks: "S2",
    about: "shows the destination below the list of scopes",
    scenario: "scopes-fifty",
    edits: [
      { file: CONSENT_VIEW, from: `      <Parties consent={consent} />\n`, to: "" },
      {
        file: CONSENT_VIEW,
        from: `      <Resources consent={consent} />`,
        to: `      <Parties consent={consent} />\n      <Resources consent={consent} />`,
      },
    ],
  },
  {
    name: "broken-account",
    breaks: "S3",
    about: "offers no way to another account",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: `        <a href={switchAccountUrl}>{parties.switchAccount}</a>\n`,
        to: "",
      },
    ],
  },
  {
    name: "broken-scopes",
    breaks: "S4",
    about: "keeps silent about what the user cannot grant",
    scenario: "scopes-ungrantable",
    edits: [
      {
        file: SCOPE_LIST,
        from: "const unavailable = unavailableChoices(choices);",
        to: "const unavailable = unavailableChoices([]);",
      },
      {
        file: SCOPE_LIST,
        from: "          {choices.map(({ scope }) => (",
        to: "          {grantableChoices(choices).map(({ scope }) => (",
      },
    ],
  },
  {
    name: "broken-deny",
    breaks: "S5",
    about: "has no Deny",
    scenario: "ready",
    edits: WITHOUT_DENY,
  },
  {
    name: "broken-small-deny",
    breaks: "S5",
    about: "writes Deny in small and pale letters",
    scenario: "ready",
    edits: [style(`.page [data-part="deny"] { font-size: 0.75rem; inline-size: 40%; }`)],
  },
  {
    name: "broken-ticks",
    breaks: "S6",
    about: "shows every switch on",
    scenario: "ready",
    edits: [
      {
        file: SCOPE_LIST,
        from: "        choice={choice}\n        className",
        to: "        choice={{ ...choice, selected: true }}\n        className",
      },
    ],
  },
  {
    name: "broken-focus",
    breaks: "S7",
    about: "moves the focus to Allow when the page opens",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: "type ReactNode, useId }",
        to: "type ReactNode, useEffect, useId }",
      },
      {
        file: CONSENT_VIEW,
        from: "  const { consent } = copy;\n  const id = useId();",
        to: `  const { consent } = copy;
  const id = useId();
  useEffect(() => document.querySelector<HTMLElement>('[data-part="allow"]')?.focus(), []);`,
      },
    ],
  },
  {
    name: "broken-origin",
    breaks: "S8",
    about: "links the client's logo hot",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: "      <Marks client={consent.client} />",
        to: `      <img alt="" height="48" src="https://logos.example/acme.png" width="48" />`,
      },
      { file: CONSENT_VIEW, from: `import { Marks } from "../../marks/marks.tsx";\n`, to: "" },
    ],
  },
  {
    name: "broken-contrast",
    breaks: "S9",
    about: "writes descriptions in the color of edges",
    scenario: "ready",
    edits: [style(".row p { color: var(--color-edge); }")],
  },
  {
    name: "broken-order",
    breaks: "S10",
    about: "draws Allow before Deny, and keeps Deny first for the keyboard",
    scenario: "ready",
    edits: [style(`.page [data-part="deny"] { order: 1; }`)],
  },
  {
    name: "broken-button-name",
    breaks: "S10",
    about: "leaves the app out of what the buttons are called",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: "{consent.forClient(<ClientName client={state.consent.client} />)}",
        to: "{copy.locale}",
      },
    ],
  },
  {
    name: "broken-wrapping",
    breaks: "S11",
    about: "keeps scopes on one line, however long",
    scenario: "scopes-long-names",
    edits: [style(".row code { white-space: nowrap; }")],
  },
  {
    name: "broken-banner",
    breaks: "S11",
    about: "lays a banner over the end of the window",
    scenario: "ready",
    edits: [
      style(
        `.page::after { background: var(--color-surface); block-size: 10rem; content: ""; inset: auto 0 0; position: fixed; }`,
      ),
    ],
  },
  {
    name: "broken-provenance",
    breaks: "S12",
    about: "takes a client for the product's own by its name",
    scenario: "name-claims",
    edits: [
      {
        file: CONSENT_VIEW,
        from: `client.type === "first_party" ||`,
        to: `/verified|first-party/iu.test(client.name) || client.type === "first_party" ||`,
      },
    ],
  },
  {
    name: "broken-targets",
    breaks: "S13",
    about: "makes what unfolds as flat as its text",
    scenario: "ready",
    edits: [style(".page summary { font-size: 0.75rem; line-height: 1; padding: 0 !important; }")],
  },
  {
    name: "broken-consequence",
    breaks: "S14",
    about: "says what a sensitive scope leads to once it is ticked",
    scenario: "ready",
    edits: [
      {
        file: SCOPE_LIST,
        from: `choice.kind === "sensitive" && <p`,
        to: `choice.kind === "sensitive" && choice.selected && <p`,
      },
    ],
  },
  {
    name: "broken-style",
    breaks: "S15",
    about: "writes a style into the markup",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: "<h1 tabIndex={-1}>",
        to: `<h1 style={{ letterSpacing: "0.01em" }} tabIndex={-1}>`,
      },
    ],
  },
  {
    name: "broken-hydration",
    breaks: "S15",
    about: "tells the time, which differs from server to browser",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: "      <Parties consent={consent} />",
        to: "      <p>{Date.now()}</p>\n      <Parties consent={consent} />",
      },
    ],
  },
  {
    name: "broken-script",
    breaks: "S15",
    about: "brings a script of its own",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: "      <Parties consent={consent} />",
        to: `      <script>{"window.counted = true"}</script>\n      <Parties consent={consent} />`,
      },
    ],
  },
  {
    name: "broken-press",
    breaks: "S15",
    about: "has a Deny that does nothing",
    scenario: "ready",
    edits: [
      {
        file: CONSENT_VIEW,
        from: `        <DenyButton className={styles["button"]} send={send} state={state}>`,
        to: `        <DenyButton className={styles["button"]} send={() => undefined} state={state}>`,
      },
    ],
  },
];
