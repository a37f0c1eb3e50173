/** Where one can go: a rail beside the screen, a bar below it on a phone. */
import { useSignalEffect } from '@preact/signals';
import more from 'lucide-static/icons/ellipsis.svg?raw';
import { useRef, useState } from 'preact/hooks';
import type { Place } from '../route.ts';
import { hrefOf, route } from '../route.ts';
import { depth } from '../talk/depth.ts';
import { may } from '../talk/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { badgeText } from './badgeText.ts';
import { PLACES } from './places.ts';
import { useLeaving } from './useLeaving.ts';

/** As many as a thumb can tell apart, beside "More". */
const ON_BAR = 3;

export function Nav({ here }: { here: Place['screen'] }) {
  const nav = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useLeaving(open, nav, (how) => {
    setOpen(false);
    if (how === 'escape') button.current?.focus();
  });
  // Whoever went somewhere has chosen.
  useSignalEffect(() => {
    if (route.value) setOpen(false);
  });
  const places = PLACES.filter(({ needs }) => !needs || may(needs));
  const link = ({ to, label, svg }: (typeof PLACES)[number]) => (
    <a
      key={label}
      class={to.screen === here ? 'nav-link current' : 'nav-link'}
      href={hrefOf(to)}
      {...(to.screen === here && { 'aria-current': 'page' })}
    >
      <Icon svg={svg} />
      {label}
      {to.screen === 'fleet' && <Waiting />}
    </a>
  );
  const isUnderMore = places.slice(ON_BAR).some(({ to }) => to.screen === here);
  return (
    <nav ref={nav} class={open ? 'nav open' : 'nav'} aria-label="Places">
      {/* Who presses beside what is open wants to close it, not to open the photo that lies there. */}
      {open && <button type="button" class="scrim" aria-hidden="true" tabIndex={-1} onClick={() => setOpen(false)} />}
      {places.slice(0, ON_BAR).map(link)}
      <button
        ref={button}
        type="button"
        class={isUnderMore ? 'nav-link nav-more current' : 'nav-link nav-more'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon svg={more} />
        More
        {!open && <Waiting />}
      </button>
      <div class="nav-rest">{places.slice(ON_BAR).map(link)}</div>
    </nav>
  );
}

/** How much the converters have before them. */
function Waiting() {
  const messages = depth.value;
  if (!messages) return null;
  return (
    <span class="badge">
      {badgeText(messages)}
      <span class="spoken"> to do</span>
    </span>
  );
}
