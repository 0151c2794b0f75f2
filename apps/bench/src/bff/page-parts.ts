import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import * as v from "valibot";

import type { Rig, Saturation } from "./rig.ts";

/** Where a function belongs, by the first address that fits on the way from it to its callers. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ["seal", /fastify\/src\/lib\/transaction\/seal/u],
  ["compress", /fastify\/src\/lib\/pages\/encode-page/u],
  ["render", /consent\/dist\/server|fastify\/src\/lib\/pages\//u],
  ["log and audit", /node_modules\/(?:pino|sonic-boom)\/|fastify\/src\/lib\/audit|bff\/src\/log/u],
  ["session and limits", /fastify\/src\/lib\/(?:session\/|rate-limit)|@fastify\/rate-limit/u],
  [
    "upstream",
    /fastify\/src\/lib\/identity-provider\/|node_modules\/(?:stytch|undici)\/|deps\/undici/u,
  ],
  ["headers", /fastify\/src\/lib\/responses\//u],
  ["request and checks", /packages\/(?:core|fastify)\/src\/|node_modules\/(?:valibot|tldts)\//u],
];
const REST = "HTTP and framework";

const Profile = v.object({
  nodes: v.array(
    v.object({
      id: v.number(),
      callFrame: v.object({ functionName: v.string(), url: v.string() }),
      children: v.optional(v.array(v.number()), []),
    }),
  ),
  samples: v.array(v.number()),
  timeDeltas: v.array(v.number()),
});
type Profile = v.InferOutput<typeof Profile>;

const WARM_UP_PAGES = 5_000;
const PAGES = 4_000;

/** Profiles ours while it answers pages, and says what each part takes of one. */
export async function measureParts(rig: Rig): Promise<Record<string, number>> {
  const folder = await mkdtemp(path.join(tmpdir(), "assent-profile-"));
  try {
    const ours = await rig.startOurs({ profileFolder: folder });
    const load = { journey: "page", connections: 32, durationMs: 60_000 } as const;
    await rig.saturate(ours, { ...load, journeys: WARM_UP_PAGES });
    const spent = await rig.saturate(ours, { ...load, journeys: PAGES });
    await ours.stop();
    const [file = ""] = await readdir(folder);
    const content: unknown = JSON.parse(await readFile(path.join(folder, file), "utf8"));
    return describeParts(v.parse(Profile, content), spent);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Splits the processor time of a page by what the last seconds of a profile were spent on. */
function describeParts(
  profile: Profile,
  { cpuMicros, mainMicros, rate }: Saturation,
): Record<string, number> {
  const names = nameNodes(profile);
  const all = profile.timeDeltas.reduce((sum, micros) => sum + micros, 0);
  const spent = new Map<string, number>();
  const began = all - (PAGES / rate) * 1_000_000;
  let clock = 0;
  let total = 0;
  for (const [index, id] of profile.samples.entries()) {
    const micros = profile.timeDeltas[index] ?? 0;
    clock += micros;
    const name = names.get(id) ?? REST;
    if (clock >= began && name !== "idle") {
      spent.set(name, (spent.get(name) ?? 0) + micros);
      total += micros;
    }
  }
  const parts = [...spent].map(([name, micros]) => [name, (mainMicros * micros) / total] as const);
  const threads = ["other threads", cpuMicros - mainMicros] as const;
  return Object.fromEntries(
    [...parts, threads]
      .toSorted(([, one], [, other]) => other - one)
      .map(([name, micros]) => [`µs a page: ${name}`, Math.round(micros)]),
  );
}

function nameNodes({ nodes }: Profile): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const parents = new Map(nodes.flatMap(({ id, children }) => children.map((one) => [one, id])));
  for (const { id, callFrame } of nodes) {
    // Callers come before those whom they call.
    const inherited = names.get(parents.get(id) ?? -1) ?? REST;
    const own = PARTS.find(([, address]) => address.test(callFrame.url))?.[0];
    const special = SPECIAL.get(callFrame.functionName);
    names.set(id, special ?? own ?? inherited);
  }
  return names;
}

const SPECIAL: ReadonlyMap<string, string> = new Map([
  ["(idle)", "idle"],
  ["(garbage collector)", "garbage collection"],
]);
