import type { Row } from "./lib/row.ts";

/** Every row of the table, in its order. */
export const ROWS: readonly Row[] = [];
