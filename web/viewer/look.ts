/** Everything that belongs to one opening of the viewer, for its parts to read and to use. */
import { effect } from '@preact/signals';
import { type Bars, createBars } from './bars.ts';
import { createDeeds, type Deeds } from './deeds.ts';
import { leave } from './leave.ts';
import { type Members, membersOf } from './membersOf.ts';
import { createViewing, type Viewing, type ViewingOptions } from './viewing.ts';

export interface Look extends Omit<Viewing, 'end'> {
  members: Members['photos'];
  deeds: Omit<Deeds, 'end'>;
  bars: Omit<Bars, 'end'>;
  end(): void;
}

const REST_MS = 200;

export function createLook(dialog: HTMLElement, options: Omit<ViewingOptions, 'onTap'> & { busy(): boolean }): Look {
  const bars = createBars(dialog, options.busy);
  const { end: endViewing, ...viewing } = createViewing({ ...options, onTap: bars.toggle });
  const { photos, end: endMembers } = membersOf(viewing.place.photo);
  const { end: endDeeds, ...deeds } = createDeeds(viewing, () => photos.value.map(({ id }) => id), leave);
  // A film that is passed quickly is not asked for.
  const endFilm = effect(() => {
    const player = viewing.exhibit.value?.player;
    const timer = setTimeout(() => void player?.start(), REST_MS);
    return () => {
      clearTimeout(timer);
      player?.stop();
    };
  });
  return {
    ...viewing,
    ...{ bars, deeds, members: photos },
    end() {
      for (const end of [endFilm, endDeeds, endMembers, endViewing, bars.end]) end();
    },
  };
}
