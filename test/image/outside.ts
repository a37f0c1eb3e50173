/** The process outside: what `npm run worker` starts, with the programs of this machine. */

import type { Closers } from '../../tools/local/closers.ts';
import type { Ports } from '../../tools/terminal/account.ts';
import { FRUGAL } from '../../worker/frugal.ts';
import { startConverter } from '../chaos/process.ts';
import type { Running } from './container.ts';

export function outside(
  ports: Ports,
  settings: Readonly<Record<string, string>>,
  scratch: string,
  closing: Closers,
): Running {
  const converter = startConverter({
    ...{ ports, scratch, name: 'outside', guarded: true },
    env: { ...FRUGAL.env, ...settings },
    nodeArguments: FRUGAL.nodeArguments,
  });
  closing.add(() => {
    converter.signal('SIGTERM');
    return converter.ended;
  });
  return {
    ...converter,
    pid: async () => converter.pid,
  };
}
