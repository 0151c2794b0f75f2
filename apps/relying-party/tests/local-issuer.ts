import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";

/** What the token endpoint was sent. */
interface TokenRequest {
  readonly authorization: string | undefined;
  readonly parameters: URLSearchParams;
}

/** An answer of the token endpoint. */
interface TokenAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** An issuer on loopback: discovery, keys and the token side, with answers that a test chooses. */
export interface LocalIssuer {
  readonly url: string;
  readonly tokenRequests: TokenRequest[];
  readonly revoked: string[];
  /** How the token endpoint answers from now on. */
  answerTokens(answer: (request: TokenRequest) => TokenAnswer | Promise<TokenAnswer>): void;
  /** A token signed with the published key. */
  sign(claims: JWTPayload, header?: { typ?: string }): Promise<string>;
  close(): Promise<void>;
}

const KID = "key-1";

/** Seconds since the epoch, from now. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

/** Starts an issuer on a free port, or on a given one. */
export async function startLocalIssuer(port = 0): Promise<LocalIssuer> {
  const keys = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: KID, alg: "RS256", use: "sig" };
  const tokenRequests: TokenRequest[] = [];
  const revoked: string[] = [];
  let answer: (request: TokenRequest) => TokenAnswer | Promise<TokenAnswer> = () => ({
    status: 400,
    body: { error: "invalid_grant" },
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "").split("?")[0];
    switch (path) {
      case "/.well-known/openid-configuration":
        return json(response, 200, metadata(url));
      case "/jwks":
        return json(response, 200, { keys: [jwk] });
      case "/token": {
        const received = {
          authorization: request.headers.authorization,
          parameters: new URLSearchParams(await read(request)),
        };
        tokenRequests.push(received);
        const { status, body } = await answer(received);
        return json(response, status, body);
      }
      case "/revoke":
        revoked.push(new URLSearchParams(await read(request)).get("token") ?? "");
        return json(response, 200, {});
      case "/userinfo":
        return json(response, 200, { sub: "user-1", email: "owner@example.com" });
      default:
        return json(response, 404, { error: "not_found" });
    }
  }

  const server = createServer((request, response) => void respond(request, response));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${String(addressOf(server.address()).port)}`;
  return {
    url,
    tokenRequests,
    revoked,
    answerTokens: (next) => {
      answer = next;
    },
    sign: async (claims, header) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: KID, ...header })
        .sign(keys.privateKey),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A port that nothing listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = addressOf(server.address());
  server.close();
  await once(server, "close");
  return port;
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") {
    throw new Error("The server listens on no port.");
  }
  return address;
}

function metadata(url: string): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    userinfo_endpoint: `${url}/userinfo`,
    revocation_endpoint: `${url}/revoke`,
    jwks_uri: `${url}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
  }
  return text;
}
