/** A file as the API lists it, as a photo. */
import type { InferResponseType } from 'hono/client';
import { wallSeconds } from '../../core/timeline/month.ts';
import type { api } from '../talk/api.ts';
import type { Photo } from './photo.ts';

export type Listed = InferResponseType<typeof api.api.search.$get, 200>['files'][number];

export function photoOfListed(file: Listed): Photo {
  const { id, rev, name, state, kind, width = 0, height = 0, thumbhash = '', takenLocal } = file;
  const { durationS, camera, favorite, trashedAt } = file;
  return {
    ...{ id, rev, name, state, width, height, thumbhash, members: 1 },
    kind: kind as Photo['kind'],
    taken: wallSeconds(takenLocal),
    ...(durationS !== undefined && { durationS }),
    ...(camera !== undefined && { camera }),
    ...(favorite && { favorite }),
    ...(trashedAt !== undefined && { trashedAt }),
  };
}
