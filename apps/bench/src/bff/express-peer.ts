// oxlint-disable oxc/no-async-endpoint-handlers -- Express 5 awaits its handlers
import { createServer } from "node:http";

import cookieParser from "cookie-parser";
import express from "express";
import * as v from "valibot";

import { createClient } from "./stytch-client.ts";
import { tellPort } from "./tell-port.ts";

/**
 * What a team has after an afternoon with Stytch's guide: Express, a cookie parser, the SDK, and a
 * page that is a string. Nothing is checked but by Stytch. Tuned: production mode, no `ETag`, no
 * `X-Powered-By`, the simple query parser, connections that are kept.
 *
 * @see https://stytch.com/docs/connected-apps/build-custom-flow/getting-started-api
 */

const { oauth } = createClient(process.env["STYTCH_API_URL"] ?? "").idp;
const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.set("query parser", "simple");
app.use(cookieParser());
app.use(express.json());

/** No check: it says what the guide's program assumes of a body. */
const Body = v.custom<Parameters<typeof oauth.authorize>[0]>(() => true);
const Query = v.custom<Readonly<Record<string, string>>>(() => true);
const Cookies = v.custom<{ readonly stytch_session: string }>(() => true);

app.get("/oauth/authorize", async (request, response) => {
  const query = v.parse(Query, request.query);
  const { client, scope_results: scopes } = await oauth.authorizeStart({
    client_id: query["client_id"] ?? "",
    redirect_uri: query["redirect_uri"] ?? "",
    response_type: "code",
    scopes: (query["scope"] ?? "").split(" "),
    session_token: v.parse(Cookies, request.cookies).stytch_session,
  });
  const items = scopes.map(({ description }) => `<li>${description}</li>`).join("");
  response.send(
    `<!doctype html><title>Authorize</title><h1>${client.client_name} asks for access</h1><ul>${items}</ul><form method="post"><button>Allow</button></form>`,
  );
});
app.post("/authorize/start", async (request, response) => {
  const { stytch_session: token } = v.parse(Cookies, request.cookies);
  response.json(
    await oauth.authorizeStart({ ...v.parse(Body, request.body), session_token: token }),
  );
});
app.post("/authorize/submit", async (request, response) => {
  const { stytch_session: token } = v.parse(Cookies, request.cookies);
  const { redirect_uri: redirectTo } = await oauth.authorize({
    ...v.parse(Body, request.body),
    session_token: token,
  });
  response.json({ redirect_uri: redirectTo });
});

const server = createServer(app);
server.listen(0, "127.0.0.1", () => tellPort(server));
