import type { BrowserContext } from "playwright-core";

import { interleave } from "../lib/interleave.ts";
import { median } from "../lib/median.ts";
import { once } from "../lib/once.ts";
import { type BenchContext, type Goal, type Measurement, type Row, atMost } from "../lib/row.ts";
import { serveFloorPage } from "./floor.ts";
import { type Passage, pass } from "./passage.ts";
import { type Visit, visit } from "./visit.ts";
import type { Moments } from "./watch.ts";
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

function visitTwice(world: PageWorld, url: string, until?: keyof Moments): Promise<Visits> {
  return inProfile(world, async (context) => ({
    cold: await visit(context, url, TEXTS, until),
    warm: await visit(context, url, TEXTS, until),
  }));
}

function passOnce(world: PageWorld, side: Side): Promise<Passage> {
  const url = world.authorizationUrl(side, "firstParty");
  return inProfile(world, (context) => pass(context, url, world.callbackOrigin));
}

/** Measured once for all rows that look at it. */
const consentVisits = once(async (context) => {
  const world = await pageWorld(context);
  const floorPage = await serveFloorPage(TEXTS);
  context.defer(() => floorPage.close());
  const floor: Visits[] = [];
  context.say("opening both consent pages in turns, cold and warm");
  const visits = await interleave({
    runs: context.runs,
    ours: async () => {
      floor.push(await visitTwice(world, floorPage.url, "readable"));
      return visitTwice(world, world.authorizationUrl("ours", "thirdParty"));
    },
    peer: () => visitTwice(world, world.authorizationUrl("peer", "thirdParty")),
  });
  return { ...visits, floor: floor.slice(-context.runs) };
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

/** A row that says, too, how soon anything at all can be read in this browser. */
function readableRow(name: string, goal: Goal, read: (visits: Visits) => Visit): Row {
  const row = consentRow(name, "ms", goal, (visits) => read(visits).readable);
  return {
    ...row,
    measure: async (context) => {
      const { peer, floor } = await consentVisits(context);
      const times = (visits: readonly Visits[]): number[] =>
        visits.map((each) => read(each).readable);
      const floorMs = Math.round(median(times(floor)));
      const ratio = (floorMs / median(times(peer))).toFixed(2);
      return {
        ...(await row.measure(context)),
        details: { "ms, floor": floorMs },
        note: `The same words as a small static page, without style and scripts, take ${floorMs} ms: ${ratio} ×.`,
      };
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
  readableRow("consent-readable", atMost(0.25), ({ cold }) => cold),
  consentRow("consent-ready", "ms", atMost(0.65), ({ cold }) => cold.ready),
  readableRow("consent-readable-warm", atMost(0.5), ({ warm }) => warm),
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
