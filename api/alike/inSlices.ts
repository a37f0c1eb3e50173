/** Does long work in slices, so that other requests are answered in between. */

const SLICE_MS = 10;

/** `work` comes up for air every millisecond or so. */
export async function inSlices<Made>(work: Iterator<void, Made>): Promise<Made> {
  for (let began = performance.now(); ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
