import {
  ArrowLeft,
  ArrowRight,
  ChartColumn,
  Check,
  ChevronDown,
  CircleQuestionMark,
  type IconNode,
  KeyRound,
  Languages,
  Lock,
  NotebookText,
  TriangleAlert,
  UserRound,
} from "lucide";
import type { ReactNode } from "react";

import type { ScopeGroup } from "../scopes/catalogue.ts";

/** The icons of every design, by what they say. A group without its own does not compile. */
const ICONS = {
  notes: NotebookText,
  reports: ChartColumn,
  identity: UserRound,
  access: KeyRound,
  other: CircleQuestionMark,
  caution: TriangleAlert,
  locked: Lock,
  onward: ArrowRight,
  back: ArrowLeft,
  unfold: ChevronDown,
  chosen: Check,
  languages: Languages,
} satisfies Record<ScopeGroup, IconNode> & Record<string, IconNode>;

export interface IconProps {
  readonly name: keyof typeof ICONS;
  /** In the size of text, so that it grows with it. Default: `1.25rem`. */
  readonly size?: `${number}rem`;
  readonly className?: string | undefined;
}

/** A decorative icon: the words beside it say the same. */
export function Icon({ name, size = "1.25rem", className }: IconProps): ReactNode {
  return (
    <svg
      aria-hidden="true"
      className={className}
      fill="none"
      height={size}
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={1.5}
      viewBox="0 0 24 24"
      width={size}
    >
      {ICONS[name].map(([Shape, attributes]) => (
        <Shape key={JSON.stringify(attributes)} {...attributes} />
      ))}
    </svg>
  );
}
