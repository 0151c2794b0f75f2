import type { Server } from "node:http";

/** Tells whoever started this process where it listens, and ends with them. */
export function tellPort(server: Server): void {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
  for (const end of ["disconnect", "SIGTERM"]) {
    process.once(end, () => process.exit());
  }
}
