import type { FastifyInstance } from "fastify";
import type { LightMyRequestResponse } from "fastify";

/** A browser as far as these tests need one: it keeps cookies and sends forms. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly #cookies = new Map<string, string>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.#keep(await this.#app.inject({ url, cookies: this.#jar() }));
  }

  async post(
    url: string,
    form: Record<string, string> | [string, string][] = {},
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    return this.#keep(
      await this.#app.inject({
        method: "POST",
        url,
        cookies: this.#jar(),
        payload: new URLSearchParams(form).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      }),
    );
  }

  #jar(): Record<string, string> {
    return Object.fromEntries(this.#cookies);
  }

  #keep(response: LightMyRequestResponse): LightMyRequestResponse {
    for (const cookie of response.cookies) {
      this.#cookies.set(cookie.name, cookie.value);
    }
    return response;
  }
}
