import { runUntilStopped } from "./lib/foreground.ts";
import { buildPreview, previewService } from "./lib/preview.ts";
import { assertPortFree, readPort } from "./lib/services.ts";

const PORT_VARIABLE = "PREVIEW_PORT";

try {
  if (process.argv.includes("--build")) {
    const folder = await buildPreview();
    console.log(`${folder} holds the preview: any file server can show it.`);
  } else {
    const port = readPort(PORT_VARIABLE, 6006);
    for (const host of ["127.0.0.1", "::1"]) {
      await assertPortFree(port, host, PORT_VARIABLE);
    }
    const service = previewService(port);
    await runUntilStopped(
      [service],
      ["", `  Open http://localhost:${port} to see every state of every design.`, ""],
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
