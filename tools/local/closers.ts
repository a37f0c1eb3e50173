/** What has to be closed in the end, the latest first; one that fails keeps none from being closed. */
export interface Closers {
  add(close: () => unknown): void;
  /** Throws the first error, once all have been tried. Twice is harmless. */
  close(): Promise<void>;
}

export function closers(): Closers {
  const open: (() => unknown)[] = [];
  return {
    add: (close) => open.push(close),
    async close() {
      const errors: unknown[] = [];
      for (let close = open.pop(); close; close = open.pop()) {
        try {
          await close();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
