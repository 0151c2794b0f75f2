import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { ROOT, run } from "../../../../scripts/lib/run.ts";
import { freePort } from "../../../../scripts/lib/stack.ts";
import { type BenchContext, type Row, reported } from "../lib/row.ts";
import { type TimedCommand, timeToAddress, timeToEnd } from "./command.ts";

/** Starting takes seconds: often enough to tell one slow start from another. */
const STARTS = 3;

/** Ports of its own for everything that starts, so that nothing else has to stop. */
async function freePorts(): Promise<Record<string, string>> {
  const names = ["PORT", "SANDBOX_PORT", "RELYING_PARTY_PORT", "COMMAND_LINE_PORT", "PREVIEW_PORT"];
  const ports: Record<string, string> = {};
  for (const name of names) {
    ports[name] = String(await freePort());
  }
  return ports;
}

async function inRepository(command: string): Promise<TimedCommand> {
  return {
    folder: ROOT,
    command: "npm",
    parameters: ["run", command],
    env: await freePorts(),
  };
}

/**
 * What somebody has who has just cloned the repository: what was committed, nothing installed, and
 * the packages in the cache of this machine.
 */
async function freshClone({ defer }: BenchContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "assent-bench-"));
  defer(() => rm(folder, { recursive: true, force: true }));
  const { exitCode, output } = await run("git", ["clone", "--quiet", ROOT, folder]);
  if (exitCode !== 0) {
    throw new Error(`The repository could not be cloned:\n${output}`);
  }
  return folder;
}

/** Runs there what nobody has installed yet: not our Node, not our tools. */
function withoutOurs(): Record<string, string> {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return { PATH: folders.filter((folder) => !folder.startsWith(ROOT)).join(path.delimiter) };
}

function startRow(command: "dev" | "preview"): Row {
  return {
    name: `${command}-start`,
    unit: "s",
    goal: reported(),
    onRequest: true,
    measure: async ({ say }) => {
      const ours: number[] = [];
      for (let round = 0; round < STARTS; round += 1) {
        say(`npm run ${command}, until it prints its address`);
        ours.push(await timeToAddress(await inRepository(command)));
      }
      return { ours, peer: [] };
    },
  };
}

/** How long our own tools let a developer wait. Each says what it does, since it takes minutes. */
export const TOOL_ROWS: readonly Row[] = [
  {
    name: "safety-full",
    unit: "s",
    goal: reported(),
    onRequest: true,
    measure: async ({ say }) => {
      say("npm run safety, every design in every scenario");
      return { ours: [await timeToEnd(await inRepository("safety"))], peer: [] };
    },
  },
  {
    name: "test-full",
    unit: "s",
    goal: reported(),
    onRequest: true,
    measure: async (context) => {
      const folder = await freshClone(context);
      context.say("npm test in a fresh clone");
      return {
        ours: [
          await timeToEnd({ folder, command: "npm", parameters: ["test"], env: withoutOurs() }),
        ],
        peer: [],
      };
    },
  },
  startRow("preview"),
  startRow("dev"),
  {
    name: "npm-start",
    unit: "s",
    goal: reported(),
    onRequest: true,
    measure: async (context) => {
      const folder = await freshClone(context);
      context.say("npm start in a fresh clone, until it prints its address");
      const env = { ...withoutOurs(), ...(await freePorts()) };
      return {
        ours: [await timeToAddress({ folder, command: "npm", parameters: ["start"], env })],
        peer: [],
      };
    },
  },
];
