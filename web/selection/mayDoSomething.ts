/** Whether there is anything that can be done with what is selected: else nothing is. */
import { may } from '../talk/session.ts';

export function mayDoSomething(): boolean {
  return may('act') || may('originals');
}
