/** How large the rows of a grid are: three steps, one choice for all lists. */
import { computed, signal } from '@preact/signals';
import { store, stored } from '../stored.ts';

export const DENSITIES = ['small', 'medium', 'large'] as const;
export type Density = (typeof DENSITIES)[number];

const KEY = 'density';
const ROW_PX: Record<Density, number> = { small: 140, medium: 200, large: 280 };
const ROW_PX_PHONE: Record<Density, number> = { small: 84, medium: 110, large: 180 };

/** As in the style sheets. */
const phone = matchMedia('(max-width: 640px)');
const isPhone = signal(phone.matches);
phone.addEventListener('change', () => {
  isPhone.value = phone.matches;
});

export const density = signal<Density>(
  stored<Density>(KEY, (value) => DENSITIES.includes(value as Density)) ?? 'medium',
);

export interface GridMeasures {
  /** The height that rows come near to, in pixels. */
  rowPx: number;
  gapPx: number;
  /** Of a day's header. */
  headerPx: number;
}

export const measures = computed<GridMeasures>(() =>
  isPhone.value
    ? { rowPx: ROW_PX_PHONE[density.value], gapPx: 2, headerPx: 44 }
    : { rowPx: ROW_PX[density.value], gapPx: 4, headerPx: 56 },
);

/** `by` 1 is larger, -1 smaller; at the ends nothing happens. */
export function changeDensity(by: 1 | -1): void {
  const next = DENSITIES[DENSITIES.indexOf(density.value) + by];
  if (next) keepDensity(next);
}

export function keepDensity(next: Density): void {
  density.value = next;
  store(KEY, next);
}
