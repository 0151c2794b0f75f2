import { cp, glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Browser, Page } from "playwright-core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createSeeds } from "../../../packages/sandbox/src/index.ts";
import { packPackages } from "../../../scripts/lib/packages.ts";
import { type CommandResult, ROOT, run } from "../../../scripts/lib/run.ts";
import { type Stack, freePort, startStack } from "../../../scripts/lib/stack.ts";
import { allow, launchBrowser, scopeSwitch } from "./support/browser.ts";

const FIXTURE = path.join(ROOT, "apps/e2e/fixtures/outside");
const PUBLISHED = [
  "@assent/core",
  "@assent/fastify",
  "@assent/react",
  "@assent/safety",
  "@assent/sandbox",
] as const;
/** A cold cache and a busy machine: npm fetches a hundred packages. */
const INSTALL_TIMEOUT_MS = 240_000;

let project = "";
let tarballs: Readonly<Record<string, string>> = {};
let built = "";

/** `"done"`, or what a command that failed had to say. */
function outcomeOf({ exitCode, output }: CommandResult): string {
  return exitCode === 0 ? "done" : output;
}

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), "assent-outside-"));
  await cp(FIXTURE, project, {
    recursive: true,
    filter: (source) => !/node_modules|dist/u.test(path.relative(FIXTURE, source)),
  });
  tarballs = await packPackages(project);
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund"];
  const install = ["--prefix", project, "install", ...quiet, ...Object.values(tarballs)];
  const installed = outcomeOf(await run("npm", install));
  if (installed !== "done") {
    throw new Error(`The packages were not installed:\n${installed}`);
  }
  const env = { NODE_ENV: "production" };
  built = outcomeOf(await run("npm", ["--prefix", project, "run", "build"], { env }));
}, INSTALL_TIMEOUT_MS);

afterAll(async () => {
  await rm(project, { recursive: true });
});

it("every package that is published is packed", () => {
  expect(Object.keys(tarballs)).toEqual(PUBLISHED);
});

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Installed {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Relative to `folder`, sorted. */
  readonly files: readonly string[];
}

async function readInstalled(name: string): Promise<Installed> {
  const folder = path.join(project, "node_modules", name);
  const files: string[] = [];
  for await (const entry of glob("**/*.*", { cwd: folder })) {
    files.push(entry);
  }
  files.push(...(existsSync(path.join(folder, "LICENSE")) ? ["LICENSE"] : []));
  const manifest = JSON.parse(
    await readFile(path.join(folder, "package.json"), "utf8"),
  ) as Manifest;
  return { folder, manifest, files: files.toSorted() };
}

/** What a module or its declarations name in their imports. */
async function listImports(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8");
  const found = text.matchAll(/(?:\bfrom |^import |\bimport\()"([^"$\n]+)"/gmu);
  return [...found].map(([, name = ""]) => name);
}

