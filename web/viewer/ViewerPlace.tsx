/** Where the viewer lies over the screen: from the first photo that is opened until it has closed. */
import { useSignalEffect } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { type PhotoRoute, type Route, route } from '../route.ts';
import { late } from '../ui/late.tsx';

const Viewer = late(async () => (await import('./Viewer.tsx')).Viewer);

export function ViewerPlace() {
  const [open, setOpen] = useState<PhotoRoute>();
  const before = useRef<Route | undefined>(undefined);
  useSignalEffect(() => {
    const now = route.value;
    if (now.screen === 'photo') {
      // Whoever came from a list goes back to it by one step back.
      if (before.current && before.current.screen !== 'photo') history.replaceState({ overList: true }, '');
      setOpen(now);
    }
    before.current = now;
  });
  if (!open) return null;
  const asked = route.value.screen === 'photo' ? route.value : undefined;
  return <Viewer first={open} asked={asked} onClosed={() => setOpen(undefined)} />;
}
