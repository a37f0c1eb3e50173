/** Whether there is room for one thing beside another. */
import { useEffect, useState } from 'preact/hooks';

/** As in duplicates.css. */
const narrow = matchMedia('(max-width: 860px)');

export function useNarrow(): boolean {
  const [is, setIs] = useState(narrow.matches);
  useEffect(() => {
    const look = () => setIs(narrow.matches);
    narrow.addEventListener('change', look);
    look();
    return () => narrow.removeEventListener('change', look);
  }, []);
  return is;
}
