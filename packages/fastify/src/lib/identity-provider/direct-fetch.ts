import type { Dispatcher } from "undici";

/** What the SDK reads of an answer. */
interface DirectAnswer {
  readonly status: number;
  json(): Promise<unknown>;
}

/** The requests that the SDK makes: a text or nothing, and headers by name. */
interface PlainRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** Sends a request. */
type Dispatch = (
  options: Dispatcher.DispatchOptions,
  handler: Dispatcher.DispatchHandler,
) => unknown;

/**
 * Runs a call of the SDK whose request goes to `dispatch` without the global `fetch`.
 *
 * `fetch` wraps what goes through it in streams, copies and header objects as a page needs them:
 * two thirds of what a call costs. The SDK takes no other function, but asks the global one in the
 * same turn in which it is called. For that turn, in which no other code runs, the global one is
 * ours. A request that comes later, or is no plain one, has the real one, and should name a
 * dispatcher that does the same.
 */
export function callDirectly<T>(dispatch: Dispatch, call: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const direct = (url: unknown, init: RequestInit = {}): unknown =>
    typeof url === "string" && isPlain(init)
      ? ask(dispatch, url, init)
      : Reflect.apply(fetch, globalThis, [url, init]);
  Reflect.set(globalThis, "fetch", direct);
  try {
    return call();
  } finally {
    Reflect.set(globalThis, "fetch", fetch);
  }
}

function isPlain(init: RequestInit): init is PlainRequest {
  const { method = "", headers, body } = init;
  return (
    ["GET", "POST", "PUT", "DELETE"].includes(method) &&
    (body === undefined || typeof body === "string") &&
    headers !== undefined &&
    Object.getPrototypeOf(headers) === Object.prototype
  );
}

function ask(
  dispatch: Dispatch,
  url: string,
  { method, headers, body }: PlainRequest,
): Promise<DirectAnswer> {
  const { origin, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const options = {
      origin,
      path: pathname + search,
      method,
      headers,
      ...(body !== undefined && { body }),
    };
    dispatch(options, new AnswerCollector(resolve, reject));
  });
}

class AnswerCollector implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: DirectAnswer) => void;
  readonly #reject: (error: Error) => void;
  readonly #chunks: Buffer[] = [];
  #status = 0;

  constructor(resolve: (answer: DirectAnswer) => void, reject: (error: Error) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  // Handlers without it count as those of an older version.
  // oxlint-disable-next-line class-methods-use-this -- the interface's, with nothing to do
  onRequestStart(): void {}

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first, ...others] = this.#chunks;
    const bytes = first === undefined || others.length > 0 ? Buffer.concat(this.#chunks) : first;
    const text = bytes.toString();
    this.#resolve({
      status: this.#status,
      async json() {
        const content: unknown = JSON.parse(text);
        return content;
      },
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }
}
