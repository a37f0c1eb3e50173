/** Does something again and again, for as long as the screen is shown and anybody can see it. */
import { useEffect, useRef } from 'preact/hooks';

export function useEvery(ms: number, work: () => unknown): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) latest.current();
    };
    const timer = setInterval(tick, ms);
    // Whoever comes back wants to know how it is now.
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [ms]);
}
