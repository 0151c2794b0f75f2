import { describe, expect, it } from "vitest";
import { readCommandLineConfig } from "../src/lib/command-line-config.ts";
import { readRelyingPartyConfig } from "../src/lib/config.ts";
import { ConfigurationError, type Environment } from "../src/lib/environment.ts";

const COMPLETE = {
  RESOURCE_AUDIENCE: "project-1",
  FIRST_PARTY_CLIENT_ID: "first",
  FIRST_PARTY_CLIENT_SECRET: "first-secret",
  THIRD_PARTY_CLIENT_ID: "third",
  THIRD_PARTY_CLIENT_SECRET: "third-secret",
  THIRD_PARTY_PUBLIC_CLIENT_ID: "public",
};

function problemsOf(read: (environment: Environment) => unknown, environment: Environment) {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return error.problems;
    }
    throw error;
  }
  return [];
}

describe("the relying party's configuration", () => {
  it("fills in the documented defaults", () => {
    const config = readRelyingPartyConfig(COMPLETE);
    expect(config.port).toBe(4100);
    expect(config.url).toBe("http://127.0.0.1:4100");
    expect(config.issuer.href).toBe("http://localhost:4000/");
    expect(Object.isFrozen(config)).toBe(true);
  });

  it("gives each client its redirect URI and its way to authenticate", () => {
    const config = readRelyingPartyConfig({
      ...COMPLETE,
      RELYING_PARTY_URL: "https://clients.example/",
    });
    expect(
      config.clients.map(({ redirectUri, authentication }) => [redirectUri, authentication.method]),
    ).toEqual([
      ["https://clients.example/first-party/callback", "client_secret_basic"],
      ["https://clients.example/third-party/callback", "client_secret_post"],
      ["https://clients.example/third-party-public/callback", "none"],
    ]);
  });

  it("follows the port when no address is given", () => {
    const config = readRelyingPartyConfig({ ...COMPLETE, RELYING_PARTY_PORT: "4199" });
    expect(config.url).toBe("http://127.0.0.1:4199");
  });

  it("leaves out a client that has no id", () => {
    const config = readRelyingPartyConfig({
      RESOURCE_AUDIENCE: "project-1",
      THIRD_PARTY_PUBLIC_CLIENT_ID: "public",
    });
    expect(config.clients.map((client) => client.slug)).toEqual(["third-party-public"]);
  });

  it("reports every problem at once, and no secret with it", () => {
    const problems = problemsOf(readRelyingPartyConfig, {
      RELYING_PARTY_PORT: "99999",
      RELYING_PARTY_URL: "http://clients.example/sub",
      ISSUER: "ftp://issuer.example",
      FIRST_PARTY_CLIENT_ID: "first",
      THIRD_PARTY_CLIENT_SECRET: "do-not-print",
    });
    for (const name of [
      "RELYING_PARTY_PORT",
      "RELYING_PARTY_URL",
      "ISSUER",
      "FIRST_PARTY_CLIENT_SECRET",
      "THIRD_PARTY_CLIENT_ID",
      "No client is configured",
      "RESOURCE_AUDIENCE",
    ]) {
      expect(problems.some((problem) => problem.includes(name))).toBe(true);
    }
    expect(problems.join(" ")).not.toContain("do-not-print");
  });

  it("takes plain http on this machine only", () => {
    expect(problemsOf(readRelyingPartyConfig, { ...COMPLETE, ISSUER: "http://10.0.0.1" })).toEqual([
      "ISSUER must be an https address, or an http address on this machine.",
    ]);
    expect(
      problemsOf(readRelyingPartyConfig, { ...COMPLETE, ISSUER: "http://[::1]:4000" }),
    ).toEqual([]);
  });
});

describe("the command line's configuration", () => {
  it("fills in the documented defaults", () => {
    const config = readCommandLineConfig({ FIRST_PARTY_PUBLIC_CLIENT_ID: "native" });
    expect(config.redirectUri.href).toBe("http://127.0.0.1:4102/callback");
    expect(config.resourceUrl.href).toBe("http://127.0.0.1:4100/api/notes");
    expect(config.timeoutSeconds).toBe(300);
  });

  it("takes a known prompt and refuses another", () => {
    const client = { FIRST_PARTY_PUBLIC_CLIENT_ID: "native" };
    const config = readCommandLineConfig({ ...client, COMMAND_LINE_PROMPT: "consent" });
    expect(config.prompt).toBe("consent");
    expect(
      problemsOf(readCommandLineConfig, { ...client, COMMAND_LINE_PROMPT: "sometimes" }),
    ).toEqual(["COMMAND_LINE_PROMPT must be one of none, login, consent, select_account."]);
  });

  it("refuses a redirect URI that it cannot listen on", () => {
    for (const address of [
      "https://127.0.0.1:4102/callback",
      "http://127.0.0.1/callback",
      "http://127.0.0.1:4102/callback?x=1",
    ]) {
      const problems = problemsOf(readCommandLineConfig, {
        FIRST_PARTY_PUBLIC_CLIENT_ID: "native",
        COMMAND_LINE_REDIRECT_URI: address,
      });
      expect(problems).toHaveLength(1);
    }
  });

  it("reports every problem at once", () => {
    expect(
      problemsOf(readCommandLineConfig, { COMMAND_LINE_TIMEOUT_SECONDS: "0", ISSUER: "nowhere" }),
    ).toHaveLength(3);
  });
});
