import { Classic } from "./classic/classic.tsx";
import type { Design } from "./design.ts";

/** The design that the consent page wears: the one setting. */
export const SelectedDesign: Design = Classic;
