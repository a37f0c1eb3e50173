import { describe, expect, it } from 'vitest';
import { slotOf } from '../../../core/azure/aci/slotOf.ts';

type Group = Parameters<typeof slotOf>[0];
type View = NonNullable<Group['containers'][number]['instanceView']>;
type Now = NonNullable<View['currentState']>;

const OURS = { ironviper: 'photos', 'ironviper-settings': 'abc' };
const BEGAN = new Date('2026-07-01T10:00:00Z');
const EARLY = new Date('2026-07-01T09:59:00Z');
const AGAIN = new Date('2026-07-01T10:30:00Z');
const DONE = new Date('2026-07-01T10:05:00Z');

interface Said {
  provisioningState?: string | undefined;
  state?: string | undefined;
  now?: Now;
  view?: View;
  events?: View['events'];
  tags?: Record<string, string>;
}

function group({ provisioningState, state, now, view, events, tags = OURS }: Said = {}): Group {
  const instanceView = view || now ? { ...view, ...(now && { currentState: now }) } : undefined;
  return {
    name: 'ironviper-00',
    tags,
    ...(provisioningState !== undefined && { provisioningState }),
    ...((state !== undefined || events) && { instanceView: { ...(state && { state }), ...(events && { events }) } }),
    osType: 'Linux',
    containers: [
      {
        name: 'converter',
        image: 'i',
        resources: { requests: { cpu: 1, memoryInGB: 1 } },
        ...(instanceView && { instanceView }),
      },
    ],
  };
}

const slot = (said?: Said) => slotOf(group(said), OURS);

describe('the state of a slot', () => {
  it.each<[string, Said, string]>([
    ['just accepted: nothing is known yet', { provisioningState: 'Pending' }, 'starting'],
    ['without any word', {}, 'starting'],
    [
      'the image is being pulled',
      { provisioningState: 'Creating', state: 'Pending', now: { state: 'Waiting' } },
      'starting',
    ],
    ['its process lives', { provisioningState: 'Succeeded', state: 'Running', now: { state: 'Running' } }, 'running'],
    [
      'its process lives though Azure still makes it',
      { provisioningState: 'Creating', now: { state: 'Running' } },
      'running',
    ],
    ['it runs, says the group alone', { provisioningState: 'Succeeded', state: 'Running' }, 'running'],
    ['it left well', { provisioningState: 'Succeeded', now: { state: 'Terminated', exitCode: 0 } }, 'ended'],
    ['it left well, says the group alone', { provisioningState: 'Succeeded', state: 'Succeeded' }, 'ended'],
    [
      'somebody stopped it',
      { provisioningState: 'Succeeded', state: 'Stopped', now: { state: 'Terminated', exitCode: 137 } },
      'ended',
    ],
    ['it left badly', { provisioningState: 'Succeeded', now: { state: 'Terminated', exitCode: 3 } }, 'failed'],
    ['it left, nobody knows how', { provisioningState: 'Succeeded', now: { state: 'Terminated' } }, 'failed'],
    ['it left badly, says the group alone', { provisioningState: 'Succeeded', state: 'Failed' }, 'failed'],
    ['it could not be made', { provisioningState: 'Failed' }, 'failed'],
    [
      'it could not be made, but runs and is billed',
      { provisioningState: 'Failed', now: { state: 'Running' } },
      'failed',
    ],
    ['its making was broken off', { provisioningState: 'Canceled' }, 'failed'],
    [
      'it was started again, and shows its last end still',
      { provisioningState: 'Pending', now: { state: 'Terminated', exitCode: 0 } },
      'starting',
    ],
    [
      'it was started again, and the group shows its last end still',
      { provisioningState: 'Succeeded', state: 'Succeeded', now: { state: 'Waiting' } },
      'starting',
    ],
    ['it is being repaired', { provisioningState: 'Repairing', now: { state: 'Terminated', exitCode: 1 } }, 'starting'],
    ['words nobody knows', { provisioningState: 'Musing', state: 'Dreaming', now: { state: 'Asleep' } }, 'starting'],
    [
      'words nobody knows over a process that lives',
      { provisioningState: 'Unhealthy', now: { state: 'Running' } },
      'running',
    ],
  ])('%s', (_, said, state) => {
    expect(slot(said).state).toBe(state);
  });

  it.each([
    ['no tag', {}],
    ['another library’s tag', { ironviper: 'others', 'ironviper-settings': 'abc' }],
    ['only the tag of the settings', { 'ironviper-settings': 'abc' }],
  ])('with %s it is foreign, whatever it does, and nothing more is told of it', (_, tags) => {
    const foreign = slot({ tags, provisioningState: 'Failed', now: { state: 'Terminated', exitCode: 1 } });
    expect(foreign).toEqual({
      name: 'ironviper-00',
      state: 'foreign',
      life: '',
      outdated: false,
      detail: expect.any(String),
    });
  });

  it('is outdated if other settings made it', () => {
    expect(slot().outdated).toBe(false);
    expect(slot({ tags: { ...OURS, 'ironviper-settings': 'old' } }).outdated).toBe(true);
    expect(slot({ tags: { ironviper: 'photos' } }).outdated).toBe(true);
  });
});

