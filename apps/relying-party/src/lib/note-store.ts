import { randomUUID } from "node:crypto";

/** A note of one person. */
export interface Note {
  readonly id: string;
  readonly text: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

const MAX_PEOPLE = 1000;
const MAX_NOTES = 50;

/** Notes in memory, by the `sub` of their owner. Bounded: the oldest give way. */
export class NoteStore {
  readonly #notes = new Map<string, readonly Note[]>();

  /** The owner's notes, oldest first; at most fifty. */
  list(owner: string): readonly Note[] {
    return this.#notes.get(owner) ?? [];
  }

  /** Keeps a note and returns it. */
  add(owner: string, text: string, now: Date): Note {
    const note: Note = { id: randomUUID(), text, createdAt: now.toISOString() };
    this.#notes.set(owner, [...this.list(owner), note].slice(-MAX_NOTES));
    for (const other of this.#notes.keys()) {
      if (this.#notes.size <= MAX_PEOPLE) {
        break;
      }
      this.#notes.delete(other);
    }
    return note;
  }

  /** Removes all notes of an owner and returns how many there were. */
  clear(owner: string): number {
    const count = this.list(owner).length;
    this.#notes.delete(owner);
    return count;
  }
}
