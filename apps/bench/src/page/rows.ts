import type { BrowserContext } from "playwright-core";

import { interleave } from "../lib/interleave.ts";
import { once } from "../lib/once.ts";
import { type BenchContext, type Goal, type Measurement, type Row, atMost } from "../lib/row.ts";
import { type Passage, pass } from "./passage.ts";
import { type Visit, visit } from "./visit.ts";
import { type PageWorld, type Side, startPageWorld } from "./world.ts";

/** Words that both pages show for the same request, so that both are asked the same. */
const TEXTS = ["Acme Notes", "Read your notes", "Create and edit your notes"];

/** A first opening, and another one of somebody who has been there before. */
interface Visits {
  readonly cold: Visit;
  readonly warm: Visit;
}

const pageWorld = once(startPageWorld);

/** Opens a profile for a look at a page. A browser that never drew it is asked once more. */
async function inProfile<T>(
  world: PageWorld,
  look: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const attempt = async (): Promise<T> => {
    const context = await world.signedIn();
    try {
      return await look(context);
    } finally {
      await context.close();
    }
  };
  return attempt().catch(attempt);
}

function visitTwice(world: PageWorld, side: Side): Promise<Visits> {
  const url = world.authorizationUrl(side, "thirdParty");
  return inProfile(world, async (context) => ({
    cold: await visit(context, url, TEXTS),
    warm: await visit(context, url, TEXTS),
  }));
}

function passOnce(world: PageWorld, side: Side): Promise<Passage> {
  const url = world.authorizationUrl(side, "firstParty");
  return inProfile(world, (context) => pass(context, url, world.callbackOrigin));
}

/** Measured once for all rows that look at it. */
const consentVisits = once(async (context) => {
  const world = await pageWorld(context);
  context.say("opening both consent pages in turns, cold and warm");
  return interleave({
    runs: context.runs,
    ours: () => visitTwice(world, "ours"),
    peer: () => visitTwice(world, "peer"),
  });
});

function consentRow(
  name: string,
  unit: Row["unit"],
  goal: Goal,
  read: (visits: Visits) => number,
): Row {
  return {
    name,
    unit,
    goal,
    measure: async (context) => {
      const { ours, peer } = await consentVisits(context);
      return { ours: ours.map(read), peer: peer.map(read) };
    },
  };
}

async function measurePassages(context: BenchContext): Promise<Measurement> {
  const world = await pageWorld(context);
  const { ours, peer } = await interleave({
    runs: context.runs,
    ours: () => passOnce(world, "ours"),
    peer: () => passOnce(world, "peer"),
  });
  const times = (passages: readonly Passage[]): number[] =>
    passages.map(({ passedAfter }) => passedAfter);
  const scriptBytes = Math.max(...ours.map((passage) => passage.scriptBytes));
  return {
    ours: times(ours),
    peer: times(peer),
    details: { scriptBytes },
    note: `${scriptBytes} bytes of JavaScript on our way.`,
  };
}

/** What a person waits for, beside a page with Stytch's prebuilt component. */
export const PAGE_ROWS: readonly Row[] = [
  consentRow("consent-readable", "ms", atMost(0.25), ({ cold }) => cold.readable),
  consentRow("consent-ready", "ms", atMost(0.65), ({ cold }) => cold.ready),
  consentRow("consent-readable-warm", "ms", atMost(0.5), ({ warm }) => warm.readable),
  consentRow("consent-ready-warm", "ms", atMost(0.5), ({ warm }) => warm.ready),
  consentRow("consent-bytes", "bytes", atMost(0.75), ({ cold }) => cold.bytes),
  consentRow("consent-requests", "requests", atMost(0.5), ({ cold }) => cold.requests),
  {
    name: "no-consent",
    unit: "ms",
    goal: atMost(0.2, ({ measurement }) => measurement.details?.["scriptBytes"] === 0),
    measure: measurePassages,
  },
];
