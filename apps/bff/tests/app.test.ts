import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished, vi } from "vitest";

import { buildApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { loadPages } from "../src/pages.ts";

const CONFIG = readConfig({
  LOG_LEVEL: "trace",
  STYTCH_PROJECT_ID: "project-test-11111111-1111-4111-8111-111111111111",
  STYTCH_SECRET: "secret-test-canary",
  STYTCH_PUBLIC_TOKEN: "public-token-test-11111111-1111-4111-8111-111111111111",
  STYTCH_API_URL: "http://127.0.0.1:9",
});

async function buildPages(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "assent-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  await mkdir(join(directory, "client", "assets"), { recursive: true });
  await mkdir(join(directory, "server"));
  await Promise.all([
    writeFile(
      join(directory, "client", "authorize.html"),
      "<!--assent:snapshot--><main><!--assent:markup--></main>",
    ),
    writeFile(join(directory, "client", "index.html"), "<title>index</title>"),
    writeFile(join(directory, "client", "assets", "a.js"), "1"),
    writeFile(
      join(directory, "server", "render.js"),
      "export const renderAuthorizePage = (outcome, { locale = 'none', theme }) =>" +
        " `<p>${outcome.kind} ${locale} ${theme}</p>`;",
    ),
  ]);
  return directory;
}

describe("the app", () => {
  it("serves the built pages, rendered", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const pages = await loadPages(await buildPages());
    const app = await buildApp(CONFIG, { pages, logStream: { write: () => undefined } });
    onTestFinished(() => app.close());
    const authorize = await app.inject("/oauth/authorize");
    expect(authorize.statusCode).toBe(400);
    expect(authorize.body).toContain("<main><p>problem none system</p></main>");
    expect((await app.inject("/login")).body).toBe("<title>index</title>");
    expect((await app.inject("/assets/a.js")).body).toBe("1");
    expect((await app.inject("/assets/render.js")).statusCode).toBe(404);
  });

  it("[#127] logs no headers, whatever they are part of", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const lines: string[] = [];
    const app = await buildApp(CONFIG, {
      pages: null,
      logStream: { write: (line) => void lines.push(line) },
    });
    onTestFinished(() => app.close());
    const headers = { cookie: "cookie-canary", authorization: "authorization-canary" };
    const request = { method: "GET", url: "/?state=url-canary", headers };
    app.log.info({ upstream: { status: 200, headers }, req: request }, "answered");
    app.log.error({ err: Object.assign(new Error("message-canary"), { headers }) }, "failed");
    app.log.child({ part: "a" }).warn({ answer: { headers } });
    expect(lines.filter((line) => /"status":200|failed|"part":"a"/u.test(line))).toHaveLength(3);
    expect(lines.join("")).not.toContain("canary");
  });

  it("serves each language that the pages were built in, English where nobody asks", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const directory = await buildPages();
    for (const locale of ["de", "en"]) {
      const html = `<html lang="${locale}"><!--assent:markup--></html>`;
      await writeFile(join(directory, "client", `authorize.${locale}.html`), html);
      await writeFile(join(directory, "client", `index.${locale}.html`), `index ${locale}`);
    }
    const pages = await loadPages(directory);
    const app = await buildApp(CONFIG, { pages, logStream: { write: () => undefined } });
    onTestFinished(() => app.close());
    const cookie = "assent_theme=dark";
    const german = await app.inject({ url: "/oauth/authorize?ui_locales=de", headers: { cookie } });
    expect(german.body).toBe('<html lang="de"><p>problem de dark</p></html>');
    const english = await app.inject("/oauth/authorize?ui_locales=sv");
    expect(english.body).toBe('<html lang="en"><p>problem en system</p></html>');
    const home = await app.inject({ url: "/", headers: { "accept-language": "de-AT" } });
    expect(home.body).toBe("index de");
  });

  it("knows that nothing was built", async () => {
    expect(await loadPages("/nonexistent")).toBeNull();
  });

  it("[#127] [#131] logs neither addresses, nor headers, nor a client's request id", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const lines: string[] = [];
    const logStream = { write: (line: string) => void lines.push(line) };
    const app = await buildApp(CONFIG, { pages: null, logStream });
    onTestFinished(() => app.close());
    const err = Object.assign(new Error("log-canary"), { request: { token: "log-canary" } });
    const req = { method: "GET", url: "/?log-canary", headers: { cookie: "log-canary" } };
    app.log.error({ err, req }, "failed");
    await app.inject({
      url: "/oauth/authorize?state=log-canary&client_id=x",
      headers: { "request-id": "log-canary", cookie: "stytch_session=log-canary" },
    });
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join("")).not.toContain("log-canary");
  });
});
