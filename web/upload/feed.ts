/** Registers files a hundred at a time, just before they are sent. */
import type { Clock } from '../../core/clock.ts';
import { localTime } from '../../core/localTime.ts';
import { asTalkError, type TalkError } from '../talk/problem.ts';
import type { PatientTransport } from './patiently.ts';
import type { Queue } from './queue.ts';
import type { Row } from './row.ts';
import { openSource, whyUnreadable } from './source.ts';
import type { Asked, Registered, Ticket } from './transport.ts';

export interface Fed {
  row: Row;
  file: File;
  /** `conflict`: only its hash tells whether it is there. */
  answer: Ticket | 'conflict';
  /** When that was said. */
  since: number;
}

export interface Feed {
  /** Nothing where nothing waits. Throws `TalkError` where nobody may upload, and what `signal` aborts with. */
  next(signal: AbortSignal): Promise<Fed | undefined>;
  /** What was fed and not taken waits again. */
  release(): void;
}

interface Parts {
  queue: Queue;
  transport: Pick<PatientTransport, 'register'>;
  clock: Clock;
  /** It is in the library after all: the answer to what we had sent was lost. */
  onSent(row: Row): void;
}

/** What the API takes. */
export const PER_CALL = 100;
/** With fewer left, the next are registered meanwhile. */
const LOW = 12;
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

export function createFeed({ queue, transport, clock, onSent }: Parts): Feed {
  const ready: Fed[] = [];
  let asking: Promise<void> | undefined;

  const settle = (row: Row, file: File, answer: Registered) => {
    if (answer.status === 'upload') ready.push({ row, file, answer, since: clock.now() });
    else if (answer.status === 'conflict') ready.push({ row, file, answer: 'conflict', since: clock.now() });
    else if (answer.status === 'rejected') queue.move(row, 'failed', { why: answer.why });
    else if (row.id === answer.id) onSent(row);
    else queue.move(row, answer.trashed ? 'trashed' : 'here', { id: answer.id, as: otherName(row, answer) });
  };
  const ask = async (signal: AbortSignal) => {
    const rows = queue.take(PER_CALL);
    const opened = (await Promise.all(rows.map((row) => open(queue, row)))).filter((each) => each !== undefined);
    if (opened.length === 0) return;
    try {
      signal.throwIfAborted();
      const answers = await transport.register(opened.map(described), signal);
      signal.throwIfAborted();
      for (const [index, { row, file }] of opened.entries()) settle(row, file, answers[index]!);
    } catch (error) {
      const refusal = signal.aborted ? error : refusalOf(error);
      for (const { row } of opened) {
        if (refusal) queue.move(row, 'waiting');
        else queue.move(row, 'failed', { why: asTalkError(error).message });
      }
      if (refusal) throw refusal;
    }
  };

  return {
    async next(signal) {
      for (;;) {
        signal.throwIfAborted();
        if (ready.length < LOW && queue.counts.waiting > 0 && !asking) {
          asking = ask(signal).finally(() => {
            asking = undefined;
          });
          // Whoever waits for it hears of its failure; if nobody does, the next round meets it again.
          asking.catch(() => {});
        }
        const fed = ready.shift();
        if (fed || !asking) return fed;
        await asking;
      }
    },
    release() {
      for (const { row } of ready.splice(0)) queue.move(row, 'waiting');
    },
  };
}

/** As it is now: since it was given, it may have become another. */
async function open(queue: Queue, row: Row): Promise<{ row: Row; file: File } | undefined> {
  if (!row.source) {
    queue.move(row, 'failed', { why: 'It can not be read any more. Give it to the page again.' });
    return undefined;
  }
  try {
    const file = await openSource(row.source);
    const { size: bytes, lastModified: modified } = file;
    if (row.bytes !== bytes || row.modified !== modified) {
      queue.move(row, 'sending', { bytes, modified, sha256: undefined });
    }
    return { row, file };
  } catch (error) {
    queue.move(row, 'failed', { why: whyUnreadable(error) });
    return undefined;
  }
}

function described({ row: { name, sha256 }, file }: { row: Row; file: File }): Asked {
  const modified = new Date(file.lastModified);
  const year = modified.getUTCFullYear();
  return {
    name,
    bytes: file.size,
    // A disk may say anything; beyond four digits of a year it is no time, and of use to nobody.
    ...(year > 0 && year < 9999 && { modifiedAt: localTime(modified) }),
    ...(sha256 !== undefined && { sha256 }),
  };
}

function refusalOf(error: unknown): TalkError | undefined {
  const refusal = asTalkError(error);
  return REFUSED.has(refusal.status) ? refusal : undefined;
}

function otherName({ name }: Row, answer: { name: string }): string | undefined {
  return answer.name === name ? undefined : answer.name;
}
