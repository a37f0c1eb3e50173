/** Tells a screen reader which photo is looked at, once one rests on it. */
import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Look } from './look.ts';
import { spokenPosition } from './positionText.ts';

const REST_MS = 300;

export function Announcer({ look: { place, gallery } }: { look: Look }) {
  const [words, setWords] = useState('');
  const follow = () =>
    effect(() => {
      const photo = gallery.shown.value?.photo;
      const [index, total] = [place.index.value, place.total.value];
      if (!photo) return undefined;
      const timer = setTimeout(() => setWords(spokenPosition(index, total, photo)), REST_MS);
      return () => clearTimeout(timer);
    });
  useEffect(follow, [place, gallery]);
  return (
    <p class="spoken" aria-live="polite">
      {words}
    </p>
  );
}
