/** @jsxRuntime classic */
import * as React from "react";
import type { Scheme } from "@assent/consent/src/themes/contrast.ts";
import { resolveToken } from "@assent/consent/src/themes/contrast.ts";
import { DEFAULT_THEME } from "@assent/consent/src/themes/default-theme.ts";
import { type Theme, type ThemeProblem, writeThemeCss } from "@assent/consent/src/themes/theme.ts";
import { TOKENS, type TokenKind, type TokenName } from "@assent/consent/src/themes/tokens.ts";
import { type ReactNode, useId, useState, useSyncExternalStore } from "react";

import { PALETTES } from "../theme/palettes.ts";
import { changeDraft, readDraft, settleDraft, startDraft } from "../theme/theme-draft.ts";
import { ContrastTable } from "./contrast-table.tsx";
import { draftStore } from "./draft-store.ts";
import { Area, Button, Field, Panel, Row, Table, Wrong } from "./panel-parts.tsx";

const KINDS: Readonly<Record<TokenKind, string>> = {
  color: "Colors",
  font: "Fonts",
  size: "Sizes",
  number: "Line heights",
  shadow: "Shadows",
  duration: "Durations",
  easing: "Easing",
};

/** The tokens of a theme: edit, see the contrast, take the theme away as CSS or JSON. */
export function ThemePanel(): ReactNode {
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const [scheme, setScheme] = useState<Scheme>("light");
  const { theme, problems } = settleDraft(draft);
  return (
    <Panel>
      <Row>
        {(["light", "dark"] as const).map((choice) => (
          <Button
            aria-pressed={choice === scheme}
            key={choice}
            onClick={() => setScheme(choice)}
            type="button"
          >
            {choice === "light" ? "Light values" : "Dark values"}
          </Button>
        ))}
        {PALETTES.map(({ name }) => (
          <Button key={name} onClick={() => draftStore.set(startDraft(name))} type="button">
            Start from {name}
          </Button>
        ))}
      </Row>
      <Export theme={theme} />
      <h3>Contrast</h3>
      <ContrastTable theme={theme} />
      {Object.entries(KINDS).map(([kind, title]) => (
        <TokenTable
          key={kind}
          kind={kind}
          problems={problems}
          scheme={scheme}
          theme={theme}
          title={title}
        />
      ))}
    </Panel>
  );
}

interface TokenTableProps {
  readonly kind: string;
  readonly title: string;
  readonly scheme: Scheme;
  readonly theme: Theme;
  readonly problems: readonly ThemeProblem[];
}

function TokenTable({ kind, title, scheme, theme, problems }: TokenTableProps): ReactNode {
  const tokens = TOKENS.filter((token) => token.kind === kind);
  const fixed = scheme === "dark" && kind !== "color" && kind !== "shadow";
  return (
    <>
      <h3>{title}</h3>
      {fixed ? (
        <p>These are the same in light and in the dark.</p>
      ) : (
        <Table>
          <tbody>
            {tokens.map(({ name, purpose }) => (
              <TokenRow
                key={name}
                name={name}
                problem={problems.find(({ path }) => path === `${scheme}.${name}`)?.problem}
                purpose={purpose}
                scheme={scheme}
                swatch={kind === "color" ? resolveToken(name, scheme, theme, DEFAULT_THEME) : null}
              />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

interface TokenRowProps {
  readonly name: TokenName;
  readonly purpose: string;
  readonly scheme: Scheme;
  /** The color that it comes to; `null` for what is none. */
  readonly swatch: string | null;
  readonly problem: string | undefined;
}

function TokenRow({ name, purpose, scheme, swatch, problem }: TokenRowProps): ReactNode {
  const id = useId();
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const standing = resolveStanding(name, scheme);
  return (
    <tr>
      <th scope="row" style={{ width: "45%" }}>
        <label htmlFor={id}>
          {swatch !== null && (
            <span
              style={{
                display: "inline-block",
                width: 12,
                height: 12,
                marginInlineEnd: 6,
                background: swatch,
                border: "1px solid #8888",
                borderRadius: 3,
              }}
            />
          )}
          <code>{name}</code>
          <br />
          <span style={{ fontWeight: 400 }}>{purpose}</span>
        </label>
      </th>
      <td>
        <Field
          aria-invalid={problem !== undefined}
          id={id}
          onChange={({ target }) =>
            draftStore.set(changeDraft(draftStore.get(), scheme, name, target.value))
          }
          placeholder={standing}
          spellCheck={false}
          value={draft[scheme][name] ?? ""}
        />
        {problem !== undefined && <Wrong role="alert">It {problem}.</Wrong>}
      </td>
    </tr>
  );
}

/** What the default theme says, for a token that the draft leaves alone. */
function resolveStanding(name: TokenName, scheme: Scheme): string {
  const { light, dark } = DEFAULT_THEME;
  const own: Readonly<Partial<Record<TokenName, string>>> = dark;
  return scheme === "dark" ? (own[name] ?? light[name]) : light[name];
}

/** The theme to take away, and one to bring. */
function Export({ theme }: { readonly theme: Theme }): ReactNode {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const id = useId();
  function bring(): void {
    const read = readDraft(text);
    if ("base" in read) {
      draftStore.set(read);
      setWrong([]);
    } else {
      setWrong(read);
    }
  }
  return (
    <>
      <Row>
        <Button onClick={() => setText(writeThemeCss(theme, DEFAULT_THEME))} type="button">
          Write CSS
        </Button>
        <Button onClick={() => setText(JSON.stringify(theme, null, 2))} type="button">
          Write JSON
        </Button>
        <Button onClick={() => void navigator.clipboard.writeText(text)} type="button">
          Copy
        </Button>
        <Button onClick={bring} type="button">
          Read JSON
        </Button>
      </Row>
      <label htmlFor={id}>Theme as text: what Write wrote, or JSON to Read</label>
      <Area
        id={id}
        onChange={({ target }) => setText(target.value)}
        spellCheck={false}
        value={text}
      />
      {wrong.map((sentence) => (
        <Wrong key={sentence} role="alert">
          {sentence}
        </Wrong>
      ))}
    </>
  );
}
