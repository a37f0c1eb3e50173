/** Puts the picture with all its pixels over the preview, once somebody looks closer than the preview is sharp. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { TalkError } from '../talk/problem.ts';
import type { PhotoExhibit } from './exhibits.ts';
import { fullPicture } from './fullPicture.ts';
import type { Known } from './knownOf.ts';
import type { PictureStage } from './pictureStage.ts';
import { plusTurn } from './turning.ts';
import { longer, wantsMore, type ZoomSource } from './zoomSource.ts';

/** Whether the best picture there is has been put over the preview. */
export type Sharp = 'no' | 'reading' | 'yes';

export interface Sharpened {
  readonly sharp: ReadonlySignal<Sharp>;
  end(): void;
}

export interface SharpenOptions {
  stage: ReadonlySignal<PictureStage | undefined>;
  exhibit: ReadonlySignal<PhotoExhibit | undefined>;
  best: ReadonlySignal<ZoomSource | undefined>;
  known: ReadonlySignal<Known | undefined>;
  /** The browser could not show it. */
  refuse(what: string): void;
}

export function sharpen({ stage, exhibit, best, known, refuse }: SharpenOptions): Sharpened {
  const sharp = signal<Sharp>('no');
  /** Asked once for each picture: a zoom out and in again does not begin anew. */
  const wanted = signal<PhotoExhibit | undefined>(undefined);

  const endWant = effect(() => {
    const hung = exhibit.value;
    const zoom = stage.value?.zoom.value;
    const source = best.value;
    if (!hung?.frame || !zoom || !source || source.from === 'large') return;
    if (wantsMore(zoom, longer(hung), source.largePx, devicePixelRatio)) wanted.value = hung;
  });
  /** Names what is to be read: a record that says something else of the same picture is no other job. */
  const job = computed(() => {
    const [hung, source, record] = [exhibit.value, best.value, known.value];
    if (!hung?.frame || wanted.value !== hung || !source || source.from === 'large') return undefined;
    const isKnown = record?.id === hung.shown?.photo.id && record?.rev === hung.shown?.photo.rev;
    return isKnown ? `${hung.key}/${source.from}/${source.px}` : undefined;
  });
  const endRead = effect(() => {
    const [hung, source, record] = [exhibit.value, best.peek(), known.peek()];
    sharp.value = 'no';
    if (job.value === undefined || !hung?.frame || !hung.shown || !source || !record) return undefined;
    const { frame, shown } = hung;
    const abort = new AbortController();
    sharp.value = 'reading';
    fullPicture(record, source, abort.signal).then(
      ({ image, turning }) => {
        frame.lay('full', image, plusTurn(turning, shown.turn));
        sharp.value = 'yes';
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        sharp.value = 'no';
        // No browser but Safari shows HEIC; of all other kinds it is this file that is odd.
        if (!isOfTheWay(error)) refuse(record.kind === 'heif' ? record.kind : record.id);
      },
    );
    return () => {
      abort.abort();
      frame.lift('full');
    };
  });
  return {
    sharp,
    end() {
      endWant();
      endRead();
    },
  };
}

/** The API, the storage or the network; not the picture. */
function isOfTheWay(error: unknown): boolean {
  return error instanceof TalkError || error instanceof TypeError;
}
