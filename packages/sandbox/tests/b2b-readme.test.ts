import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { b2bEndpoints, memberEndpoints } from "../src/lib/b2b/endpoints.ts";
import { useB2BSandbox } from "./b2b-support.ts";

const sandbox = useB2BSandbox();
const [, readme = ""] = readFileSync(new URL("../README.md", import.meta.url), "utf8").split(
  "## The B2B project",
);
const rows = [
  ...readme.matchAll(/^\| `((?:GET|POST|PUT|DELETE) \S+)` +\| (.+?) +\| (.+?) +\|$/gmu),
];

describe("the documented endpoints of the B2B project", () => {
  it("are those of the README", () => {
    const documented = rows.map(
      ([, endpoint = "", caller = ""]) => `${endpoint} ${caller.replaceAll("`", "")}`,
    );
    expect(documented).toEqual(
      memberEndpoints.map(({ method, path, caller }) => `${method} ${path} ${caller}`),
    );
  });

  it("each name tests that exist", () => {
    const named = new Set(rows.flatMap(([, , , tests = ""]) => tests.split(", ")));
    const missing = [...named].filter(
      (name) => !existsSync(new URL(`./${name}.test.ts`, import.meta.url)),
    );
    expect(missing).toEqual([]);
  });

  it.each(b2bEndpoints)("$method $path exists", async ({ method, path }) => {
    const { url, projectId, secret, publicToken, seeds } = sandbox();
    const { organizationId, members } = seeds.organizations.guarded;
    const target = path
      .replace("{project_id}", projectId)
      .replace("{public_token}", publicToken)
      .replace("{organization_id}", organizationId)
      .replace("{member_id}", members.editor.memberId)
      .replace("{client_id}", seeds.clients.thirdParty.clientId);
    const user = path.startsWith("/sdk") ? publicToken : projectId;
    const response = await fetch(`${url}${target}`, {
      method,
      headers: { authorization: `Basic ${btoa(`${user}:${secret}`)}` },
    });
    expect(await response.text()).not.toContain("route_not_found");
  });

  it.each(["/v1/users/search", "/v1/idp/oauth/authorize/start", "/sdk/v1/passwords/authenticate"])(
    "the consumer's %s is unknown here",
    async (path) => {
      const response = await fetch(`${sandbox().url}${path}`, {
        method: "POST",
        headers: {
          authorization: `Basic ${btoa(`${sandbox().projectId}:${sandbox().secret}`)}`,
        },
      });
      expect(await response.json()).toMatchObject({ error_type: "route_not_found" });
    },
  );
});

it("the README lists the organizations and their members as they are", () => {
  for (const { name, slug, organizationId, members } of Object.values(
    sandbox().seeds.organizations,
  )) {
    expect(readme).toMatch(
      new RegExp(`\\| ${name} +\\| \`${slug}\` +\\| \`${organizationId}\` \\|`, "u"),
    );
    for (const { email, roles, memberId } of Object.values(members))
      expect(readme).toMatch(
        new RegExp(
          `\\| \`${email}\` +\\| ${name} +\\| ${roles.join(", ")} +\\| \`${memberId}\` \\|`,
          "u",
        ),
      );
  }
});
