import { type Service, startStack } from "./stack.ts";

/**
 * Starts services, prints what to do with them, and runs until Ctrl-C, SIGTERM, or until one of
 * them ends by itself.
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
  const starting = startStack({
    services,
    onLine: (service, line) => process.stderr.write(`[${service}] ${line}\n`),
    onExit: (service) => ended.resolve(service),
  });
  const first = await Promise.race([starting.then(() => null), early]);
  if (first === null) {
    console.log(banner.join("\n"));
  }
  const reason = await ended.promise;
  const stack = await starting;
  await stack.stop();
  if (reason !== null) {
    throw new Error(`The ${reason} ended by itself; everything else was stopped.`);
  }
}
