import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { expect, it } from "vitest";

import { toModule } from "../lib/page-build/lean-react.ts";
import { ROOT } from "../lib/run.ts";

const consent = createRequire(path.join(ROOT, "apps/consent/package.json"));
const renderer = createRequire(consent.resolve("react-dom"));

/** The module of a file of React, and what its publishers export from it. */
async function load(resolved: string, file: string): Promise<{ code: string; names: string[] }> {
  const whole = path.join(path.dirname(resolved), "cjs", file);
  const code = toModule(await readFile(whole, "utf8"), file);
  return { code, names: Object.keys(consent(whole) as object) };
}

it.each([
  ["react", consent.resolve("react"), "react.production.js"],
  ["react/jsx-runtime", consent.resolve("react"), "react-jsx-runtime.production.js"],
  ["react-dom", consent.resolve("react-dom"), "react-dom.production.js"],
  ["react-dom/client", consent.resolve("react-dom"), "react-dom-client.production.js"],
  ["scheduler", renderer.resolve("scheduler"), "scheduler.production.js"],
])("exports everything of %s from the module that it is rewritten as", async (_, file, name) => {
  const { code, names } = await load(file, name);
  const exported = /\nexport \{ (.*) \};\n/u.exec(code)?.[1]?.split(", ") ?? [];
  expect(new Set(exported.map((each) => each.split(" as ")[1]))).toEqual(new Set(names));
  expect(code).not.toMatch(/^(?!.*["`]).*\b(?:require\(|exports\.)/mu);
});

it.each([
  ["nothing exported", "var x = 1;"],
  ["exports handed on", 'exports.x = 1; Object.assign(exports, require("./y.js"));'],
  ["the whole module replaced", "exports.x = 1; module.exports = function () {};"],
])("refuses code that it cannot read: %s", (_, code) => {
  expect(() => toModule(code, "react")).toThrow(/cannot read the code of react/u);
});
