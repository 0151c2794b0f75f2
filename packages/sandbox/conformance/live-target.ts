import { Client } from "stytch";

import type { Target } from "./stage.ts";

const required = ["STYTCH_PROJECT_ID", "STYTCH_SECRET"] as const;

/** The real project that the environment names, or a sentence about why there is none. */
export function liveTarget(
  environment: Readonly<Record<string, string | undefined>>,
): Target | string {
  const missing = required.filter((name) => (environment[name] ?? "") === "");
  if (missing.length > 0)
    return `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set.`;
  const project_id = environment["STYTCH_PROJECT_ID"] ?? "";
  if (!project_id.startsWith("project-test-"))
    return "STYTCH_PROJECT_ID is not a test project, and the checks create and delete users and apps.";
  const env = environment["STYTCH_API_URL"];
  const address = env === undefined || env === "" ? {} : { env };
  return {
    projectId: project_id,
    secret: environment["STYTCH_SECRET"] ?? "",
    apiUrl: new URL(address.env ?? "https://test.stytch.com").origin,
    connect: (secret) => new Client({ project_id, secret, ...address }),
  };
}
