/** Out of the viewer, to the list that it was opened from. */
import { go, route, underneath } from '../route.ts';

export function leave(): void {
  const here = route.value;
  if (here.screen !== 'photo') return;
  if ((history.state as { overList?: true } | null)?.overList) history.back();
  else go(underneath(here.inside), { replace: true });
}
