/** A message the sandbox would have sent. */
export interface InboxMessage {
  readonly to: string;
  readonly subject: string;
  /** The passcode; empty in a message that has a link. */
  readonly code: string;
  /** The link that signs its reader in. */
  readonly link?: string;
  readonly methodId: string;
  readonly sentAt: Date;
}

const capacity = 200;

/** Everything "sent" by e-mail, newest first; the oldest fall out beyond 200. */
export class Inbox {
  #messages: readonly InboxMessage[] = [];

  receive(message: InboxMessage): void {
    this.#messages = [message, ...this.#messages].slice(0, capacity);
  }

  messages(): readonly InboxMessage[] {
    return this.#messages;
  }

  /** The newest message to this address. */
  latest(to: string): InboxMessage | undefined {
    return this.#messages.find((message) => message.to === to);
  }
}
