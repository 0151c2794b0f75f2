import { buildApp } from "./app.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { loadPages } from "./pages.ts";
import { RedisError } from "./redis.ts";

/** How long requests under way may take once the process was told to stop. */
const STOP_WITHIN_MS = 20_000;

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence: string): never {
  say(sentence);
  process.exit(1);
}

function configure(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) {
      return fail(error.message);
    }
    throw error;
  }
}

async function run(config: Config): Promise<void> {
  const pages = await loadPages(config.pagesDirectory);
  if (pages === null) {
    const sentence = `No built pages in ${config.pagesDirectory}: build apps/consent first.`;
    if (config.mode === "production") {
      fail(sentence);
    }
    say(`${sentence} Until then only redirects and data are served.`);
  }
  let stopping = false;
  const server = await buildApp(config, { pages, isReady: () => !stopping }).catch(
    (error: unknown) => {
      if (error instanceof RedisError) {
        return fail(error.message);
      }
      throw error;
    },
  );

  const stop = (): void => {
    if (stopping) {
      process.exit(1);
    }
    stopping = true;
    setTimeout(() => fail("Requests under way did not end in time."), STOP_WITHIN_MS).unref();
    server.close().then(
      () => process.exit(0),
      () => fail("The server could not be closed."),
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  try {
    await server.listen({ host: config.host, port: config.port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    fail(
      code === "EADDRINUSE"
        ? `Port ${config.port} is in use: set PORT to another one.`
        : `The server cannot listen on ${config.host}:${config.port} (${String(code)}).`,
    );
  }
}

await run(configure());
