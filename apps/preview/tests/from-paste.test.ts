import { STATE_SCENARIOS, type Scenario } from "@assent/core/testing";
import { describe, expect, it } from "vitest";

import { findConsent } from "../src/scenario/controls.ts";
import { createScenarioFromPaste } from "../src/reality/from-paste.ts";

const REQUEST =
  "https://app.example.com/oauth/authorize?response_type=code&client_id=client-live-1" +
  "&redirect_uri=https%3A%2F%2Fid.notes.co.uk%2Fcb&scope=openid+notes.read&state=very-secret-state" +
  "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

function paste(text: string, request = ""): Scenario {
  const made = createScenarioFromPaste(text, request);
  if ("refused" in made) {
    throw new Error(made.refused);
  }
  return made;
}

describe("something real that is pasted", () => {
  it("is a request, by the public suffix list and without its secrets", () => {
    const made = paste(`  ${REQUEST}\n`);
    expect(findConsent(made)?.destination).toMatchObject({ registrableDomain: "notes.co.uk" });
    expect(JSON.stringify(made)).not.toContain("very-secret-state");
  });

  it("is an answer of the BFF, without its transaction", () => {
    const answer = { ...STATE_SCENARIOS.ready.outcome, transaction: "sealed-secret-transaction" };
    const made = paste(JSON.stringify(answer));
    expect(findConsent(made)?.client.name).toBe("Acme Notes");
    expect(JSON.stringify(made)).not.toContain("sealed-secret-transaction");
  });

  it("is an answer of Stytch's, with the request that it was given to", () => {
    const answer = {
      request_id: "request-id-live-1",
      status_code: 200,
      user_id: "user-live-1",
      client: {
        client_id: "client-live-1",
        client_name: "Ledger",
        client_description: "",
        client_type: "third_party",
        logo_url: "",
      },
      consent_required: true,
      scope_results: [{ scope: "notes.read", description: "Read notes", is_grantable: true }],
    };
    const made = paste(JSON.stringify(answer), REQUEST);
    expect(findConsent(made)).toMatchObject({
      client: { name: "Ledger" },
      destination: { host: "id.notes.co.uk", registrableDomain: "notes.co.uk" },
    });
    expect(JSON.stringify(made)).not.toContain("user-live-1");
  });

  it.each([
    ["", "nothing in the box"],
    ["hello there", "no query of an authorization request"],
    ['{"kind":', "not JSON"],
    ['{"kind":"consent"}', "The answer is no outcome"],
    ["[]", "neither an outcome"],
  ])("is refused where it is %j, in a sentence", (text, words) => {
    const made = createScenarioFromPaste(text, "");
    expect("refused" in made ? made.refused : "made").toContain(words);
  });
});
