/** The same work in so many lanes at once, for as long as there is any; it can be halted, and begun again. */

export interface Lanes {
  /** There may be work. */
  start(): void;
  /** What is under way is aborted. */
  halt(): void;
  resume(): void;
  halted(): boolean;
  busy(): boolean;
}

interface Parts {
  most: number;
  hasWork(): boolean;
  /** Works until nothing is left. Never rejects. */
  lane(stop: AbortSignal): Promise<void>;
}

export function createLanes({ most, hasWork, lane }: Parts): Lanes {
  let open = 0;
  let halted = false;
  let run = new AbortController();

  const start = () => {
    while (!halted && open < most && hasWork()) void begin();
  };
  const begin = async () => {
    open += 1;
    await lane(run.signal);
    open -= 1;
    // What was begun while this one was being aborted found no lane free.
    start();
  };

  return {
    start,
    halt() {
      halted = true;
      run.abort(new Error('The upload is paused.'));
      run = new AbortController();
    },
    resume() {
      halted = false;
      start();
    },
    halted: () => halted,
    busy: () => open > 0,
  };
}
