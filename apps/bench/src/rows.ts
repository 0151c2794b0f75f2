import { BFF_ROWS } from "./bff/rows.ts";
import type { Row } from "./lib/row.ts";
import { PAGE_ROWS } from "./page/rows.ts";
import { TOOL_ROWS } from "./tools/rows.ts";

/** Every row of the table, in its order. */
export const ROWS: readonly Row[] = [...PAGE_ROWS, ...BFF_ROWS, ...TOOL_ROWS];
