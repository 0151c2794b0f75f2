import type { SeedClient } from "../src/index.ts";
import { challengeOf, verifier } from "./support.ts";

/** Origin of the app, whose pages may call. */
export const origin = "http://localhost:3000";

/** An answer in the browser SDK's envelope. */
export interface SdkAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** What the SDK hands to its caller. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The same answer as a problem. */
  readonly problem: Readonly<Record<string, unknown>>;
}

/** A call of the browser SDK; without a session's token it carries the public one. */
export type SdkCall = (
  path: string,
  options?: { method?: string; body?: unknown; token?: string },
) => Promise<SdkAnswer>;

/** Members of what should be an object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Calls endpoints of a sandbox the way the browser SDK does. */
export function sdkCaller(
  sandbox: () => { readonly url: string; readonly publicToken: string },
): SdkCall {
  return async (path, options = {}) => {
    const { publicToken, url } = sandbox();
    const { method = "POST", body, token = publicToken } = options;
    const response = await fetch(`${url}/sdk/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        origin,
        authorization: `Basic ${Buffer.from(`${publicToken}:${token}`).toString("base64")}`,
        "content-type": "application/json",
        "x-sdk-client": "e30=",
        "x-sdk-parent-host": origin,
      },
    });
    const { status, headers } = response;
    const answer = record(await response.json());
    return { status, headers, data: record(answer["data"]), problem: answer };
  };
}

/** The request that a consent page passes on, for two scopes. */
export async function consentRequest(client: SeedClient): Promise<Record<string, unknown>> {
  return {
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    response_type: "code",
    scopes: ["openid", "notes.read"],
    code_challenge: await challengeOf(verifier),
    state: "s",
    resources: ["https://api.example/"],
  };
}
