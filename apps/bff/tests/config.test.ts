import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { describe, expect, it, onTestFinished } from "vitest";

import { ConfigError, type Environment, readConfig } from "../src/config.ts";

const KEY = Buffer.alloc(32, 7).toString("base64url");

/** What a server needs at least. */
const LEAST: Environment = {
  STYTCH_PROJECT_ID: "project-test-11111111-1111-4111-8111-111111111111",
  STYTCH_SECRET: "secret-test-canary",
  STYTCH_PUBLIC_TOKEN: "public-token-test-11111111-1111-4111-8111-111111111111",
};

/** What a server in production needs. */
const PRODUCTION: Environment = {
  ...LEAST,
  ASSENT_MODE: "production",
  PUBLIC_URL: "https://app.example.com/",
  SEALING_KEYS: KEY,
};

/** The problems that a configuration has. */
function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.problems;
    }
    throw error;
  }
}

describe("configuration", () => {
  it("needs no more than the project's keys in development", () => {
    expect(readConfig(LEAST)).toMatchObject({
      mode: "development",
      host: "localhost",
      port: 3000,
      publicUrl: "http://localhost:3000",
      loginUrl: "/login",
      iss: { mode: "as-is" },
      consentPolicy: "default",
      requirePkce: "public",
      sealingKeys: [],
    });
  });

  it("[#67] reads which schemes of apps are answered, however they are written", () => {
    const { appSchemes } = readConfig({
      ...LEAST,
      APP_SCHEMES: "com.example.App, cursor",
      REFUSED_APP_SCHEMES: "slack",
    });
    expect(appSchemes).toEqual({ allowed: ["com.example.app", "cursor"], refused: ["slack"] });
    expect(readConfig(LEAST).appSchemes).toEqual({ allowed: undefined, refused: undefined });
    expect(problemsOf({ ...LEAST, APP_SCHEMES: "cursor:" }).join("\n")).toContain("APP_SCHEMES");
  });

  it("finds the built pages in a folder with a space in its name", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "app of ours "));
    onTestFinished(() => rm(folder, { recursive: true }));
    const copy = path.join(folder, "bff/src/config.ts");
    await cp(path.join(import.meta.dirname, "../src/config.ts"), copy);
    await symlink(
      path.join(import.meta.dirname, "../node_modules"),
      path.join(folder, "node_modules"),
    );
    const script = `const { readConfig } = await import(${JSON.stringify(pathToFileURL(copy).href)});
      console.log(readConfig(${JSON.stringify(LEAST)}).pagesDirectory);`;
    const evaluate = ["--input-type=module", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, evaluate);
    expect(stdout.trim()).toBe(path.join(folder, "consent/dist"));
  });

  it("cannot be changed afterwards", () => {
    const config = readConfig(PRODUCTION);
    const parts = [config, config.stytch, config.iss, config.sealingKeys];
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
  });

  it("[#153] names everything that is missing or wrong at once, and repeats no value", () => {
    const problems = problemsOf({
      STYTCH_SECRET: " ",
      STYTCH_PROJECT_ID: "canary",
      PORT: "canary",
      PUBLIC_URL: "https://user:canary@app.example/path",
      STYTCH_VERTICAL: "canary",
      SEALING_KEYS: "canary",
      LOGIN_URL: "//canary.example",
      CONSENT_POLICY: "canary",
    });
    const names = problems.map((problem) => problem.split(" ", 1)[0]);
    expect(new Set(names)).toEqual(
      new Set([
        "CONSENT_POLICY",
        "LOGIN_URL",
        "PORT",
        "PUBLIC_URL",
        "SEALING_KEYS",
        "STYTCH_PROJECT_ID",
        "STYTCH_PUBLIC_TOKEN",
        "STYTCH_SECRET",
        "STYTCH_VERTICAL",
      ]),
    );
    expect(problems.join("")).not.toContain("canary");
  });

  it("serves either vertical", () => {
    expect(readConfig(LEAST).stytch.vertical).toBe("consumer");
    expect(readConfig({ ...LEAST, STYTCH_VERTICAL: "b2b" }).stytch.vertical).toBe("b2b");
  });

  it("takes an empty variable for none", () => {
    expect(readConfig({ ...LEAST, PORT: "", ISSUER: "", SEALING_KEYS: "" }).port).toBe(3000);
  });

  it.each([
    [{}, { mode: "as-is" }],
    [{ ISSUER: "https://as.example" }, { mode: "replace", issuer: "https://as.example" }],
    [{ ISSUER: "https://as.example", ISS_PARAMETER: "as-is" }, { mode: "as-is" }],
    [{ ISSUER: "https://as.example", ISS_PARAMETER: "drop" }, { mode: "drop" }],
  ])("settles iss from %j", (variables, iss) => {
    expect(readConfig({ ...LEAST, ...variables }).iss).toEqual(iss);
  });

  it("[#143] limits rates, trusts no proxy and shows no metrics until it is told to", () => {
    const { rateLimits, trustedProxies, metrics, redisUrl, loopbackLogos } = readConfig(LEAST);
    expect({ rateLimits, trustedProxies, metrics, redisUrl, loopbackLogos }).toEqual({
      rateLimits: { perAddress: 1_200, perSession: 240 },
      trustedProxies: [],
      metrics: false,
      redisUrl: undefined,
      loopbackLogos: false,
    });
    expect(readConfig(LEAST).upstream).toEqual({ concurrency: 64, queue: 128 });
    const told = {
      ...LEAST,
      RATE_LIMIT_PER_ADDRESS: "10",
      RATE_LIMIT_PER_SESSION: "5",
      TRUST_PROXY: "10.0.0.0/8, fd00::/8,192.0.2.1, loopback",
      METRICS: "on",
      UPSTREAM_CONCURRENCY: "8",
      UPSTREAM_QUEUE: "16",
      REDIS_URL: "rediss://user:password@redis.example:6380/0",
      SEALING_KEYS: KEY,
      LOOPBACK_LOGOS: "allow",
    };
    expect(readConfig(told)).toMatchObject({
      rateLimits: { perAddress: 10, perSession: 5 },
      trustedProxies: ["10.0.0.0/8", "fd00::/8", "192.0.2.1", "loopback"],
      metrics: true,
      upstream: { concurrency: 8, queue: 16 },
      redisUrl: told.REDIS_URL,
      loopbackLogos: true,
    });
    expect(readConfig({ ...LEAST, RATE_LIMITS: "off" }).rateLimits).toBeNull();
  });

  it.each([
    ["TRUST_PROXY", "1"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "10.0.0.0/8/8"],
    ["TRUST_PROXY", "proxy.example"],
    ["RATE_LIMIT_PER_ADDRESS", "0"],
    ["RATE_LIMIT_PER_SESSION", "-1"],
    ["RATE_LIMITS", "canary"],
    ["UPSTREAM_CONCURRENCY", "0"],
    ["UPSTREAM_QUEUE", "canary"],
    ["REDIS_URL", "http://redis.example"],
    ["REDIS_URL", "redis.example:6379"],
    ["METRICS", "yes"],
    ["LOOPBACK_LOGOS", "yes"],
  ])("[#143] [#153] takes no %s of %s", (name, value) => {
    const problems = problemsOf({ ...LEAST, SEALING_KEYS: KEY, [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must be `, "u"))]);
  });

  it("[#156] shares no store without sharing keys", () => {
    const problems = problemsOf({ ...LEAST, REDIS_URL: "redis://:canary@redis.example" });
    expect(problems).toEqual([expect.stringMatching(/^SEALING_KEYS is required with REDIS_URL/u)]);
    expect(problems.join("")).not.toContain("canary");
  });

  it("reads keys in order", () => {
    const [first, second] = [1, 2].map((byte) => Buffer.alloc(32, byte));
    const text = `${first?.toString("base64url")}, ${second?.toString("base64url")}`;
    const { sealingKeys } = readConfig({ ...LEAST, SEALING_KEYS: text });
    expect(sealingKeys.map((key) => Buffer.from(key))).toEqual([first, second]);
  });
});

describe("production", () => {
  it("runs with TLS, keys of its own, and Stytch", () => {
    expect(problemsOf(PRODUCTION)).toEqual([]);
  });

  it.each([
    ["PUBLIC_URL", { PUBLIC_URL: "http://app.example.com" }],
    ["PUBLIC_URL", { PUBLIC_URL: undefined }],
    ["SEALING_KEYS", { SEALING_KEYS: undefined }],
    ["LOOPBACK_LOGOS", { LOOPBACK_LOGOS: "allow" }],
    ["STYTCH_API_URL", { STYTCH_API_URL: "http://localhost:4000" }],
    ["STYTCH_API_URL", { STYTCH_API_URL: "https://127.0.0.1:4000" }],
    ["STYTCH_API_URL", { STYTCH_API_URL: "https://[::1]" }],
    ["STYTCH_API_URL", { STYTCH_API_URL: "http://stytch.internal" }],
    [
      "STYTCH_PROJECT_ID",
      { STYTCH_PROJECT_ID: "project-test-00000000-0000-4000-8000-000000000001" },
    ],
    ["STYTCH_PROJECT_ID", { STYTCH_SECRET: "secret-test-sandbox-not-a-secret" }],
  ])("[#116] [#153] does not run with a doubtful %s: %j", (name, variables) => {
    const problems = problemsOf({ ...PRODUCTION, ...variables });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(name)).toBe(true);
  });
});
