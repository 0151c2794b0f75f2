import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { endpoints } from "../src/lib/endpoints.ts";
import { useSandbox } from "./support.ts";

const sandbox = useSandbox();
const [readme = ""] = readFileSync(new URL("../README.md", import.meta.url), "utf8").split(
  "## The B2B project",
);
const rows = [
  ...readme.matchAll(/^\| `((?:GET|POST|PUT|DELETE) \S+)` +\| (.+?) +\| (.+?) +\|$/gmu),
];

describe("the documented endpoints", () => {
  it("are the same in the README and on the overview page", () => {
    const documented = rows.map(
      ([, endpoint = "", caller = ""]) => `${endpoint} ${caller.replaceAll("`", "")}`,
    );
    expect(documented).toEqual(
      endpoints.map(({ method, path, caller }) => `${method} ${path} ${caller}`),
    );
  });

  it("each name tests that exist", () => {
    const named = new Set(rows.flatMap(([, , , tests = ""]) => tests.split(", ")));
    const missing = [...named].filter(
      (name) => !existsSync(new URL(`./${name}.test.ts`, import.meta.url)),
    );
    expect(missing).toEqual([]);
  });

  it.each(endpoints)("$method $path exists", async ({ method, path }) => {
    const { url, projectId, secret, publicToken, seeds } = sandbox();
    const target = path
      .replace("{project_id}", projectId)
      .replace("{public_token}", publicToken)
      .replace("{user_id}", seeds.people.viewer.userId)
      .replace("{client_id}", seeds.clients.thirdParty.clientId);
    const user = path.startsWith("/sdk") ? publicToken : projectId;
    const response = await fetch(`${url}${target}`, {
      method,
      headers: { authorization: `Basic ${btoa(`${user}:${secret}`)}` },
    });
    expect(await response.text()).not.toContain("route_not_found");
  });

  it("anything else is unknown", async () => {
    const response = await fetch(`${sandbox().url}/v1/oauth2/jwks`);
    expect(await response.json()).toMatchObject({
      status_code: 404,
      error_type: "route_not_found",
    });
  });
});

it("the README lists the seeds as they are", () => {
  const { people, clients } = sandbox().seeds;
  for (const { email, password, roles } of Object.values(people)) {
    expect(readme).toMatch(
      new RegExp(`\`${email}\` +\\| \`${password}\` +\\| ${roles.join(", ")} +\\|`, "u"),
    );
  }
  for (const { clientId, name } of Object.values(clients)) {
    expect(readme).toMatch(new RegExp(`\\| ${name} +\\| \\S+ +\\| \`${clientId}\``, "u"));
  }
});
