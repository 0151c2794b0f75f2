import { glob, readFile } from "node:fs/promises";
import path from "node:path";

import { checkLayers } from "./layers.ts";
import { ROOT, run } from "./run.ts";

/** One check of the tree as it stands, without running the product. */
export interface Check {
  readonly name: string;
  /** Resolves to what is wrong; to nothing when all is well. */
  readonly find: () => Promise<string>;
}

async function command(name: string, parameters: readonly string[]): Promise<string> {
  const { exitCode, output } = await run(name, parameters);
  return exitCode === 0 ? "" : output || `${name} ended with ${exitCode}`;
}

async function checkTypes(): Promise<string> {
  const projects = ["tsconfig.json"];
  for await (const file of glob("{apps,packages}/*/tsconfig*.json", { cwd: ROOT })) {
    projects.push(file);
  }
  const found: string[] = [];
  for (const project of projects) {
    found.push(await command("tsc", ["-p", project]));
  }
  return found.join("");
}

async function checkImports(): Promise<string> {
  const { breaches, unseen } = await checkLayers();
  return [...breaches, ...unseen.map((file) => `not seen by the check: ${file}`)].join("\n");
}

/** A lockfile that names a download address would tie every install to one server. */
async function checkLockfile(): Promise<string> {
  const lines = (await readFile(path.join(ROOT, "pnpm-lock.yaml"), "utf8")).split("\n");
  const resolutions = lines.filter((line) => line.includes("resolution:"));
  const weak = resolutions.filter((line) => !line.includes("{integrity: sha512-"));
  const remote = lines.filter((line) => /tarball:|git\+|https?:\/\//u.test(line));
  return [...weak, ...remote].map((line) => line.trim()).join("\n");
}

/** Every static check, cheapest first. */
export const CHECKS: readonly Check[] = [
  { name: "formatting", find: () => command("oxfmt", ["--check", "."]) },
  { name: "lint", find: () => command("oxlint", ["--deny-warnings", "."]) },
  { name: "types", find: checkTypes },
  { name: "layers", find: checkImports },
  { name: "unused code and packages", find: () => command("knip", ["--no-progress"]) },
  { name: "lockfile", find: checkLockfile },
];

/** Runs every static check, prints what each finds, and returns the names of those that failed. */
export async function runChecks(): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, find } of CHECKS) {
    const found = await find();
    console.log(`${found === "" ? "✓" : "✗"} ${name}`);
    if (found !== "") {
      console.log(found);
      failed.push(name);
    }
  }
  return failed;
}
