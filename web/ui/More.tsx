/** The end of a list that is read page by page: when it comes into view, the next page is read. */
import { useEffect, useRef } from 'preact/hooks';
import type { Pages } from '../talk/pages.ts';
import { Trouble } from './Trouble.tsx';
import './more.css';

const BOXES = 4;

export function More({ pages }: { pages: Pages<unknown> }) {
  const ref = useRef<HTMLDivElement>(null);
  const count = pages.all.value.length;
  const trouble = pages.trouble.value;
  const ended = pages.ended.value;
  // Watched anew after each page: one that was short or empty leaves the end in view.
  useEffect(() => {
    const end = ref.current;
    if (!end || ended || trouble) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void pages.more();
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, [pages, count, ended, trouble]);
  if (trouble) return <Trouble error={trouble} onRetry={() => void pages.more()} />;
  if (ended) return null;
  return (
    <div ref={ref} class="more" aria-busy="true">
      {pages.reading.value &&
        Array.from({ length: count > 0 ? 1 : BOXES }, (_, at) => <div key={at} class="more-box" />)}
    </div>
  );
}