describe.each(PUBLISHED)("the tarball of %s", (name) => {
  it("holds what was built, its README and its licence, and nothing else", async () => {
    const { files } = await readInstalled(name);
    const built = files.filter((file) => /^dist\/.+\.(?:js|d\.ts)$/u.test(file));
    const others = files.filter((file) => !built.includes(file));
    expect(built).toContain("dist/index.js");
    expect(built).toContain("dist/index.d.ts");
    expect(built.filter((file) => /\.test\.|\/tests\//u.test(file))).toEqual([]);
    expect(others).toEqual(["LICENSE", "README.md", "package.json"]);
  });

  it("imports nothing that it does not bring or ask for", async () => {
    const { folder, files, manifest } = await readInstalled(name);
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
    const lost: string[] = [];
    let seen = 0;
    for (const file of files.filter((one) => /\.(?:js|d\.ts)$/u.test(one))) {
      for (const target of await listImports(path.join(folder, file))) {
        seen += 1;
        const [first = "", second = ""] = target.split("/");
        const packageName = first.startsWith("@") ? `${first}/${second}` : first;
        const found = target.startsWith(".")
          ? files.includes(path.join(path.dirname(file), target))
          : packageName in declared || isBuiltin(target);
        lost.push(...(found ? [] : [`${file}: ${target}`]));
      }
    }
    expect(seen).toBeGreaterThan(10);
    expect(lost).toEqual([]);
  });

  it("asks for versions that a registry knows", async () => {
    const { manifest } = await readInstalled(name);
    const versions = Object.values({ ...manifest.dependencies, ...manifest.peerDependencies });
    expect(versions.filter((version) => !/^(?:\^|>=)?\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
  });

  it("has a manifest that publint finds nothing in", async () => {
    const { folder, manifest } = await readInstalled(name);
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });
});

interface Running {
  readonly stack: Stack;
  readonly browser: Browser;
  readonly appUrl: string;
  readonly sandboxUrl: string;
}

async function runProject(log: string[]): Promise<Running> {
  const [appPort, sandboxPort] = [await freePort(), await freePort()];
  const appUrl = `http://localhost:${appPort}`;
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  const stack = await startStack({
    onLine: (service, line) => log.push(`[${service}] ${line}`),
    services: [
      {
        name: "sandbox",
        parameters: [path.join(project, "node_modules/.bin/assent-sandbox")],
        env: { SANDBOX_PORT: String(sandboxPort), APP_URL: appUrl },
        readyUrl: `${sandboxUrl}/healthz`,
      },
      {
        name: "app",
        parameters: [path.join(project, "server.ts")],
        env: { PORT: String(appPort), STYTCH_API_URL: sandboxUrl, NODE_ENV: "production" },
        readyUrl: `${appUrl}/healthz`,
      },
    ],
  });
  return { stack, browser: await launchBrowser(), appUrl, sandboxUrl };
}

const { people, clients } = createSeeds();
const client = clients.thirdParty;

/** Begins an authorization as the client would, and signs in on the way. */
async function startConsent(page: Page, appUrl: string): Promise<void> {
  const parameters = new URLSearchParams({
    response_type: "code",
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: "openid notes.read notes.write notes.delete",
    state: "state-of-the-client",
  });
  await page.goto(`${appUrl}/oauth/authorize?${parameters}`);
  await page.getByLabel("Email").fill(people.owner.email);
  await page.getByLabel("Password").fill(people.owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: `${client.name} asks for access` }).waitFor();
}

/** What the client gets for its code. */
async function redeem(sandboxUrl: string, code: string): Promise<readonly string[]> {
  const response = await fetch(`${sandboxUrl}/v1/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: client.redirectUri,
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }),
  });
  const { scope = "" } = (await response.json()) as { readonly scope?: string };
  return scope.split(" ");
}

describe("a project outside this repository", () => {
  it("imports every entry point in Node, which strips no types of installed packages", async () => {
    const entries = [...PUBLISHED, "@assent/core/contract", "@assent/core/testing"];
    const lines = entries.map((entry) => `import * as all from "${entry}"; console.log(all);`);
    for (const [index, line] of lines.entries()) {
      const script = path.join(project, `import-${index}.mjs`);
      await writeFile(script, line);
      expect(outcomeOf(await run(process.execPath, [script]))).toBe("done");
    }
  });

  it("compiles against the packages' types, theirs included, and builds with Vite", () => {
    expect(built).toBe("done");
  });

  it("takes a consent with a page, a server and a sign-in of its own", async () => {
    const log: string[] = [];
    const { stack, browser, appUrl, sandboxUrl } = await runProject(log);
    try {
      const page = await browser.newPage();
      page.on("console", (line) => line.type() === "error" && log.push(line.text()));
      page.on("pageerror", (error) => log.push(error.message));
      await page.route(`${client.redirectUri}?**`, (route) => route.fulfill({ body: "Back." }));
      await startConsent(page, appUrl);
      const destination = page.locator('[data-part="destination-host"]');
      expect(await destination.innerText()).toBe(new URL(client.redirectUri).host);
      await scopeSwitch(page, "notes.write").uncheck();
      await allow(page);
      await page.waitForURL(`${client.redirectUri}?**`);
      const answer = new URL(page.url()).searchParams;
      expect(answer.get("state")).toBe("state-of-the-client");
      const granted = await redeem(sandboxUrl, answer.get("code") ?? "");
      expect(granted.toSorted()).toEqual(["notes.read", "openid"]);
      expect(log.filter((line) => !line.startsWith("["))).toEqual([]);
    } finally {
      await Promise.all([browser.close(), stack.stop()]);
    }
  });
});

/** Code without its indentation, which differs where it stands inside something. */
function flatten(code: string): string {
  return code.replaceAll(/^ +/gmu, "");
}

it("the code in the READMEs of core and react is the code of that project", async () => {
  const sources: string[] = [];
  for await (const file of glob("{*.ts,*.html,src/*}", { cwd: FIXTURE })) {
    sources.push(flatten(await readFile(path.join(FIXTURE, file), "utf8")));
  }
  for (const folder of ["core", "react"]) {
    const readme = await readFile(path.join(ROOT, "packages", folder, "README.md"), "utf8");
    const blocks = [...readme.matchAll(/^```\w+\n(.+?)^```$/gmsu)];
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, code = ""] of blocks) {
      expect(sources.filter((source) => source.includes(flatten(code)))).toHaveLength(1);
    }
  }
});

it("the README of react names every hook and every part", async () => {
  const readme = await readFile(path.join(ROOT, "packages/react/README.md"), "utf8");
  const { files } = await readInstalled("@assent/react");
  const modules = files.filter((file) => /^dist\/lib\/.+\.js$/u.test(file));
  const names: string[] = [];
  for (const file of modules) {
    const text = await readFile(path.join(project, "node_modules/@assent/react", file), "utf8");
    const found = text.matchAll(/^export function ((?:use)?[A-Z]\w+)/gmu);
    names.push(...[...found].map(([, name = ""]) => name));
  }
  expect(names).toContain("useConsent");
  expect(names.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
});
