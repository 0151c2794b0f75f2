import { type IncomingMessage, type ServerResponse, createServer } from "node:http";

import * as v from "valibot";

import {
  CLIENT_ID,
  PROJECT_ID,
  REDIRECT_URI,
  SCOPES,
  SECRET,
  SESSION_TOKEN,
  USER_ID,
} from "./scene.ts";
import { tellPort } from "./tell-port.ts";

const AUTHORIZATION = `Basic ${Buffer.from(`${PROJECT_ID}:${SECRET}`).toString("base64")}`;
const REQUEST_ID = "request-id-test-11111111-2222-4333-8444-555555555555";

/** What every call about an authorization has to say. */
const QUESTION = {
  client_id: v.literal(CLIENT_ID),
  redirect_uri: v.literal(REDIRECT_URI),
  response_type: v.literal("code"),
  session_token: v.literal(SESSION_TOKEN),
  scopes: v.pipe(
    v.array(v.string()),
    v.check((scopes) => scopes.join(" ") === SCOPES.join(" ")),
  ),
};
const Question = v.strictObject(QUESTION);
const Submission = v.strictObject({
  ...QUESTION,
  consent_granted: v.literal(true),
  state: v.string(),
  nonce: v.string(),
  code_challenge: v.pipe(v.string(), v.length(43)),
});

const USER = {
  user_id: USER_ID,
  name: { first_name: "Sample", middle_name: "", last_name: "Owner" },
  trusted_metadata: {},
  untrusted_metadata: {},
  emails: [
    {
      email_id: "email-test-11111111-2222-4333-8444-555555555555",
      email: "owner@example.com",
      verified: true,
    },
  ],
  phone_numbers: [],
  providers: [],
  webauthn_registrations: [],
  totps: [],
  crypto_wallets: [],
  biometric_registrations: [],
  password: {
    password_id: "password-test-11111111-2222-4333-8444-555555555555",
    requires_reset: false,
  },
  roles: ["stytch_user", "notes_writer"],
  status: "active",
  created_at: "2026-01-01T12:00:00Z",
  is_locked: false,
};

const START = JSON.stringify({
  status_code: 200,
  request_id: REQUEST_ID,
  user_id: USER_ID,
  user: USER,
  client: {
    client_id: CLIENT_ID,
    client_name: "Sample Notes",
    client_description: "Writes down what you say.",
    client_type: "third_party",
  },
  consent_required: true,
  scope_results: SCOPES.map((scope) => ({
    scope,
    description: `Lets the app use ${scope}`,
    is_grantable: true,
  })),
});

const CONNECTED_APPS = JSON.stringify({
  status_code: 200,
  request_id: REQUEST_ID,
  connected_apps: ["66666666", "77777777"].map((digits) => ({
    connected_app_id: `connected-app-test-${digits}-2222-4333-8444-555555555555`,
    name: "Sample Calendar",
    description: "Keeps your dates.",
    client_type: "third_party",
    scopes_granted: "openid email calendar.read",
  })),
});

let codes = 0;

function answer(path: string, body: string): string {
  switch (path) {
    case "POST /v1/idp/oauth/authorize/start":
      v.parse(Question, JSON.parse(body));
      return START;
    case `GET /v1/users/${USER_ID}/connected_apps`:
      return CONNECTED_APPS;
    case "POST /v1/idp/oauth/authorize": {
      const { state } = v.parse(Submission, JSON.parse(body));
      codes += 1;
      const code = `code-${codes.toString(36).padStart(38, "0")}`;
      return `{"status_code":200,"request_id":"${REQUEST_ID}","redirect_uri":"${REDIRECT_URI}?code=${code}&state=${state}&iss=stytch.com%2F${PROJECT_ID}"}`;
    }
    default:
      throw new Error("The stub has no such path.");
  }
}

/** Answers at once, or refuses what Stytch would not have been asked. */
function receive(request: IncomingMessage, response: ServerResponse): void {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (text: string) => {
    body += text;
  });
  request.on("end", () => {
    const { method = "", url = "", headers } = request;
    const known =
      headers.authorization === AUTHORIZATION && headers["content-type"] === "application/json";
    let [status, text] = [401, "{}"];
    try {
      [status, text] = known ? [200, answer(`${method} ${url}`, body)] : [status, text];
    } catch {
      [status, text] = [400, '{"status_code":400,"error_type":"bad_request"}'];
    }
    response.writeHead(status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    });
    response.end(text);
  });
}

const server = createServer({ keepAliveTimeout: 60_000 }, receive);
server.listen(0, "127.0.0.1", () => tellPort(server));
