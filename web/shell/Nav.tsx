/** Where one can go: a rail beside the screen, a bar below it on a phone. */
import { type ReadonlySignal, useSignalEffect } from '@preact/signals';
import more from 'lucide-static/icons/ellipsis.svg?raw';
import { useState } from 'preact/hooks';
import { hrefOf, type Route, route } from '../route.ts';
import { may } from '../talk/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { PLACES, type Place } from './places.ts';

/** As many as a thumb can tell apart, beside "More". */
const ON_BAR = 3;

export function Nav({ below }: { below: ReadonlySignal<Route> }) {
  const [open, setOpen] = useState(false);
  const here = below.value.screen;
  // Whoever went somewhere has chosen.
  useSignalEffect(() => {
    if (route.value) setOpen(false);
  });
  const places = PLACES.filter(({ needs }) => !needs || may(needs));
  const link = (place: Place) => <NavLink key={place.label} place={place} current={place.to.screen === here} />;
  const isUnderMore = places.slice(ON_BAR).some(({ to }) => to.screen === here);
  return (
    <nav class={open ? 'nav open' : 'nav'} aria-label="Places">
      {places.slice(0, ON_BAR).map(link)}
      <button
        type="button"
        class={isUnderMore ? 'nav-link nav-more current' : 'nav-link nav-more'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon svg={more} />
        More
      </button>
      <div class="nav-rest">{places.slice(ON_BAR).map(link)}</div>
    </nav>
  );
}

function NavLink({ place: { to, label, svg }, current }: { place: Place; current: boolean }) {
  return (
    <a class={current ? 'nav-link current' : 'nav-link'} href={hrefOf(to)} {...(current && { 'aria-current': 'page' })}>
      <Icon svg={svg} />
      {label}
    </a>
  );
}
