/** @jsxRuntime classic */
import * as React from "react";
import { type ReactNode, useEffect, useState } from "react";
import type { API } from "storybook/manager-api";

import { type FullResult, type LiveWord, readFullResult, readLiveWord } from "../safety/results.ts";
import { EVENTS } from "./events.ts";
import { Panel, Table, Verdict, Wrong } from "./panel-parts.tsx";

/** What the rules find on the page as it stands, and what the last full run has found. */
export function SafetyPanel({ api }: { readonly api: API }): ReactNode {
  const [live, setLive] = useState<LiveWord | null>(null);
  useEffect(() => {
    const listen = (word: unknown): void => setLive(readLiveWord(word));
    const want = (): void => api.emit(EVENTS.safetyWanted, true);
    api.on(EVENTS.safety, listen);
    api.on(EVENTS.safetyOffered, want);
    want();
    return () => {
      api.emit(EVENTS.safetyWanted, false);
      api.off(EVENTS.safetyOffered, want);
      api.off(EVENTS.safety, listen);
    };
  }, [api]);
  return (
    <Panel>
      <h3>This page, now</h3>
      {live === null ? <p>Nothing has been checked yet.</p> : <Live {...live} />}
      <p>
        S9 (axe) is in the panel “Accessibility”. S7, S8, S10 and S15 need real keys, the network or
        the loading of a production page: the full run checks them, every width, scheme and
        direction.
      </p>
      <h3>The last full run</h3>
      <Full />
    </Panel>
  );
}

function Live({ rules, findings, failure }: LiveWord): ReactNode {
  return (
    <>
      {failure !== undefined && <Wrong role="alert">The page was not checked: {failure}</Wrong>}
      <Table>
        <tbody>
          {rules.map(({ id, title }) => {
            const found = findings.filter(({ rule }) => rule === id);
            return (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>
                  {title}
                  {found.map(({ message, where }) => (
                    <Wrong key={`${message} ${where}`}>
                      {message} <code>{where}</code>
                    </Wrong>
                  ))}
                </td>
                <td>
                  <Verdict good={found.length === 0}>
                    {found.length === 0 ? "holds" : `${found.length} found`}
                  </Verdict>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}

function Full(): ReactNode {
  const result = useFullResult();
  if (result === null) {
    return <p>One moment…</p>;
  }
  if (result === "absent") {
    return (
      <p>
        There is none: run <code>pnpm safety</code>, then start or build the preview anew.
      </p>
    );
  }
  return (
    <>
      <p>
        Made on{" "}
        <time dateTime={result.checkedAt}>{new Date(result.checkedAt).toLocaleString()}</time>. It
        says nothing of what was edited since.
      </p>
      <ResultTable result={result} />
      {result.designs.map(({ design, findings }) =>
        findings.map((sentence) => (
          <Wrong key={`${design} ${sentence}`}>
            {design}, {sentence}
          </Wrong>
        )),
      )}
    </>
  );
}

function useFullResult(): FullResult | "absent" | null {
  const [result, setResult] = useState<FullResult | "absent" | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch("./safety.json", { signal: stop.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((value: unknown) => setResult(readFullResult(value) ?? "absent"))
      .catch(() => setResult("absent"));
    return () => stop.abort();
  }, []);
  return result;
}

function ResultTable({ result }: { readonly result: FullResult }): ReactNode {
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          {result.designs.map(({ design }) => (
            <th key={design} scope="col">
              {design}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.rules.map((rule) => (
          <tr key={rule}>
            <th scope="row">{rule}</th>
            {result.designs.map(({ design, failed }) => (
              <td key={design}>
                <Verdict good={failed[rule] === undefined}>
                  {failed[rule] === undefined ? "holds" : `${failed[rule]} found`}
                </Verdict>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
