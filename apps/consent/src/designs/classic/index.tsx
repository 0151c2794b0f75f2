import type { Design } from "../design.ts";
import { Classic } from "./classic.tsx";

/** What a build wears that selects "classic". */
export const design: Design = Classic;
