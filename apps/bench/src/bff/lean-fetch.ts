import { type Dispatcher, request } from "undici";

/**
 * Replaces the global `fetch` of this process by as little as the SDK can do with. What a pass-through
 * makes possible then is the limit of the SDK itself, without the transport that it chose.
 */
export function replaceFetch(dispatcher: Dispatcher): void {
  Reflect.set(globalThis, "fetch", async (url: string, init: Call) => {
    const { method, headers, body = null } = init;
    const answer = await request(url, { dispatcher, method, headers, body });
    return { status: answer.statusCode, json: () => answer.body.json() };
  });
}

interface Call {
  readonly method: "GET" | "POST";
  readonly headers: Record<string, string>;
  readonly body?: string;
}
