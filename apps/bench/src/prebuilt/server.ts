import path from "node:path";

import fastifyStatic from "@fastify/static";
import Fastify from "fastify";

import { PREBUILT_DIRECTORY } from "./build.ts";

/**
 * Serves the page with Stytch's prebuilt component as well as files can be served: compressed when
 * it was built, files with a hash in their name kept for good, the document asked for again and
 * answered with 304 while it is the same.
 */
const server = Fastify({ keepAliveTimeout: 65_000 });
await server.register(fastifyStatic, {
  root: path.join(PREBUILT_DIRECTORY, "assets"),
  prefix: "/assets/",
  index: false,
  preCompressed: true,
  immutable: true,
  maxAge: "365d",
});
server.get("/oauth/authorize", (_request, reply) =>
  reply
    .header("cache-control", "no-cache")
    .sendFile("index.html", PREBUILT_DIRECTORY, { cacheControl: false }),
);
// The clients of the seeds end here, whichever page sent the browser back.
server.get("/:client/callback", (_request, reply) => reply.type("text/html").send("back"));
server.get("/healthz", () => "ready");
await server.listen({ host: "localhost", port: Number(process.env["PORT"]) });

process.once("SIGTERM", () => void server.close());
