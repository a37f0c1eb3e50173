/** Photos of a published month, whose file is columns. */
import type { MonthFile } from '../../core/timeline/month.ts';
import type { Photo } from './photo.ts';

const STATES = ['ok', 'degraded', 'failed'] as const;

export function photosOfMonth({ id, rev, w, h, t, th, state, kind, n, dur }: MonthFile): Photo[] {
  return id.map((each, i) => ({
    id: each,
    rev: rev[i]!,
    width: w[i]!,
    height: h[i]!,
    taken: t[i]!,
    thumbhash: th[i]!,
    state: STATES[state[i]!] ?? 'degraded',
    kind: kind[i]!,
    members: n[i]!,
    ...(dur?.[i] && { durationS: dur[i] }),
  }));
}
