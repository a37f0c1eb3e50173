/** What of a converter's log a person at the terminal should know. */
import { z } from 'zod';

export interface ConverterNews {
  /** An attempt is over for good: done, skipped or failed. */
  onSettled(name: string): void;
  /** The file waits in `jobs-later`. */
  onHandedOn(name: string, why: string): void;
  onTrouble(line: string): void;
}

const Line = z.looseObject({
  event: z.string(),
  name: z.string().default(''),
  outcome: z.string().default(''),
  fault: z.string().default(''),
  reason: z.string().default(''),
  what: z.string().default(''),
  message: z.string().default(''),
  waitSeconds: z.number().default(0),
});

const SETTLED = new Set(['done', 'skipped', 'failed']);

/** `slot` is whose log it is. */
export function readConverterLine(slot: string, text: string, news: ConverterNews): void {
  const parsed = Line.safeParse(json(text));
  if (!parsed.success) return;
  const { event, name, outcome, fault, reason, what, message, waitSeconds } = parsed.data;
  switch (event) {
    case 'attempt.ended':
      // Decoders may say a lot: all of it is in the record.
      if (outcome === 'failed') news.onTrouble(`${name}: ${fault}: ${message.split('\n')[0]}`);
      if (outcome === 'handedOn') news.onHandedOn(name, reason);
      if (SETTLED.has(outcome)) news.onSettled(name);
      break;
    case 'outage.declared':
      news.onTrouble(`${slot} waits ${waitSeconds} s, then tries again. ${what}: ${message}`);
      break;
    case 'converter.gave-up':
      news.onTrouble(`${slot} gave up. ${what}: ${message}`);
      break;
    case 'converter.hung':
      news.onTrouble(`${slot} hangs: it is ended.`);
      break;
    case 'timeline.failed':
      news.onTrouble(`Publishing the timeline failed: ${message}`);
      break;
    case 'message.poisoned':
      news.onTrouble('A message that names no original is in jobs-poison now.');
      break;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not a log line of ours: it is in the log as it came.
  }
}
