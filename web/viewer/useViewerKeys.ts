/** The viewer's keys; what lies below hears none meanwhile. */
import { useLayoutEffect } from 'preact/hooks';
import { may } from '../talk/session.ts';
import { onKey } from '../ui/keys.ts';
import { toggleInfo } from './infoOpen.ts';
import { isInTrash } from './isInTrash.ts';
import type { Look } from './look.ts';
import { ZOOM_STEP } from './zoomStep.ts';

/** Pixels that an arrow moves a zoomed picture by. */
const PAN = 80;

export function useViewerKeys(look: Look): void {
  useLayoutEffect(() => {
    const { stage, place, deeds, known, gallery } = look;
    const zoom = (to: 'fit' | 'actual' | number) => () => stage.peek()?.zoomTo(to);
    /** Shift moves the picture, without it one goes on. */
    const across = (by: 1 | -1) => (event: KeyboardEvent) => {
      if (event.shiftKey) stage.peek()?.panBy(-by * PAN, 0);
      else stage.peek()?.step(by);
    };
    const act = (deed: () => unknown) => () => {
      if (may('act')) void deed();
    };
    const trash = () => {
      const photo = gallery.listed.peek();
      return photo && isInTrash(photo, known.value.peek()) ? undefined : deeds.trash();
    };
    const keys = {
      ArrowLeft: across(-1),
      ArrowRight: across(1),
      ArrowUp: () => stage.peek()?.panBy(0, PAN),
      ArrowDown: () => stage.peek()?.panBy(0, -PAN),
      Home: () => stage.peek()?.goTo(0),
      End: () => stage.peek()?.goTo(place.total.peek().photos - 1),
      '0': zoom('fit'),
      '1': zoom('actual'),
      '+': zoom(ZOOM_STEP),
      '=': zoom(ZOOM_STEP),
      '-': zoom(1 / ZOOM_STEP),
      i: toggleInfo,
      f: act(deeds.toggleFavorite),
      Delete: act(trash),
      // Selects in a grid; here there is nothing that it could mean.
      ' ': () => undefined,
    };
    return onKey(keys, { reach: 'alone' });
  }, [look]);
}
