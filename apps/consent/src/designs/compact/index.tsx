import type { Design } from "../design.ts";
import { Compact } from "./compact.tsx";

/** What a build wears that selects "compact". */
export const design: Design = Compact;
