import { glob, readFile } from "node:fs/promises";
import path from "node:path";

import { expect, it } from "vitest";

import { ROOT } from "../lib/run.ts";

interface Source {
  readonly file: string;
  readonly text: string;
}

/** Everything of ours that runs in a browser, tests aside. */
async function readSources(): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for await (const file of glob("{apps/consent,packages/react,packages/core}/src/**/*.{ts,tsx}", {
    cwd: ROOT,
  })) {
    if (!/\.test\.tsx?$|\/tests\//u.test(file)) {
      sources.push({ file, text: await readFile(path.join(ROOT, file), "utf8") });
    }
  }
  return sources;
}

it("nothing that runs in a browser speaks to another window [#74]", async () => {
  const sources = await readSources();
  expect(sources.length).toBeGreaterThan(50);
  const talkative = sources.filter(({ text }) =>
    /\bpostMessage\s*\(|\bwindow\s*\.\s*opener\b|\bopener\s*\.|\bwindow\s*\.\s*open\s*\(/u.test(
      text,
    ),
  );
  expect(talkative.map(({ file }) => file)).toEqual([]);
});

it("every link that leaves the app gives away neither its opener nor where it came from [#74]", async () => {
  const links = (await readSources()).flatMap(({ file, text }) =>
    [...text.matchAll(/<a\b(?:[^>]|=>)*>/gu)].map(([tag]) => ({ file, tag })),
  );
  // What a client names, and whatever is written out. Everything else is an address of our own.
  const foreign = /\bhref=(?:"(?:[a-z]+:|\/\/)|\{[^}]*(?:redirectTo|destination|metadata))/iu;
  const leaving = links.filter(({ tag }) => foreign.test(tag));
  expect(leaving.length).toBeGreaterThan(2);
  // `noreferrer` implies `noopener`, by the HTML standard.
  expect(leaving.filter(({ tag }) => !/\brel="[^"]*\bnoreferrer\b/u.test(tag))).toEqual([]);
});
