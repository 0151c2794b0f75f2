import { ApiProblem } from "./errors.ts";

/** What a template may speak of: names, and what they stand for. */
export type TemplateVariables = Readonly<Record<string, unknown>>;

const maximumLength = 4096;
const variableMark = "{{}}";
const stringOrVariable = /"(?:[^"\\]|\\.)*"|\{\{\s*([^{}"\s]+)\s*\}\}/gu;
const reservedClaims: ReadonlySet<string> = new Set([
  "acr",
  "amr",
  "at_hash",
  "aud",
  "auth_time",
  "azp",
  "client_id",
  "exp",
  "iat",
  "iss",
  "jti",
  "nbf",
  "nonce",
  "scope",
  "sub",
]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON with its variables turned into marked objects, so that an ordinary parser reads the rest. */
function parse(content: string): Readonly<Record<string, unknown>> | undefined {
  const marked = content.replace(stringOrVariable, (match: string, name: string | undefined) =>
    name === undefined ? match : JSON.stringify({ [variableMark]: name }),
  );
  try {
    const value: unknown = JSON.parse(marked);
    return isObject(value) && !Object.hasOwn(value, variableMark) ? value : undefined;
  } catch {
    return undefined;
  }
}

function hasVariableInText(content: string): boolean {
  return [...content.matchAll(stringOrVariable)].some(
    ([match, name]) => name === undefined && match.includes("{{"),
  );
}

/**
 * Whether a template can be filled in: a JSON object of at most 4 KB whose values may be `{{ variable }}`, and that
 * claims nothing the token says itself. An empty one adds nothing.
 */
export function isUsableTemplate(content: string): boolean {
  if (content === "") return true;
  const claims = content.length > maximumLength ? undefined : parse(content);
  return (
    claims !== undefined &&
    !hasVariableInText(content) &&
    Object.keys(claims).every(
      (name) => !reservedClaims.has(name) && !name.startsWith("https://stytch.com/"),
    )
  );
}

/**
 * Checks the template of a Connected App.
 *
 * @throws ApiProblem `idp_invalid_access_token_jwt_template`
 */
export function checkTemplate(content = ""): void {
  if (!isUsableTemplate(content)) throw new ApiProblem("idp_invalid_access_token_jwt_template");
}

function lookUp(variables: TemplateVariables, path: string): unknown {
  let found: unknown = variables;
  for (const name of path.split(".")) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return found ?? undefined;
}

function fill(value: unknown, variables: TemplateVariables): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, variables) ?? null);
  if (!isObject(value)) return value;
  const name = value[variableMark];
  if (typeof name === "string") return lookUp(variables, name);
  const members = Object.entries(value).map(([key, one]) => [key, fill(one, variables)] as const);
  return Object.fromEntries(members.filter(([, one]) => one !== undefined));
}

/**
 * Fills a template in. A claim whose variable is null or does not exist is left out.
 *
 * @see https://stytch.com/docs/consumer-auth/manage-sessions/custom-claims
 */
export function renderTemplate(
  content: string,
  variables: TemplateVariables,
): Readonly<Record<string, unknown>> {
  const template = content === "" ? undefined : parse(content);
  const filled = template === undefined ? {} : fill(template, variables);
  return isObject(filled) ? filled : {};
}
