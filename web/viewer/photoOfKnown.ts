/** A photo as lists have it, of a file that was asked for by itself. */
import type { MediaKind } from '../../core/kind.ts';
import { wallSeconds } from '../../core/timeline/month.ts';
import type { Photo } from '../sources/photo.ts';
import type { Known } from './knownOf.ts';

export function photoOfKnown(known: Known): Photo {
  const { id, rev, width = 0, height = 0, thumbhash = '', state, takenLocal, durationS, name, user } = known;
  return {
    ...{ id, rev, width, height, thumbhash, name },
    taken: wallSeconds(takenLocal),
    // Of a deleted file nothing can be shown either.
    state: state === 'deleted' ? 'unsupported' : state,
    kind: known.kind as MediaKind,
    members: 1,
    ...(durationS !== undefined && { durationS }),
    ...(user.favorite && { favorite: true }),
    ...(user.trashed && { trashedAt: user.trashed.at }),
  };
}
