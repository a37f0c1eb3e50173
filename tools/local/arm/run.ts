/** What a container group runs: a process, or nothing but a name that somebody ends. */

export type Run = (group: RunningGroup) => Running;

export interface RunningGroup {
  name: string;
  image: string;
  command: string[] | undefined;
  environment: Record<string, string>;
}

export interface Running {
  /** Its exit code. */
  exit: Promise<number>;
  stop(signal: 'SIGTERM' | 'SIGKILL'): void;
}

export interface Standing {
  run: Run;
  end(name: string, code: number): void;
}

/** Containers that do nothing until they are ended. */
export function standing(): Standing {
  const ends = new Map<string, (code: number) => void>();
  return {
    run: ({ name }) => {
      const { promise, resolve } = Promise.withResolvers<number>();
      ends.set(name, resolve);
      return { exit: promise, stop: (signal) => resolve(signal === 'SIGTERM' ? 0 : 137) };
    },
    end(name, code) {
      const end = ends.get(name);
      if (!end) throw new Error(`${name} runs no container that could be ended`);
      end(code);
    },
  };
}
