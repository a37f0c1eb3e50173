/** The page: who is not signed in is asked to; else a rail of places, the screen, and what lies over it. */
import { place } from '../route.ts';
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

const SignInPage = late(async () => (await import('../signIn/SignInPage.tsx')).SignInPage);
/** An API that sleeps takes some seconds to wake; a quick one answers before anybody wonders. */
const QUIET_MS = 700;
const quiet = new Promise<void>((resolve) => setTimeout(resolve, QUIET_MS));
const Waiting = late(async () => (await import('./Waiting.tsx')).Waiting, quiet);
const Overlays = late(async () => (await import('./Overlays.tsx')).Overlays, settled);

export function App({ title }: { title: string }) {
  const known = session.value;
  if (!known) return <Waiting />;
  if (!known.user) return <SignInPage title={title} access={known.features.access} refusal={refusal.value} />;
  return <Library title={title} />;
}

function Library({ title }: { title: string }) {
  const here = place.value;
  const main = useArrival(here, title);
  useGlobalKeys();
  const Screen = screenOf(here);
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        To the content
      </button>
      <Nav here={here.screen} />
      <main ref={main} tabIndex={-1}>
        <Bars />
        <Unbroken key={here.screen}>
          <Screen route={here} />
        </Unbroken>
      </main>
      <ViewerPlace />
      {/* From the first moment: a browser opens what is dropped on a page that does not listen, in its place. */}
      {may('upload') && <Uploads />}
      <Overlays />
    </>
  );
}
