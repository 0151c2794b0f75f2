import { html, type Html } from "./html.ts";
import { layout } from "./layout.ts";

/** A page for what went wrong outside a flow's result. */
export interface ErrorPageModel {
  readonly title: string;
  /** What happened and what to do. */
  readonly message: string;
  /** Name and value pairs, shown as they are. */
  readonly facts?: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: string;
  }[];
}

/** A page that says what happened and leads back to the clients. */
export function errorPage(model: ErrorPageModel): string {
  const facts: Html | null =
    model.facts === undefined
      ? null
      : html`<dl>
          ${model.facts.map(
            ({ id, name, value }) =>
              html`<dt>${name}</dt>
                <dd id="${id}">${value}</dd>`,
          )}
        </dl>`;
  return layout(
    model.title,
    html`<section class="card alert" id="failure" aria-labelledby="failure-title">
      <h1 id="failure-title">${model.title}</h1>
      <p id="message">${model.message}</p>
      ${facts}
      <p><a href="/">All clients</a></p>
    </section>`,
  );
}
