/** A stand-in of its own for one test, on a clock that the test moves. */
import { onTestFinished } from 'vitest';
import { type Arm, type ArmOptions, startArm } from '../../../tools/local/arm.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';

export async function useArm(options: ArmOptions = {}): Promise<{ arm: Arm; clock: FakeClock }> {
  const clock = fakeClock();
  const arm = await startArm({ clock, ...options });
  onTestFinished(() => arm.stop());
  return { arm, clock };
}
