/** The scrubber as a part of a screen. */
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PhotoGrid } from '../grid/photoGrid.ts';
import type { MonthPlace } from '../sources/timeline.ts';
import { createScrubber, type Scrubber as Made } from './scrubber.ts';
import './scrubber.css';

interface Props {
  grid: PhotoGrid;
  months: ReadonlySignal<readonly MonthPlace[]>;
  onScrubber(scrubber: Made | undefined): void;
}

export function Scrubber({ grid, months, onScrubber }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scrubber = createScrubber({ host: host.current as HTMLElement, grid, months });
    onScrubber(scrubber);
    return () => {
      scrubber.destroy();
      onScrubber(undefined);
    };
  }, [grid, months]);
  return <div ref={host} class="scrubber" />;
}
