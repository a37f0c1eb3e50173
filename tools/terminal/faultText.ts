/** A fault in one line for people: `corrupt: no decoder could read a picture; look for another copy`. */
import type { FaultCode } from '../../core/fault.ts';
import { FAULT_WORDS } from '../../core/faultWords.ts';

export function faultText(code: FaultCode): string {
  const { means, advice } = FAULT_WORDS[code];
  return `${code}: ${means}; ${advice}`;
}
