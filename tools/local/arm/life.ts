/** One life of a container group, by the clock: provisioned, run, and ended. */
import type { Clock } from '../../../core/clock.ts';
import type { Fate, Pace } from './fate.ts';
import { environmentOf, type Group, type GroupEvent } from './group.ts';
import { provision } from './provision.ts';
import type { Run, Running } from './run.ts';

export interface Life {
  /** It starts, or is being ended: the service leaves it alone until that is done. */
  transitioning(): boolean;
  /** Its machine is taken away; one that is `Spot` gets another. */
  evict(): Promise<void>;
  /** Orders it to end; ended when it has. */
  stop(): Promise<void>;
}

/** From the start of the pull to the end of the container, in milliseconds by the clock. */
export interface Billed {
  name: string;
  from: number;
  to?: number;
}

export interface LifeOptions {
  clock: Clock;
  pace: Pace;
  fate: Fate;
  run: Run;
  meter: Billed[];
}

export function startLife(group: Group, { clock, pace, fate, run, meter }: LifeOptions): Life {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Running | undefined;
  let billed: Billed | undefined;
  let evicted = false;
  let ended: Promise<void> | undefined;
  const time = () => new Date(clock.now()).toISOString();
  const note = (name: string, message: string, type: GroupEvent['type'] = 'Normal') => {
    group.events.push({ count: 1, firstTimestamp: time(), lastTimestamp: time(), name, message, type });
  };
  const passed = async (ms: number) => {
    await clock.sleep(ms, signal);
    return !signal.aborted;
  };
  const bill = () => {
    billed = { name: group.name, from: clock.now() };
    meter.push(billed);
  };
  const unbill = () => {
    if (billed) billed.to ??= clock.now();
  };

  const runOnce = async (): Promise<number> => {
    const { image, command } = group.body.properties.containers[0]!.properties;
    const startTime = time();
    note('Started', 'Started container');
    running = run({ name: group.name, image, command, environment: environmentOf(group) });
    group.container = { state: 'Running', startTime, detailStatus: '' };
    group.state = 'Running';
    group.provisioningState = fate.provisioningFails ? 'Failed' : 'Succeeded';
    const exitCode = await running.exit;
    running = undefined;
    const detailStatus = exitCode === 0 ? 'Completed' : 'Error';
    group.container = { state: 'Terminated', startTime, exitCode, finishTime: time(), detailStatus };
    return exitCode;
  };

  const onOneMachine = async (): Promise<void> => {
    evicted = false;
    delete group.container;
    Object.assign(group, { state: 'Pending', provisioningState: 'Pending', restartCount: 0 });
    // What waits for its image until it is told to end is paid for until then.
    if (!(await provision(group, { pace, fate, passed, note, bill }))) return;
    let code = await runOnce();
    while (!signal.aborted && !evicted && startsAgain(group, code)) {
      group.restartCount += 1;
      code = await runOnce();
    }
    unbill();
    group.state = code === 0 ? 'Succeeded' : 'Failed';
  };

  const over = (async () => {
    do await onOneMachine();
    while (evicted && !signal.aborted && group.body.properties.priority === 'Spot');
  })();

  const end = async (): Promise<void> => {
    stopping.abort();
    if (running) note('Killing', 'Killing container');
    running?.stop('SIGTERM');
    const gone = new AbortController();
    void clock.sleep(pace.graceMs, gone.signal).then(() => gone.signal.aborted || running?.stop('SIGKILL'));
    await over;
    gone.abort();
    unbill();
    group.state = 'Stopped';
  };

  return {
    transitioning: () => group.state !== 'Stopped' && (signal.aborted || group.state === 'Pending'),
    async evict() {
      if (!running) throw new Error(`Nothing runs in ${group.name}`);
      evicted = true;
      const { exit, stop } = running;
      note('Killing', 'Killing container: its machine was taken away', 'Warning');
      stop('SIGKILL');
      await exit;
    },
    stop() {
      ended ??= end();
      return ended;
    },
  };
}

function startsAgain({ body }: Group, code: number): boolean {
  const { restartPolicy = 'Always' } = body.properties;
  return restartPolicy === 'Always' || (restartPolicy === 'OnFailure' && code !== 0);
}
