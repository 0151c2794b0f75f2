/** Whose accounts a project keeps: users of its own, or members of organizations. */
export type Vertical = "consumer" | "b2b";
