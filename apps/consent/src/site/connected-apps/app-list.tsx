import type { Account, ConnectedApp } from "@assent/core/contract";
import { type ReactNode, useId, useMemo, useState } from "react";

import { useCopy } from "../copy/use-copy.tsx";
import { Button, Field } from "../layout/controls.tsx";
import styles from "../layout/stack.module.css";
import { AppEntry } from "./app-entry.tsx";
import { findApps, sortApps } from "./find-apps.ts";
import type { Revocation } from "./use-connected-apps.ts";

/** From this many on, a list is searched rather than read. */
const SEARCHABLE_FROM = 8;
/** How many entries stand on the page at first, and come with each press on "Show more". */
const PAGE_SIZE = 50;
/** Up to this many, each entry shows at once what its app may do. */
const UNFOLDED_UP_TO = 3;

/** The apps, by name: found by a word, a page at a time where they are many. */
export function AppList(props: {
  /** Whose apps they are. */
  readonly account: Account;
  readonly apps: readonly ConnectedApp[];
  readonly revocation: Revocation;
}): ReactNode {
  const { account, apps, revocation } = props;
  const { connectedApps: copy, language } = useCopy();
  const [word, setWord] = useState("");
  const [limit, setLimit] = useState(PAGE_SIZE);
  const [asking, setAsking] = useState<string | null>(null);
  const sorted = useMemo(() => sortApps(apps, language), [apps, language]);
  const found = findApps(sorted, word);
  const rest = Math.min(PAGE_SIZE, found.length - limit);
  return (
    <>
      {apps.length >= SEARCHABLE_FROM && (
        <Search
          apps={apps.length}
          found={found.length}
          word={word}
          onWord={(written) => {
            setWord(written);
            setLimit(PAGE_SIZE);
          }}
        />
      )}
      <ul className={styles["entries"]}>
        {found.slice(0, limit).map((app) => (
          <AppEntry
            key={app.id}
            account={account}
            app={app}
            unfolded={apps.length <= UNFOLDED_UP_TO}
            asking={asking === app.id}
            onAsk={(wanted) => {
              if (!revocation.isPending) {
                revocation.reset();
                setAsking(wanted ? app.id : null);
              }
            }}
            revocation={revocation}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>{copy.showMore(rest)}</Button>
      )}
    </>
  );
}

/** Where to write a word, and how many apps have it in their name. */
function Search(props: {
  readonly word: string;
  readonly onWord: (word: string) => void;
  readonly found: number;
  readonly apps: number;
}): ReactNode {
  const { connectedApps: copy } = useCopy();
  const id = useId();
  const { found, apps } = props;
  const words = found === 0 ? copy.noneFound : copy.found(found, apps);
  return (
    <div className={styles["group"]}>
      <Field
        id={id}
        label={copy.find}
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={props.word}
        onChange={({ target }) => props.onWord(target.value)}
      />
      <output className={styles["secondary"]} htmlFor={id}>
        {props.word.trim() === "" ? copy.count(apps) : words}
      </output>
    </div>
  );
}
