/** `GET /api/timeline`: where the published timeline begins, for clients that don't make the URL themselves. */
import { MANIFEST_NAME } from '../../core/names.ts';
import { mediaRedirect } from '../files/mediaRedirect.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';

const timeline = route('viewer', {
  method: 'get',
  path: '/api/timeline',
  summary: "The timeline's manifest",
  description:
    'No request to the storage: where nothing was ever published, the storage answers 404 at the Location. The manifest ' +
    'names all other files of the timeline, which are read by the same credential.',
  responses: { 302: { description: 'Location is where it can be read, for days' } },
});

export const timelineRoutes = (parts: Pick<ApiParts, 'signer' | 'clock'>) =>
  routes().openapi(timeline, (c) => mediaRedirect(c, parts, MANIFEST_NAME));
