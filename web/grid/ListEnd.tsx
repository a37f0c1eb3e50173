/** Below the photos: that more are coming, why they do not, or that there are none. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PhotoSource } from '../sources/photoSource.ts';
import { Trouble } from '../ui/Trouble.tsx';
import { useListState } from './useListState.ts';

/** What comes sooner is not waited for. */
const AT_ONCE_MS = 150;
const BOXES = 12;

export function ListEnd({ source, empty }: { source: PhotoSource; empty: ComponentChildren }) {
  const { total, ended, trouble } = useListState(source);
  if (trouble) return <Trouble error={trouble} onRetry={() => source.ensure(Math.max(0, total - 1), total + 1)} />;
  if (ended) return total === 0 ? empty : null;
  return <Boxes key={total} count={total === 0 ? BOXES : 1} />;
}

function Boxes({ count }: { count: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), AT_ONCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div class="grid-boxes" role="status" aria-label="Loading">
      {Array.from({ length: count }, (_, i) => (
        <div key={i} class="grid-box" />
      ))}
    </div>
  );
}
