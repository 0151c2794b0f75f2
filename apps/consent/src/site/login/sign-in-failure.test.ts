import { StytchAPIError, StytchAPIUnreachableError } from "@stytch/react/headless";
import { describe, expect, it } from "vitest";

import { parseSignInFailure } from "./sign-in-failure.ts";

function stytchError(errorType: string): StytchAPIError {
  return new StytchAPIError({
    status_code: 400,
    error_type: errorType,
    error_message: "For developers",
    error_url: "https://stytch.com/docs",
    request_id: "request-1",
  });
}

describe("parseSignInFailure", () => {
  it("keeps Stytch's name and request id, and none of its words", () => {
    const failure = parseSignInFailure(stytchError("user_lock_limit_reached"));
    expect(failure).toEqual({
      kind: "locked",
      errorType: "user_lock_limit_reached",
      reference: "request-1",
    });
  });

  it("tells an unknown address and a wrong password apart for nobody", () => {
    const kinds = ["unauthorized_credentials", "email_not_found", "user_not_found"].map(
      (errorType) => parseSignInFailure(stytchError(errorType)).kind,
    );
    expect(new Set(kinds)).toEqual(new Set(["wrong-credentials"]));
  });

  it("calls a refusal that it does not know unexpected, and keeps the reference", () => {
    const failure = parseSignInFailure(stytchError("brand_new_error"));
    expect(failure).toMatchObject({ kind: "unexpected", reference: "request-1" });
  });

  it.each([new StytchAPIUnreachableError("x"), new TypeError("NetworkError")])(
    "reads %s as a service that cannot be reached",
    (error) => {
      expect(parseSignInFailure(error)).toEqual({ kind: "offline" });
    },
  );

  it.each([null, undefined, "text", 7, {}, { error_type: 7 }, { error_type: "<b>x</b>" }])(
    "survives %j",
    (error) => {
      expect(parseSignInFailure(error)).toEqual({ kind: "unexpected" });
    },
  );
});
