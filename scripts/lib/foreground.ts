import { type Service, startStack } from "./stack.ts";

/**
 * Starts services, prints what to do with them, and runs until Ctrl-C, SIGTERM, or until one of
 * them ends by itself. What they say while they start is shown only when they fail to.
 *
 * @throws Error when a service does not start; its own words are on standard error by then.
 */
export async function runUntilStopped(
  services: readonly Service[],
  banner: readonly string[],
): Promise<void> {
  const ended = Promise.withResolvers<string | null>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => ended.resolve(null));
  }
  const early = ended.promise.then((reason) => ({ reason }));
  let held: string[] | null = [];
  const starting = startStack({
    services,
    onLine: (service, line) => {
      const text = `[${service}] ${line}\n`;
      if (held === null) {
        process.stderr.write(text);
      } else {
        held.push(text);
      }
    },
    onExit: (service) => ended.resolve(service),
  });
  const first = await Promise.race([starting.then(() => null), early]).catch((error: unknown) => {
    process.stderr.write(held?.join("") ?? "");
    throw error;
  });
  if (first === null) {
    console.log(banner.join("\n"));
  }
  held = null;
  const reason = await ended.promise;
  const stack = await starting;
  await stack.stop();
  if (reason !== null) {
    throw new Error(`The ${reason} ended by itself; everything else was stopped.`);
  }
}
