import type { Design } from "../design.ts";
import { Stepped } from "./stepped.tsx";

/** What a build wears that selects "stepped". */
export const design: Design = Stepped;
