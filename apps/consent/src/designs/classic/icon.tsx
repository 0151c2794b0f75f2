import {
  ArrowRight,
  ChartColumn,
  CircleQuestionMark,
  KeyRound,
  Lock,
  type LucideIcon,
  NotebookText,
  TriangleAlert,
  UserRound,
} from "lucide-react";
import type { ReactNode } from "react";

import type { ScopeGroup } from "../../scopes/catalogue.ts";

/** The icons of this design, by what they say. A group without its own does not compile. */
const ICONS = {
  notes: NotebookText,
  reports: ChartColumn,
  identity: UserRound,
  access: KeyRound,
  other: CircleQuestionMark,
  caution: TriangleAlert,
  locked: Lock,
  onward: ArrowRight,
} satisfies Record<ScopeGroup | "caution" | "locked" | "onward", LucideIcon>;

export interface IconProps {
  readonly name: keyof typeof ICONS;
  /** In the size of text, so that it grows with it. Default: `1.25rem`. */
  readonly size?: `${number}rem`;
  readonly className?: string | undefined;
}

/** A decorative icon: the words beside it say the same. */
export function Icon({ name, size = "1.25rem", className }: IconProps): ReactNode {
  const Shape = ICONS[name];
  return <Shape aria-hidden="true" className={className} size={size} strokeWidth={1.5} />;
}
