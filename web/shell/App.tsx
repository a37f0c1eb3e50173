/** The page: a rail of places, the screen, and what lies over it. */
import { computed } from '@preact/signals';
import { route, underneath } from '../route.ts';
import { Trouble } from '../ui/Trouble.tsx';
import { Nav } from './Nav.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { Overlays } from './Overlays.tsx';
import { forget, screenOf } from './screens.ts';
import { Toaster } from './Toaster.tsx';

/** The viewer lies over the list it was opened from, which stays as it was. */
const below = computed(() => {
  const now = route.value;
  if (now.screen === 'photo') return underneath(now.inside);
  return now.screen === 'invite' ? ({ screen: 'photos' } as const) : now;
});

export function App() {
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        To the content
      </button>
      <Nav below={below} />
      <main id="main" tabIndex={-1}>
        <OfflineBar />
        <CurrentScreen />
      </main>
      <Toaster />
      <Overlays />
    </>
  );
}

function CurrentScreen() {
  const to = below.value;
  if (to.screen === 'photo' || to.screen === 'invite') return null;
  const Screen = screenOf(to.screen);
  if (Screen === undefined) return null;
  if (!(Screen instanceof Error)) return <Screen route={to} />;
  return <Trouble error={Screen} onRetry={() => forget(to.screen as 'folders')} />;
}

/** No link: the address after `#` is the route. */
function skip() {
  document.getElementById('main')?.focus();
}
