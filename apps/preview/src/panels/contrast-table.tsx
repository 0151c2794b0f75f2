/** @jsxRuntime classic */
import * as React from "react";
import {
  CONTRAST_PAIRS,
  type ContrastPair,
  measureContrast,
} from "@assent/consent/src/themes/contrast.ts";
import { DEFAULT_THEME } from "@assent/consent/src/themes/default-theme.ts";
import type { Theme } from "@assent/consent/src/themes/theme.ts";
import type { ReactNode } from "react";

import { Table, Verdict } from "./panel-parts.tsx";

const SCHEMES = ["light", "dark"] as const;

/** Every pair of colors that the designs put on each other, the weakest against its need first. */
export function ContrastTable({ theme }: { readonly theme: Theme }): ReactNode {
  const rows = CONTRAST_PAIRS.map((pair) => ({
    pair,
    light: measureContrast(pair, "light", theme, DEFAULT_THEME),
    dark: measureContrast(pair, "dark", theme, DEFAULT_THEME),
  })).toSorted((one, other) => spare(one) - spare(other));
  const weak = rows.filter((row) => spare(row) < 1);
  return (
    <>
      <p aria-live="polite">
        <Verdict good={weak.length === 0}>
          {weak.length === 0 ? "Every pair has the contrast it needs." : `${weak.length} too weak.`}
        </Verdict>
      </p>
      <details open={weak.length > 0}>
        <summary>All {rows.length} pairs</summary>
        <Table>
          <thead>
            <tr>
              <th scope="col">Front on back</th>
              <th scope="col">Needs</th>
              {SCHEMES.map((scheme) => (
                <th key={scheme} scope="col">
                  {scheme}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ pair, ...ratios }) => (
              <tr key={`${pair.front} ${pair.back}`}>
                <td>
                  <code>{pair.front}</code> on <code>{pair.back}</code>
                </td>
                <td>{pair.least}</td>
                {SCHEMES.map((scheme) => (
                  <td key={scheme}>
                    <Ratio least={pair.least} ratio={ratios[scheme]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </>
  );
}

interface MeasuredPair {
  readonly pair: ContrastPair;
  readonly light: number | null;
  readonly dark: number | null;
}

/** How much of its need the weaker side has; unknown counts as none. */
function spare({ pair, light, dark }: MeasuredPair): number {
  return Math.min(light ?? 0, dark ?? 0) / pair.least;
}

function Ratio({
  ratio,
  least,
}: {
  readonly ratio: number | null;
  readonly least: number;
}): ReactNode {
  return ratio === null ? (
    <Verdict good={false}>unknown: transparent</Verdict>
  ) : (
    // Cut, not rounded: what is just too little must not read as enough.
    <Verdict good={ratio >= least}>{(Math.floor(ratio * 100) / 100).toFixed(2)}</Verdict>
  );
}
