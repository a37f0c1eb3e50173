/** Why no file can have this name, which may be anything that can be typed; nothing if one can. */
import { isAddressable } from '../../core/isAddressable.ts';
import { whyUnfit } from '../../core/whyUnfit.ts';

export function whyRefused(name: string): string | undefined {
  const why = whyUnfit(name);
  if (why !== undefined || isAddressable(name)) return why;
  return 'It has no name, or a part of its path is "." or "..". Rename it.';
}
