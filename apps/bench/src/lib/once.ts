import type { BenchContext } from "./row.ts";

/** Shares between rows what one run of the benchmark starts or measures a single time. */
export function once<T>(
  start: (context: BenchContext) => Promise<T>,
): (context: BenchContext) => Promise<T> {
  const started = new WeakMap<BenchContext, Promise<T>>();
  return (context) => {
    const running = started.get(context) ?? start(context);
    started.set(context, running);
    return running;
  };
}
