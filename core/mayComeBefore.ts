/**
 * Whether a listing may give the name `a` before `b`. Azurite lists by UTF-16 units; what Azure calls "alphabetical" may as
 * well be by UTF-8, which has emoji behind U+E000 to U+FFFF instead of before: true if it does in either order.
 */
import { Buffer } from 'node:buffer';

export function mayComeBefore(a: string, b: string): boolean {
  return a < b || Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}
