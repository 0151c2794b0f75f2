import { fetchProtectedResource, type Configuration } from "openid-client";
import { startAuthorization, type PendingAuthorization } from "./authorization-request.ts";
import type { CommandLineConfig } from "./command-line-config.ts";
import { describeFailure, type Failure } from "./failure.ts";
import { exchangeCode, type Grant } from "./grant.ts";
import { listenOnLoopback, type ClosingPage, type LoopbackListener } from "./loopback-listener.ts";
import { createProvider } from "./provider.ts";

/** What the command line prints when the flow succeeded. */
interface NativeClientSuccess {
  readonly scopes: readonly string[];
  /** Subject of the ID token, null when `openid` was not granted. */
  readonly sub: string | null;
  readonly email: string | null;
  readonly hasRefreshToken: boolean;
  /** How the notes API answered; `status` is null when it did not. */
  readonly notes: { readonly status: number | null; readonly count: number | null };
}

/** How a run ended. */
export type NativeClientResult =
  | { readonly outcome: "granted"; readonly success: NativeClientSuccess }
  | { readonly outcome: "failed"; readonly failure: Failure }
  | { readonly outcome: "stopped" };

/** What a run needs from the terminal around it. */
export interface NativeClientSeams {
  /** Shows the address that a browser must open. */
  readonly showAuthorizationUrl: (url: URL) => void;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

/**
 * Signs in as a native client: listens on the loopback redirect URI, shows the authorization
 * address, waits for the callback, exchanges the code with PKCE, checks the ID token and calls
 * the notes API.
 * @throws Node's `EADDRINUSE` when the port of the redirect URI is taken
 * @see RFC 8252
 */
export async function runNativeClient(
  config: CommandLineConfig,
  seams: NativeClientSeams,
): Promise<NativeClientResult> {
  const listener = await listenOnLoopback(config.redirectUri);
  const stop = (): void => void listener.close();
  seams.signal?.addEventListener("abort", stop);
  try {
    return await authorize(config, listener, seams);
  } catch (error) {
    return { outcome: "failed", failure: describeFailure(error) };
  } finally {
    seams.signal?.removeEventListener("abort", stop);
    await listener.close();
  }
}

async function authorize(
  config: CommandLineConfig,
  listener: LoopbackListener,
  seams: NativeClientSeams,
): Promise<NativeClientResult> {
  const configuration = await createProvider({ issuer: config.issuer }).configure({
    clientId: config.clientId,
    authentication: { method: "none" },
  });
  const { url, pending } = await startAuthorization(configuration, config.redirectUri.href, {
    scopes: config.scope.split(/\s+/).filter((scope) => scope !== ""),
    ...(config.prompt && { prompt: config.prompt }),
    resources: [],
  });
  seams.showAuthorizationUrl(url);
  const callback = await listener.waitForCallback(pending.state, config.timeoutSeconds * 1000);
  if (seams.signal?.aborted === true) {
    return { outcome: "stopped" };
  }
  if (callback === undefined) {
    return { outcome: "failed", failure: timedOut(config.timeoutSeconds) };
  }
  const result = await complete(configuration, {
    callbackUrl: callback.url,
    pending,
    config,
    seams,
  });
  await callback.answer(closingPage(result));
  return result;
}

async function complete(
  configuration: Configuration,
  flow: {
    callbackUrl: URL;
    pending: PendingAuthorization;
    config: CommandLineConfig;
    seams: NativeClientSeams;
  },
): Promise<NativeClientResult> {
  try {
    const now = flow.seams.now ?? (() => new Date());
    const grant = await exchangeCode(configuration, flow.callbackUrl, flow.pending, now);
    const email = grant.idTokenClaims?.["email"];
    return {
      outcome: "granted",
      success: {
        scopes: grant.grantedScopes,
        sub: grant.idTokenClaims?.sub ?? null,
        email: typeof email === "string" ? email : null,
        hasRefreshToken: grant.refreshToken !== undefined,
        notes: await readNotes(configuration, grant, flow.config.resourceUrl),
      },
    };
  } catch (error) {
    return { outcome: "failed", failure: describeFailure(error) };
  }
}

/** A notes API that refuses or is away is part of the result: the sign-in itself succeeded. */
async function readNotes(
  configuration: Configuration,
  grant: Grant,
  resourceUrl: URL,
): Promise<NativeClientSuccess["notes"]> {
  try {
    const response = await fetchProtectedResource(
      configuration,
      grant.accessToken,
      resourceUrl,
      "GET",
    );
    return { status: response.status, count: countNotes(await response.json()) };
  } catch (error) {
    return { status: describeFailure(error).status, count: null };
  }
}

function countNotes(body: unknown): number | null {
  const hasNotes = typeof body === "object" && body !== null && "notes" in body;
  return hasNotes && Array.isArray(body.notes) ? body.notes.length : null;
}

function timedOut(timeoutSeconds: number): Failure {
  return {
    error: "timeout",
    errorDescription: `No callback came within ${String(timeoutSeconds)} seconds.`,
    status: null,
  };
}

function closingPage(result: NativeClientResult): ClosingPage {
  return result.outcome === "granted"
    ? {
        status: 200,
        title: "You are signed in",
        message: "You can close this window and return to the terminal.",
      }
    : {
        status: 400,
        title: "You are not signed in",
        message: "The terminal says why. You can close this window.",
      };
}
