import { createRelyingParty } from "./lib/app.ts";
import { readRelyingPartyConfig, type RelyingPartyConfig } from "./lib/config.ts";
import { explainStartFailure, onStopSignal } from "./lib/process.ts";

let config: RelyingPartyConfig | undefined;
try {
  config = readRelyingPartyConfig(process.env);
  const app = await createRelyingParty(config, {
    report: (line) => process.stderr.write(`${line}\n`),
  });
  await app.listen({ host: "127.0.0.1", port: config.port });
  onStopSignal(() => void app.close());
  process.stdout.write(`The relying party is at ${config.url}\n`);
} catch (error) {
  const port =
    config === undefined ? undefined : { number: config.port, variable: "RELYING_PARTY_PORT" };
  process.stderr.write(`${explainStartFailure(error, port)}\n`);
  process.exitCode = 1;
}
