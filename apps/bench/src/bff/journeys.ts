import { brotliDecompressSync } from "node:zlib";

import * as v from "valibot";

import type { Connection } from "./connection.ts";
import type { Dialect, Journey } from "./messages.ts";
import {
  CLIENT_ID,
  COOKIE,
  PROJECT_ID,
  PUBLIC_URL,
  REDIRECT_URI,
  SCOPES,
  SECRET,
  SESSION_TOKEN,
  oneTimeValues,
  writeQuery,
} from "./scene.ts";

/** What a browser sends with everything. */
const BROWSER = [
  "host: app.example.com",
  "user-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
  "accept-language: en-US,en;q=0.9",
  "accept-encoding: gzip, deflate, br, zstd",
  `cookie: ${COOKIE}`,
];
const SCRIPT = [
  ...BROWSER,
  "accept: */*",
  `origin: ${PUBLIC_URL}`,
  "sec-fetch-site: same-origin",
  "sec-fetch-mode: cors",
  "sec-fetch-dest: empty",
  "x-assent-request: 1",
];
const NAVIGATION = [
  ...BROWSER,
  "accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "upgrade-insecure-requests: 1",
  "sec-fetch-site: cross-site",
  "sec-fetch-mode: navigate",
  "sec-fetch-user: ?1",
  "sec-fetch-dest: document",
];
const SERVER = [
  "host: 127.0.0.1",
  `authorization: Basic ${Buffer.from(`${PROJECT_ID}:${SECRET}`).toString("base64")}`,
];

const Consent = v.object({ kind: v.literal("consent"), transaction: v.string() });
const QUESTION = {
  client_id: CLIENT_ID,
  redirect_uri: REDIRECT_URI,
  response_type: "code",
  scopes: SCOPES,
};

/** One pair in the words of one kind of server. */
interface Speech {
  readonly headers: readonly string[];
  readonly startPath: string;
  readonly decisionPath: string;
  start(number: number): object;
  decision(number: number, started: unknown): object;
}

function submission(number: number): object {
  const { state, nonce, codeChallenge } = oneTimeValues(number);
  return { ...QUESTION, consent_granted: true, state, nonce, code_challenge: codeChallenge };
}

const SPEECHES: Readonly<Record<Dialect, Speech>> = {
  ours: {
    headers: SCRIPT,
    startPath: "/bff/authorize/start",
    decisionPath: "/bff/authorize/decision",
    start: (number) => ({ query: writeQuery(oneTimeValues(number)) }),
    decision: (_number, started) => {
      const { transaction } = v.parse(Consent, started);
      return { transaction, decision: "allow", scopes: SCOPES };
    },
  },
  "pass-through": {
    headers: SCRIPT,
    startPath: "/bff/authorize/start",
    decisionPath: "/bff/authorize/decision",
    start: (number) => ({ query: writeQuery(oneTimeValues(number)) }),
    decision: (number) => ({ query: writeQuery(oneTimeValues(number)), scopes: SCOPES }),
  },
  express: {
    headers: SCRIPT,
    startPath: "/authorize/start",
    decisionPath: "/authorize/submit",
    start: () => QUESTION,
    decision: (number) => submission(number),
  },
  direct: {
    headers: SERVER,
    startPath: "/v1/idp/oauth/authorize/start",
    decisionPath: "/v1/idp/oauth/authorize",
    start: () => ({ ...QUESTION, session_token: SESSION_TOKEN }),
    decision: (number) => ({ ...submission(number), session_token: SESSION_TOKEN }),
  },
};

let count = 0;
/** Unpacking every page would cost the loader more than asking for it. */
const LOOK_AT_EVERY = 50;

/**
 * Goes through one journey.
 *
 * @throws Error for an answer that is not what a person was to get.
 */
export async function travel(
  connection: Connection,
  dialect: Dialect,
  journey: Journey,
): Promise<void> {
  const number = ++count;
  if (journey === "page") {
    return readPage(connection, dialect, number);
  }
  const speech = SPEECHES[dialect];
  const started = await post(connection, speech, speech.startPath, speech.start(number));
  if (journey === "start") {
    return;
  }
  const decision = speech.decision(number, started && JSON.parse(started));
  const decided = await post(connection, speech, speech.decisionPath, decision);
  if (
    !decided.includes(`${REDIRECT_URI}?code=`) ||
    !decided.includes(oneTimeValues(number).state)
  ) {
    throw new Error(`A decision was answered by ${decided.slice(0, 200)}`);
  }
}

async function post(
  connection: Connection,
  { headers }: Speech,
  path: string,
  content: object,
): Promise<string> {
  const text = JSON.stringify(content);
  const { status, body } = await connection.ask(
    [
      `POST ${path} HTTP/1.1`,
      ...headers,
      "content-type: application/json",
      `content-length: ${text.length}`,
      "",
      text,
    ].join("\r\n"),
  );
  const answer = body.toString();
  if (status !== 200) {
    throw new Error(`${path} was answered by ${status}: ${answer.slice(0, 200)}`);
  }
  return answer;
}

async function readPage(connection: Connection, dialect: Dialect, number: number): Promise<void> {
  const path = `/oauth/authorize?${writeQuery(oneTimeValues(number))}`;
  const { status, body, compressed } = await connection.ask(
    [`GET ${path} HTTP/1.1`, ...NAVIGATION, "", ""].join("\r\n"),
  );
  if (status === 200 && number % LOOK_AT_EVERY !== 0) {
    return;
  }
  const html = compressed ? brotliDecompressSync(body).toString() : body.toString();
  const rendered = html.includes("Sample Notes") && html.includes("notes.write");
  const whole = dialect === "express" || html.includes("assent-snapshot");
  if (status !== 200 || !rendered || !whole) {
    throw new Error(`The page was answered by ${status}: ${html.slice(0, 200)}`);
  }
}
