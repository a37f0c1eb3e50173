/** Which pictures are read while one is looked at, most urgent first. */

/** As far as a quick hand comes while one picture is read. */
const REACH = 2;

/** `direction` is where the last steps went: those ahead come before those behind. */
export function preloadPlan(index: number, total: number, direction: 1 | -1): number[] {
  const steps = Array.from({ length: REACH }, (_, step) => (step + 1) * direction);
  return [0, ...steps, ...steps.map((step) => -step)]
    .map((step) => index + step)
    .filter((each) => each >= 0 && each < total);
}
