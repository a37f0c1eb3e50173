/** A number for the little room of a badge: `999`, `12k`, `1m`. */
const STEPS = [
  { from: 1_000_000, unit: 'm' },
  { from: 1000, unit: 'k' },
];

export function badgeText(count: number): string {
  const step = STEPS.find(({ from }) => count >= from);
  return step ? `${Math.floor(count / step.from)}${step.unit}` : String(count);
}
