import { randomBytes } from "node:crypto";
import type { PendingAuthorization } from "./authorization-request.ts";
import type { Failure } from "./failure.ts";
import type { Grant } from "./grant.ts";
import type { ClientSlug } from "./registered-client.ts";

/** How a flow ended, or that none has ended in this browser yet. */
export type FlowResult =
  | { readonly status: "none" }
  | { readonly status: "granted"; readonly grant: Grant }
  | {
      readonly status: "failed";
      readonly failure: Failure;
      readonly requestedScopes: readonly string[];
      readonly failedAt: Date;
    };

/** What the last button on the result page did. */
export interface ActionReport {
  readonly action: ActionName;
  readonly succeeded: boolean;
  readonly status: number | null;
  /** The answer without tokens, or why there was none. */
  readonly detail: unknown;
  readonly finishedAt: Date;
}

/** The buttons of the result page, as they stand in its paths. */
export const ACTIONS = [
  "refresh",
  "userinfo",
  "read-notes",
  "write-note",
  "delete-notes",
  "revoke",
] as const;

/** One of {@link ACTIONS}. */
export type ActionName = (typeof ACTIONS)[number];

const MAX_PENDING = 10;

/** One client's flows in one browser. */
export class ClientFlow {
  result: FlowResult = { status: "none" };
  lastAction: ActionReport | undefined;
  readonly #pending = new Map<string, PendingAuthorization>();
  #tail: Promise<unknown> = Promise.resolve();

  /** Remembers a started flow; beyond ten the oldest is forgotten. */
  expect(pending: PendingAuthorization): void {
    this.#pending.set(pending.state, pending);
    evictOldest(this.#pending, MAX_PENDING);
  }

  /** Takes the flow that a callback belongs to. A second callback with its state finds nothing. */
  claim(state: string): PendingAuthorization | undefined {
    const pending = this.#pending.get(state);
    this.#pending.delete(state);
    return pending;
  }

  /** Replaces the result, and with it what the buttons said about the one before. */
  finish(result: FlowResult): void {
    this.result = result;
    this.lastAction = undefined;
  }

  /** Runs steps one after another: two at once would spend a rotated refresh token twice. */
  async inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(step, step);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}

/** What is remembered of one browser. */
export class BrowserSession {
  readonly #flows = new Map<ClientSlug, ClientFlow>();

  /** The flows of one client; made on first use. */
  flow(slug: ClientSlug): ClientFlow {
    const flow = this.#flows.get(slug) ?? new ClientFlow();
    this.#flows.set(slug, flow);
    return flow;
  }
}

/** Sessions in memory, named by an unguessable id. They end with the process. */
export class BrowserSessions {
  readonly #sessions = new Map<string, BrowserSession>();
  readonly #capacity: number;

  /** @param capacity how many browsers are remembered; beyond it the oldest is forgotten */
  constructor(capacity = 1000) {
    this.#capacity = capacity;
  }

  /** The session with this id, if it is still remembered. */
  find(id: string | undefined): BrowserSession | undefined {
    return id === undefined ? undefined : this.#sessions.get(id);
  }

  /** A new session and its id (256 random bits). */
  create(): { id: string; session: BrowserSession } {
    const id = randomBytes(32).toString("base64url");
    const session = new BrowserSession();
    this.#sessions.set(id, session);
    evictOldest(this.#sessions, this.#capacity);
    return { id, session };
  }
}

function evictOldest(map: Map<string, unknown>, capacity: number): void {
  for (const key of map.keys()) {
    if (map.size <= capacity) {
      return;
    }
    map.delete(key);
  }
}
