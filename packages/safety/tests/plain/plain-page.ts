import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 sans-serif; }
body { background: Canvas; color: CanvasText; margin: 1rem; max-inline-size: 30rem; overflow-wrap: anywhere; }
a, summary { display: inline-block; min-block-size: 24px; }
input { block-size: 24px; inline-size: 24px; }
.buttons { display: grid; gap: 1rem; grid-template-columns: 1fr 1fr; }
.buttons button { background: ButtonFace; border: 1px solid ButtonBorder; color: ButtonText; font: inherit; min-block-size: 3rem; }
`;

const SCRIPT = `
const decide = (decision) => fetch("/decision", { method: "POST", body: decision });
document.querySelector("#no")?.addEventListener("click", () => decide("deny"));
const yes = document.querySelector("#yes");
setTimeout(() => yes.addEventListener("click", () => decide("allow")), 500);
`;

/** A consent page that knows nothing of ours: HTML, a style sheet and a script. */
const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Let an app in</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/style.css" />
    <script type="module" src="/page.js"></script>
  </head>
  <body>
    <main>
      <h1>Let <bdi class="who">Acme Notes</bdi> in?</h1>
      <p>You are owner@example.com. <a href="/login">Be somebody else</a></p>
      <p>It waits at <b class="where">accounts.rp.example</b>.</p>
      <ul>
        <li>
          <input id="a" type="checkbox" value="openid" checked disabled aria-describedby="a-why" />
          <label for="a">Know that it is you</label>
          <p id="a-why">Nothing works without it.</p>
        </li>
        <li>
          <input id="b" type="checkbox" value="notes.delete" aria-describedby="b-why" />
          <label for="b">Delete notes</label>
          <p id="b-why">What is deleted is gone.</p>
        </li>
      </ul>
      <div class="buttons">
        <button id="no" type="button" aria-label="No to Acme Notes">No</button>
        <button id="yes" type="button" aria-label="Yes to Acme Notes">Yes</button>
      </div>
    </main>
  </body>
</html>
`;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; require-trusted-types-for 'script'";

/** A page that runs, at an address. */
export interface PlainPage {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves the page on a loopback port.
 *
 * @param change What somebody did to its HTML. Default: nothing.
 */
export async function servePlainPage(change = (html: string): string => html): Promise<PlainPage> {
  const server: Server = createServer((request, response) => {
    const [type, body] = answerTo(request.url ?? "/", change);
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerTo(path: string, change: (html: string) => string): readonly [string, string] {
  switch (path) {
    case "/style.css":
      return ["text/css", STYLE];
    case "/page.js":
      return ["text/javascript", SCRIPT];
    default:
      return ["text/html; charset=utf-8", change(HTML)];
  }
}