describe('the times of a slot', () => {
  it('are those of its process', () => {
    const ended = slot({ now: { state: 'Terminated', exitCode: 0, startTime: BEGAN, finishTime: DONE } });
    expect(ended).toMatchObject({
      startedAt: '2026-07-01T10:00:00.000Z',
      endedAt: '2026-07-01T10:05:00.000Z',
      exitCode: 0,
    });
    const running = slot({ now: { state: 'Running', startTime: BEGAN } });
    expect(running).toMatchObject({ startedAt: '2026-07-01T10:00:00.000Z' });
    expect(running).not.toHaveProperty('endedAt');
    expect(running).not.toHaveProperty('exitCode');
  });

  it('are missing where Azure says none, or nonsense', () => {
    expect(slot({ now: { state: 'Waiting', startTime: BEGAN } })).not.toHaveProperty('startedAt');
    expect(slot({ now: { state: 'Running', startTime: new Date('soon') } })).not.toHaveProperty('startedAt');
  });
});

describe('the life of a slot', () => {
  const ran: Said = { now: { state: 'Running', startTime: BEGAN }, view: { restartCount: 0 } };

  it('is the same as long as its process is, and when that has ended', () => {
    const { life } = slot(ran);
    expect(slot(ran).life).toBe(life);
    expect(slot({ now: { state: 'Terminated', startTime: BEGAN, exitCode: 0 }, view: { restartCount: 0 } }).life).toBe(
      life,
    );
  });

  it('is another one after a start, a restart by Azure, and while it starts', () => {
    const lives = [
      slot(ran),
      slot({ now: { state: 'Running', startTime: DONE }, view: { restartCount: 0 } }),
      slot({ now: { state: 'Running', startTime: BEGAN }, view: { restartCount: 1 } }),
      slot({
        now: { state: 'Waiting' },
        view: { events: [{ firstTimestamp: AGAIN }, { firstTimestamp: EARLY }] },
      }),
      slot({ now: { state: 'Waiting' }, view: { events: [{ firstTimestamp: EARLY }] } }),
      slot({ provisioningState: 'Pending' }),
    ].map(({ life }) => life);
    expect(new Set(lives).size).toBe(lives.length);
  });
});

describe('what a slot says to people', () => {
  const pulls = { type: 'Normal', message: 'pulling image "i"', lastTimestamp: DONE };
  const cannot = { type: 'Warning', message: 'Failed to pull image "i": denied', lastTimestamp: DONE };
  const early = { type: 'Warning', message: 'Back-off', lastTimestamp: BEGAN };

  it.each<[string, Said, string]>([
    [
      'the last warning while it starts',
      { now: { state: 'Waiting', detailStatus: 'ImagePullBackOff' }, view: { events: [cannot, early, pulls] } },
      'ImagePullBackOff: Failed to pull image "i": denied',
    ],
    [
      'the group’s warning too',
      {
        provisioningState: 'Failed',
        events: [{ name: 'InsufficientCapacity.', message: 'not available in the location' }],
      },
      'not available in the location',
    ],
    ['how it ended', { now: { state: 'Terminated', exitCode: 137, detailStatus: 'OOMKilled' } }, 'OOMKilled'],
    [
      'that it could not be made, if Azure does not say why',
      { provisioningState: 'Failed' },
      'Azure could not make it',
    ],
    [
      'nothing while all is well',
      { now: { state: 'Running', detailStatus: '' }, view: { events: [early, pulls] } },
      '',
    ],
    ['nothing when it left well', { now: { state: 'Terminated', exitCode: 0, detailStatus: 'Completed' } }, ''],
    [
      'no signature',
      { provisioningState: 'Failed', events: [{ message: 'GET https://x/?sig=abcdef failed' }] },
      'GET https://x/?sig=*** failed',
    ],
  ])('%s', (_, said, detail) => {
    expect(slot(said).detail).toBe(detail);
  });
});
