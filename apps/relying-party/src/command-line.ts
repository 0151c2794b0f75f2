import { readCommandLineConfig, type CommandLineConfig } from "./lib/command-line-config.ts";
import { runNativeClient, type NativeClientResult } from "./lib/native-client.ts";
import { explainStartFailure, onStopSignal } from "./lib/process.ts";

let config: CommandLineConfig | undefined;
const stop = new AbortController();
onStopSignal(() => stop.abort());
try {
  config = readCommandLineConfig(process.env);
  report(
    await runNativeClient(config, {
      signal: stop.signal,
      showAuthorizationUrl: (url) => {
        console.log(`Open this address in a browser:\n${url.href}`);
      },
    }),
  );
} catch (error) {
  const port =
    config === undefined
      ? undefined
      : { number: config.redirectUri.port, variable: "COMMAND_LINE_REDIRECT_URI" };
  console.error(explainStartFailure(error, port));
  process.exitCode = 1;
}

function report(result: NativeClientResult): void {
  switch (result.outcome) {
    case "granted":
      console.log(JSON.stringify(result.success));
      break;
    case "failed":
      console.error(JSON.stringify(result.failure));
      process.exitCode = 1;
      break;
    case "stopped":
      break;
  }
}
