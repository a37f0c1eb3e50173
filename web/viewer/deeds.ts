/** What can be done to the photo that is looked at. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { grant } from '../selection/grant.ts';
import type { Photo } from '../sources/photo.ts';
import { downloadOriginal } from '../talk/originalUrl.ts';
import { asTalkError } from '../talk/problem.ts';
import { say } from '../ui/toasts.ts';
import { converted } from './converted.ts';
import type { Shown } from './exhibits.ts';
import type { Known } from './knownOf.ts';
import { photoOfKnown } from './photoOfKnown.ts';
import { turned } from './turning.ts';
import type { Viewing } from './viewing.ts';

export interface Deeds {
  /** Files that a converter is at work on for us. */
  readonly converting: ReadonlySignal<ReadonlySet<string>>;
  toggleFavorite(): Promise<void>;
  turn(by: 90 | -90): Promise<void>;
  /** All files of the tile; then goes on to the next. */
  trash(): Promise<void>;
  restore(): Promise<void>;
  reconvert(): Promise<void>;
  download(): Promise<void>;
  end(): void;
}

/** `members`: the ids of all that is one tile with what is looked at. */
export function createDeeds(
  viewing: Omit<Viewing, 'end'>,
  members: () => readonly string[],
  onNothingLeft: () => void,
): Deeds {
  const { gallery, known, place } = viewing;
  const converting = signal<ReadonlySet<string>>(new Set());
  const abort = new AbortController();
  /** The last of several turns is the one that is waited for. */
  let waits = new Map<string, AbortController>();

  const show = (listed: Photo, as: Shown) => {
    gallery.see(listed, as);
    viewing.renew();
  };

  /** Shows what a converter makes of a file as soon as it is made. */
  const showOnce = async (listed: Photo, isDone: (record: Known) => boolean) => {
    waits.get(listed.id)?.abort();
    const wait = new AbortController();
    waits.set(listed.id, wait);
    converting.value = new Set([...converting.value, listed.id]);
    const record = await converted(listed.id, isDone, AbortSignal.any([wait.signal, abort.signal]));
    if (waits.get(listed.id) !== wait) return;
    const rest = new Set(converting.value);
    rest.delete(listed.id);
    converting.value = rest;
    if (!record) return;
    known.tell(record);
    if (record.state === 'failed') say({ text: 'It failed again, and says why.', bad: true });
    show(listed, { photo: { ...photoOfKnown(record), members: listed.members }, turn: 0 });
  };

  return {
    converting,
    async toggleFavorite() {
      const record = known.value.value;
      if (!record) return;
      const favorite = !record.user.favorite;
      known.tell({ ...record, user: { ...record.user, favorite } });
      if (!(await grant({ op: favorite ? 'favorite' : 'unfavorite' }, [record.id], { quiet: true })))
        known.tell(record);
    },
    async turn(by) {
      const record = known.value.value;
      const [listed, shown] = [gallery.listed.value, gallery.shown.value];
      if (!record || !listed || !shown || record.id !== listed.id) return;
      // From what is wished already, which may not have been made yet.
      const to = turned(record.turn + shown.turn, by);
      show(listed, { ...shown, turn: turned(shown.turn, by) });
      if (!(await grant({ op: 'turn', to }, [listed.id], { quiet: true }))) return show(listed, shown);
      await showOnce(listed, ({ turn }) => turn === to);
    },
    async trash() {
      const ids = members();
      const granted = grant({ op: 'trash' }, ids);
      const { index, total } = place;
      const isLast = index.value === total.value.photos - 1;
      if (total.value.photos <= 1) onNothingLeft();
      else viewing.stage.value?.step(isLast ? -1 : 1);
      await granted;
    },
    async restore() {
      await grant({ op: 'restore' }, members());
    },
    async reconvert() {
      const record = known.value.value;
      const listed = gallery.listed.value;
      if (!record || !listed || !(await grant({ op: 'reconvert' }, [listed.id], { quiet: true }))) return;
      await showOnce(listed, ({ convertedAt }) => convertedAt !== record.convertedAt);
    },
    async download() {
      const id = gallery.listed.value?.id;
      if (id !== undefined)
        await downloadOriginal(id).catch((error) => say({ text: asTalkError(error).message, bad: true }));
    },
    end() {
      abort.abort();
      waits = new Map();
    },
  };
}
