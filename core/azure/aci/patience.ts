/** Keeps to what Azure asked us to wait: until then the same kind of call is refused without being sent. */
import type { Clock } from '../../clock.ts';
import { RefusedError } from './armError.ts';

/** Does `work`, unless what is being done (`creating`, say) was throttled and the time for it has not come yet. */
export type Patience = <T>(doing: string, work: () => Promise<T>) => Promise<T>;

export function createPatience(clock: Clock): Patience {
  const throttled = new Map<string, { until: number; error: RefusedError }>();
  return async (doing, work) => {
    const { until = 0, error } = throttled.get(doing) ?? {};
    const left = Math.ceil((until - clock.now()) / 1000);
    if (error && left > 0) throw new RefusedError({ ...error.refusal, retryAfterSeconds: left }, { cause: error });
    try {
      return await work();
    } catch (error) {
      if (error instanceof RefusedError && error.refusal.kind === 'throttled') {
        throttled.set(doing, { until: clock.now() + (error.refusal.retryAfterSeconds ?? 0) * 1000, error });
      }
      throw error;
    }
  };
}
