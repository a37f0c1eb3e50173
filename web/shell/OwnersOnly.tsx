/** In the place of a screen that is not for whoever came to it by its address. */

import type { Place } from '../route.ts';
import { hrefOf } from '../route.ts';
import { Empty } from '../ui/Empty.tsx';
import { Page } from '../ui/Page.tsx';
import { PLACES } from './places.ts';

export function OwnersOnly({ route }: { route: Place }) {
  const label = PLACES.find(({ to }) => to.screen === route.screen)?.label ?? '';
  return (
    <Page title={label}>
      <Empty says="This is for the owners of the library.">
        <a class="button" href={hrefOf({ screen: 'photos' })}>
          To the photos
        </a>
      </Empty>
    </Page>
  );
}
