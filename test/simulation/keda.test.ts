/** The rules of others, by the examples of their documentation. */
import { expect, test } from 'vitest';
import { contest } from './contest.ts';
import { lazily } from './scalers/lazyCapacity.ts';
import { jobsToCreate } from './scalers/scaledJob.ts';
import { adviseReplicas, stabilised } from './scalers/scaledObject.ts';
import { burst } from './traces/traces.ts';

const SETUP = { most: 10, targetSeconds: 300, startUpSeconds: 60, idleSeconds: 60 };

// The table of "maxReplicaCount" in KEDA's ScaledJob specification.
test.each([
  { length: 10, most: 3, queueLength: 1, running: 0, created: 3 },
  { length: 10, most: 3, queueLength: 2, running: 0, created: 3 },
  { length: 10, most: 3, queueLength: 1, running: 1, created: 2 },
  { length: 10, most: 100, queueLength: 1, running: 0, created: 10 },
  { length: 4, most: 3, queueLength: 5, running: 0, created: 1 },
])(
  'ScaledJob: $length messages, $queueLength for each, $running of $most run: $created more',
  ({ created, ...counts }) => {
    expect(jobsToCreate({ ...counts, pending: 0 })).toBe(created);
  },
);

test('ScaledJob: `accurate` takes off what starts, but not what runs: that has its message already', () => {
  expect(jobsToCreate({ length: 10, most: 100, queueLength: 1, running: 6, pending: 4 })).toBe(6);
});

test('HorizontalPodAutoscaler: twice the wanted value doubles the replicas, half of it halves them', () => {
  expect(adviseReplicas(3, 3 * 200, 100)).toBe(6);
  expect(adviseReplicas(4, 4 * 50, 100)).toBe(2);
});

test('HorizontalPodAutoscaler: a ratio within 0.1 of 1 changes nothing', () => {
  expect(adviseReplicas(10, 10 * 109, 100)).toBe(10);
  expect(adviseReplicas(10, 10 * 91, 100)).toBe(10);
  expect(adviseReplicas(10, 10 * 111, 100)).toBe(12);
});

test('HorizontalPodAutoscaler: upwards by four or twice as many, downwards only as far as the last five minutes allow', () => {
  expect(stabilised(1, 100, [])).toBe(5);
  expect(stabilised(8, 100, [])).toBe(16);
  expect(stabilised(8, 2, [{ wanted: 6 }, { wanted: 2 }])).toBe(6);
  expect(stabilised(8, 2, [{ wanted: 12 }, { wanted: 2 }])).toBe(8);
});

test('Lazy Capacity Provisioning moves no further than its bounds force it to', () => {
  expect([lazily(5, 2, 7), lazily(1, 2, 7), lazily(9, 2, 7)]).toEqual([5, 2, 7]);
});

test('each starts what its rule says, and ends it when its rule says', () => {
  const { rivals } = contest(burst('burst', 500, 1), SETUP, { seed: 1, phase: 0 });
  const found = Object.fromEntries(
    rivals.map(({ scaler, starts, lingered }) => [scaler, [starts, Math.round(lingered / 60)]]),
  );
  expect(found).toEqual({
    'KEDA ScaledObject': [10, 5],
    'KEDA ScaledObject, tuned': [2, 5],
    'KEDA ScaledJob': [10, 1],
    'KEDA ScaledJob, tuned': [7, 2],
    'Lazy Capacity Provisioning': [2, 3],
    "the prototype's rule": [1, 1],
    'a fixed fleet of 2': [2, 56],
  });
});
