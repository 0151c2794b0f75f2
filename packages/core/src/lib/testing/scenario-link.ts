import * as v from "valibot";

import { MAX_QUERY_LENGTH, parseQueryString } from "../query-string.ts";
import type { Refused } from "./define-scenario.ts";
import { OwnPartsSchema, assembleScenario, takeScenarioApart } from "./own-scenario.ts";
import { findScenario } from "./scenario-list.ts";
import { describeIssues } from "./scenario-schema.ts";
import type { Scenario } from "./scenario.ts";

const Name = v.pipe(v.string(), v.regex(/^[a-z][a-z\d-]{0,39}$/u));

/** How a scenario looks. What the names stand for is for whoever opens the link to know. */
const Look = v.object({
  design: v.exactOptional(Name),
  theme: v.exactOptional(Name),
  locale: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/iu))),
  direction: v.exactOptional(v.picklist(["ltr", "rtl"])),
});
type Look = v.InferOutput<typeof Look>;

/** What a link carries: a scenario, and names of a design, a theme, a language and a direction. */
export interface ScenarioView extends Readonly<Look> {
  readonly scenario: Scenario;
}

/**
 * Writes the query string that opens the same scenario with the same look: the id of one that the
 * library has, or all of a person's own. Nothing secret gets into it: what belongs to one request
 * alone, such as transactions, `state` and codes, is left out, and so are e-mail addresses but for
 * those at domains that are kept for examples.
 *
 * @returns A query of at most 12,000 characters that begins with `?`, or why there is none.
 */
export function writeScenarioLink(view: ScenarioView): string | Refused {
  const { scenario } = view;
  const look = v.safeParse(Look, view);
  if (!look.success) {
    return { refused: `The link is not written: ${describeIssues(look.issues)}` };
  }
  const parameters = new URLSearchParams("");
  if (findScenario(scenario.id) === scenario) {
    parameters.set("scenario", scenario.id);
  } else {
    const parts = takeScenarioApart(scenario);
    if ("refused" in parts) {
      return parts;
    }
    parameters.set("own", JSON.stringify(parts));
  }
  for (const [name, value] of Object.entries(look.output)) {
    parameters.set(name, value);
  }
  const link = `?${parameters.toString()}`;
  return link.length <= MAX_QUERY_LENGTH
    ? link
    : { refused: `The scenario is too large for a link of ${MAX_QUERY_LENGTH} characters.` };
}

/**
 * Reads what {@link writeScenarioLink} has written, and trusts none of it: a scenario in a link is
 * parsed like every other. Parameters of other names are left alone.
 *
 * @param query With or without the leading `?`.
 */
export function readScenarioLink(query: string): ScenarioView | Refused {
  const read = parseQueryString(query);
  if (!read.ok) {
    return { refused: `The link cannot be read: its query is ${read.defect}.` };
  }
  const parameters: Readonly<Record<string, string>> = Object.fromEntries(
    [...read.parameters].map(([name, values]) => [name, values.join(" ")]),
  );
  const look = v.safeParse(Look, parameters);
  if (!look.success) {
    return { refused: `The link cannot be read: ${describeIssues(look.issues)}` };
  }
  const { scenario: id, own } = parameters;
  const scenario = own === undefined ? findById(id) : readOwn(own);
  return "refused" in scenario ? scenario : { scenario, ...look.output };
}

function findById(id: string | undefined): Scenario | Refused {
  if (id === undefined) {
    return { refused: "The link names no scenario: it has neither scenario nor own." };
  }
  return findScenario(id) ?? { refused: "There is no scenario of the id that the link names." };
}

function readOwn(json: string): Scenario | Refused {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { refused: "The link's own scenario is cut off or changed: it is not JSON." };
  }
  const parts = v.safeParse(OwnPartsSchema, value);
  return parts.success
    ? assembleScenario(parts.output)
    : { refused: `The link's own scenario cannot be read: ${describeIssues(parts.issues)}` };
}
