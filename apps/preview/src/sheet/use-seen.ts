import { type RefObject, useEffect, useState } from "react";

/** Whether an element has come near the window yet; once it has, it stays so. */
export function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) =>
        setSeen((before) => before || entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: "50%" },
    );
    if (element.current !== null) {
      observer.observe(element.current);
    }
    return () => observer.disconnect();
  }, [element]);
  return seen;
}
