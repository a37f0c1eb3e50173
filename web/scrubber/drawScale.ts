/** The scale of the scrubber in the document: a word for each year, and all dots of one element. */
import type { Tick } from './ticks.ts';

const DOT_LEFT_PX = 20;
const DOT_RADIUS_PX = 1.5;

export function drawScale(scale: HTMLElement, ticks: readonly Tick[]): void {
  const dots = document.createElement('div');
  dots.className = 'scrubber-dots';
  // With a beginning that draws nothing, since a path of nothing cuts nothing.
  dots.style.clipPath = `path('M0 0${dotsPath(ticks)}')`;
  const labels = ticks.flatMap(({ px, label }) => {
    if (label === undefined) return [];
    const element = document.createElement('span');
    element.textContent = label;
    element.style.transform = `translateY(${px}px)`;
    return [element];
  });
  scale.replaceChildren(dots, ...labels);
}

/** A circle for each month that has no word. */
export function dotsPath(ticks: readonly Tick[]): string {
  const half = `a${DOT_RADIUS_PX} ${DOT_RADIUS_PX} 0 0 1 `;
  const width = 2 * DOT_RADIUS_PX;
  return ticks
    .filter(({ label }) => label === undefined)
    .map(({ px }) => `M${DOT_LEFT_PX} ${px}${half}${width} 0${half}${-width} 0z`)
    .join('');
}
