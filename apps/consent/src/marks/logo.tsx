import { type ReactNode, useEffect, useRef, useState } from "react";

export interface LogoProps {
  /** A path of this origin. */
  readonly src: string | undefined;
  readonly part: "client-logo" | "organization-logo";
  readonly className?: string | undefined;
  /** Takes its place where there is none, or none that loads. */
  readonly fallback: ReactNode;
}

/**
 * A logo, from this origin only. Decorative, because the name stands beside it.
 *
 * Marks: `data-part` as given.
 */
export function Logo({ src, part, className, fallback }: LogoProps): ReactNode {
  const [broken, setBroken] = useState<string>();
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    // In a page that was rendered on the server it may have failed before anybody listened.
    if (image.current?.complete && image.current.naturalWidth === 0) {
      setBroken(src);
    }
  }, [src]);
  return src === undefined || src === broken ? (
    fallback
  ) : (
    <img
      alt=""
      className={className}
      data-part={part}
      decoding="async"
      onError={() => setBroken(src)}
      ref={image}
      src={src}
    />
  );
}
