import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from "openid-client";

/** Why a step failed, in words that hold no token, code or secret. */
export interface Failure {
  /** The OAuth error code, or a code of openid-client when no server named one. */
  readonly error: string;
  readonly errorDescription: string | null;
  /** HTTP status of the answer that failed, when there was one. */
  readonly status: number | null;
}

/**
 * Turns whatever openid-client threw into what a page, a JSON document or a terminal may show.
 * Errors it does not know are thrown again: they are faults of this program.
 */
export function describeFailure(thrown: unknown): Failure {
  if (thrown instanceof AuthorizationResponseError) {
    return failure(thrown.error, thrown.error_description, null);
  }
  if (thrown instanceof ResponseBodyError) {
    return failure(thrown.error, thrown.error_description, thrown.status);
  }
  if (thrown instanceof WWWAuthenticateChallengeError) {
    const parameters = thrown.cause.at(0)?.parameters;
    return failure(
      parameters?.error ?? "unauthorized",
      parameters?.error_description,
      thrown.status,
    );
  }
  if (thrown instanceof ClientError) {
    return failure(thrown.code ?? "client_error", sentence(thrown), responseStatus(thrown));
  }
  if (thrown instanceof TypeError && thrown.message === "fetch failed") {
    return failure("unreachable", "The server did not answer.", null);
  }
  throw thrown;
}

function failure(error: string, description: string | undefined, status: number | null): Failure {
  return { error, errorDescription: description ?? null, status };
}

function sentence(thrown: ClientError): string {
  const { cause } = thrown;
  if (cause instanceof Error && cause.message !== thrown.message) {
    return `${thrown.message}: ${cause.message}`;
  }
  return thrown.message;
}

function responseStatus(thrown: ClientError): number | null {
  return thrown.cause instanceof Response ? thrown.cause.status : null;
}
