/** Lets container groups run processes of this machine, so that the whole chain is real. */
import { systemClock } from '../../../core/clock.ts';
import { startLocalConverter } from '../../../scaler/localConverter.ts';
import type { Run, RunningGroup } from './run.ts';

export interface ProcessesOptions {
  /** The argv that stands for the image's entry point. */
  command: readonly string[];
  /** Laid over the group's own environment: what the machine gives, such as PATH, and where the library is. */
  env(group: RunningGroup): Record<string, string>;
  onLine?(name: string, line: string): void;
}

const KILLED = 137;

export function processesOf({ command, env, onLine }: ProcessesOptions): Run {
  return (group) => {
    const hear = (line: string) => onLine?.(group.name, line);
    const converter = startLocalConverter({
      command,
      env: { ...group.environment, ...env(group) },
      clock: systemClock,
      onLine: hear,
      onText: hear,
    });
    return {
      exit: converter.ended.then(({ exitCode }) => exitCode ?? KILLED),
      stop: (signal) => (signal === 'SIGTERM' ? converter.leave() : converter.kill()),
    };
  };
}
