/** The page: who is not signed in is asked to; else a rail of places, the screen, and what lies over it. */
import { computed } from '@preact/signals';
import { type Place, route, underneath } from '../route.ts';
import { settled } from '../settled.ts';
import { may, refusal, session } from '../talk/session.ts';
import { late } from '../ui/late.tsx';
import { Unbroken } from '../ui/Unbroken.tsx';
import { Uploads } from '../upload/Uploads.tsx';
import { ViewerPlace } from '../viewer/ViewerPlace.tsx';
import { Bars } from './Bars.tsx';
import { Nav } from './Nav.tsx';
import { screenOf } from './screens.ts';
import { useArrival } from './useArrival.ts';
import { useGlobalKeys } from './useGlobalKeys.ts';
import { Waiting } from './Waiting.tsx';

const SignInPage = late(async () => (await import('../signIn/SignInPage.tsx')).SignInPage);
const Overlays = late(async () => (await import('./Overlays.tsx')).Overlays, settled);

/** The viewer lies over the list it was opened from, which stays as it was. */
const below = computed((): Place => {
  const now = route.value;
  if (now.screen === 'invite') return { screen: 'photos' };
  return now.screen === 'photo' ? (underneath(now.inside) as Place) : now;
});

export function App({ title }: { title: string }) {
  const known = session.value;
  if (!known) return <Waiting />;
  if (!known.user) return <SignInPage title={title} access={known.features.access} refusal={refusal.value} />;
  return <Library title={title} />;
}

function Library({ title }: { title: string }) {
  const place = below.value;
  const main = useArrival(place, title);
  useGlobalKeys();
  const Screen = screenOf(place);
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        To the content
      </button>
      <Nav here={place.screen} />
      <main ref={main} tabIndex={-1}>
        <Bars />
        <Unbroken key={place.screen}>
          <Screen route={place} />
        </Unbroken>
      </main>
      <ViewerPlace />
      {/* From the first moment: a browser opens what is dropped on a page that does not listen, in its place. */}
      {may('upload') && <Uploads />}
      <Overlays />
    </>
  );
}
