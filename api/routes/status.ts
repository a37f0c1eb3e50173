/** `GET /api/status`: what waits, who works, what that costs today, and what a person should see to. */
import { readActivity } from '../../library/status/readActivity.ts';
import type { ApiParts } from '../parts.ts';
import { callerOf, route, routes } from '../route.ts';
import { sharedReading } from '../sharedReading.ts';
import { Status, statusFor } from '../wire/status.ts';

const status = route('viewer', {
  method: 'get',
  path: '/api/status',
  summary: 'What waits, and who works',
  description: 'Of the last two seconds. Names of files, the scaler, outages and warnings are for owners.',
  responses: { 200: { description: 'The status', content: { 'application/json': { schema: Status } } } },
});

const KEPT_MS = 2000;

export const statusRoutes = ({ storage, clock, publisher }: Pick<ApiParts, 'storage' | 'clock' | 'publisher'>) => {
  const read = sharedReading(clock, KEPT_MS, () => readActivity(storage, clock));
  return routes().openapi(status, async (c) => {
    publisher.ifLeft();
    return c.json(statusFor(await read(), callerOf(c).role), 200);
  });
};
