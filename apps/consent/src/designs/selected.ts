import { design } from "./classic/index.tsx";
import type { Design } from "./design.ts";

/**
 * The design that the consent page wears: the folder imported here is the one setting. A build with
 * `ASSENT_DESIGN` in its environment takes the folder of that name instead. Only this one is built.
 */
export const SelectedDesign: Design = design;
