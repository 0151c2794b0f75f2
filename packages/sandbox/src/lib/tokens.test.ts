import { describe, expect, it } from "vitest";

import { CallLog } from "./calls.ts";
import { ClientDocuments } from "./client-documents.ts";
import { internet } from "./document-fetch.ts";
import { createProject } from "./project.ts";
import { defaultAddresses } from "./seeds.ts";
import { defaultSwitches } from "./switches.ts";
import { TokenService } from "./tokens.ts";

describe("TokenService", () => {
  it("lets exchanges of one code take turns, even when they arrive in the same tick [#108]", async () => {
    const settings = {
      ...defaultAddresses,
      url: "http://localhost:4000",
      iss: "none" as const,
      now: () => new Date(),
      switches: defaultSwitches,
      calls: new CallLog(),
      documents: new ClientDocuments(internet, () => new Date()),
      data: undefined,
      signingKey: undefined,
    };
    const project = await createProject(settings);
    const tokens = new TokenService(project);
    const { clientId, clientSecret, redirectUri } = project.seeds.clients.thirdParty;
    const client = project.clients.find(clientId);
    if (client === undefined) throw new Error("the client is seeded");
    const code = await tokens.mintCode({
      userId: project.seeds.people.owner.userId,
      client,
      redirectUri,
      scopes: ["openid"],
      resources: [],
      authenticatedAt: new Date(),
    });
    const fields = {
      grant_type: "authorization_code",
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code,
    };
    const request = { form: Object.entries(fields), authorization: undefined };
    const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.exchange(request)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
