import { access, constants } from "node:fs/promises";
import path from "node:path";

import { ROOT, run } from "./run.ts";

/** The first is Chromium without windows around its pages: tests run in two thirds of the time. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const FIXED_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Chromium hears the last `--disable-features` alone, so Playwright's own are here again. The two
 * after them draw the address bar's list in a renderer of their own, in every new window: two thirds
 * of what a headless context costs.
 */
const DISABLED_FEATURES: readonly string[] = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

/** What headless runs need: no sandbox as root, and no connections of the browser's own. */
export const BROWSER_ARGUMENTS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${DISABLED_FEATURES.join(",")}`,
];

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function findBrowser(): Promise<string | null> {
  const configured = process.env["CHROME_PATH"];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const candidates = [
    ...(configured === undefined ? [] : [configured]),
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...FIXED_PATHS,
  ];
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) {
      return candidate;
    }
  }
  const { chromium } = await import("playwright-core");
  const downloaded = chromium.executablePath();
  return (await isExecutable(downloaded)) ? downloaded : null;
}

async function installBrowser(): Promise<string> {
  const debian = await isExecutable("/usr/bin/apt-get");
  if (debian && process.getuid?.() === 0) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const update = await run("apt-get", ["update", "-qq"], { env });
    const install = (name: string): ReturnType<typeof run> =>
      run("apt-get", ["install", "-y", "-qq", name], { env });
    const shell = await install("chromium-headless-shell");
    const full = shell.exitCode === 0 ? null : await install("chromium");
    return `${update.output}${shell.output}${full?.output ?? ""}`;
  }
  const playwright = path.join(ROOT, "node_modules/playwright-core/cli.js");
  return (await run(process.execPath, [playwright, "install", "chromium"])).output;
}

/**
 * The path of a Chrome or Chromium, installing one where there is none. `CHROME_PATH` goes first.
 *
 * @throws Error with what to do, when none can be had.
 */
export async function ensureBrowser(): Promise<string> {
  const found = await findBrowser();
  if (found !== null) {
    return found;
  }
  const log = await installBrowser();
  const installed = await findBrowser();
  if (installed === null) {
    const end = log.trim().split("\n").slice(-5).join("\n");
    throw new Error(
      `The browser tests need Chrome or Chromium, and installing one failed:\n${end}\n` +
        "Install Chrome, or set CHROME_PATH to its executable, and run the command again.",
    );
  }
  return installed;
}
