/** What goes through the line for one file, however often it is tried. */
import type { Tally } from './tally.ts';

export interface Meter {
  /** It begins, perhaps anew. */
  begin(): void;
  count(bytes: number, how: 'sent' | 'staged'): void;
  /** It is no longer on its way. */
  end(): void;
}

export function openMeter(tally: Tally): Meter {
  let underWay = 0;
  let sent = 0;
  /** Of what was sent in earlier tries, what has not been met again. */
  let own = 0;
  const end = () => {
    tally.underWayBytes -= underWay;
    underWay = 0;
  };
  return {
    end,
    begin() {
      end();
      own = sent;
    },
    count(bytes, how) {
      underWay += bytes;
      tally.underWayBytes += bytes;
      if (how === 'sent') {
        sent += bytes;
        tally.sentBytes += bytes;
      } else {
        const met = Math.min(own, bytes);
        own -= met;
        tally.stagedBytes += bytes - met;
      }
    },
  };
}
