/** Finds the group that an address names, in whichever list it is. */
import { useEffect, useState } from 'preact/hooks';
import type { GroupKind } from './groupList.ts';
import type { Sorting } from './sorting.ts';

export interface Sought {
  /** It is in neither list. */
  absent: boolean;
  trouble: unknown;
  again(): void;
}

const OTHER: Record<GroupKind, GroupKind> = { exact: 'similar', similar: 'exact' };

export function useSought(sorting: Sorting, id: string | undefined): Sought {
  const [state, setState] = useState<{ absent: boolean; trouble?: unknown }>({ absent: false });
  const [turn, setTurn] = useState(0);
  // `turn` says that it is sought again.
  useEffect(() => {
    if (id === undefined) return;
    let current = true;
    setState({ absent: false });
    seek(sorting, id).then(
      (found) => current && setState({ absent: !found }),
      (trouble) => current && setState({ absent: false, trouble }),
    );
    return () => {
      current = false;
    };
  }, [sorting, id, turn]);
  return { absent: id !== undefined && state.absent, trouble: state.trouble, again: () => setTurn(turn + 1) };
}

async function seek({ kind, lists, show }: Sorting, id: string): Promise<boolean> {
  const looked = kind.value;
  if (await lists[looked].reach(id)) return true;
  if (!(await lists[OTHER[looked]].reach(id))) return false;
  show(OTHER[looked]);
  return true;
}
