/** One run of the embedded stack as a person sees it: up, fed with files, down. */

import { spanText } from '../../core/amounts.ts';
import { systemClock as clock } from '../../core/clock.ts';
import { FAILED } from '../terminal/command.ts';
import { openScreen, type Screen } from '../terminal/screen.ts';
import type { Root } from '../upload/found.ts';
import { type Conversions, countConversions } from './conversions.ts';
import { type Ending, openEnding } from './ending.ts';
import { type Fed, feed } from './feed.ts';
import { seedStack } from './seedStack.ts';
import { findLeft, type Tally, tallyOf, tallyText } from './settled.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';
import { welcome } from './welcome.ts';

export interface ServeOptions
  extends Pick<StackOptions, 'folder' | 'ports' | 'api' | 'env' | 'shares' | 'targetSeconds'> {
  roots: Root[];
  /** Ends when all is settled, not by Ctrl-C. */
  once: boolean;
  /** So many invented records to begin with. */
  seed: number | undefined;
}

/** What `broken` means has been said. */
export type Served = Settled | { ended: 'stopped' | 'broken' };

interface Settled {
  ended: 'settled';
  tally: Tally;
  seconds: number;
  /** Files that could not be sent. */
  problems: number;
}

export async function serve({ roots, once, seed, ...options }: ServeOptions): Promise<Served> {
  const screen = openScreen();
  const conversions = countConversions();
  let stack: Stack | undefined;
  const ending = openEnding(screen, () => {
    stack?.kill();
    process.exit(FAILED);
  });
  screen.say('Starting ...');
  stack = await startStack({
    ...options,
    signal: ending.signal,
    // Once it is ending, whatever still fails follows from that.
    say: (line) => ending.signal.aborted || screen.say(line),
    onSettled: conversions.settled,
    onHopeless: (why) => once && ending.fail(`Not all is settled, and no converter can go on: ${why}`),
    onBroken: (why) => ending.fail(`The scaler ended by itself: ${why}`),
    onDead: (why) => ending.fail(`The storage ended by itself: ${why}`),
  });
  if (!stack) return ending.how();
  try {
    if (seed !== undefined) await seedStack(stack.storage, seed, screen, ending.signal);
    if (ending.signal.aborted) return ending.how();
    screen.say(welcome(stack, options.folder));
    const settled = await settle(stack, { roots, once, screen, conversions, ending });
    if (!once) await ending.reached;
    return settled && !ending.signal.aborted ? settled : ending.how();
  } catch (error) {
    // A storage that is going breaks whatever is under way.
    if (!ending.signal.aborted) throw error;
    return ending.how();
  } finally {
    screen.settle();
    await stack.stop();
  }
}

interface SettleOptions {
  roots: Root[];
  once: boolean;
  screen: Screen;
  conversions: Conversions;
  ending: Ending;
}

const NOTHING: Fed = { names: new Set(), problems: 0 };

/** Nothing if it was stopped meanwhile. */
async function settle({ storage, takesLater }: Stack, options: SettleOptions): Promise<Settled | undefined> {
  const { roots, once, screen, conversions, ending } = options;
  if (roots.length === 0 && !once) return;
  const began = clock.now();
  const { names, problems } = roots.length > 0 ? await feed(storage, roots, { screen, conversions, ending }) : NOTHING;
  // Only the run that ends by itself waits for what others have sent, and for the last month to be published.
  const mayEnd = () => !once && conversions.left === 0;
  await whenNothing(async () => (mayEnd() ? '' : findLeft(storage, takesLater)), { screen, signal: ending.signal });
  screen.settle();
  if (ending.signal.aborted) return;
  const seconds = Math.round((clock.now() - began) / 100) / 10;
  const tally = await tallyOf(storage, names);
  screen.say(`Settled in ${spanText(seconds)}${roots.length > 0 ? `. ${tallyText(tally)}` : ''}`);
  return { ended: 'settled', tally, seconds, problems };
}

const LOOK_AGAIN_MS = 300;
const SAY_AGAIN_MS = 30_000;

async function whenNothing(
  find: () => Promise<string>,
  { screen, signal }: { screen: Screen; signal: AbortSignal },
): Promise<void> {
  let since = clock.now();
  let before = '';
  for (let left = await find(); left !== '' && !signal.aborted; left = await find()) {
    if (left !== before) since = clock.now();
    else if (clock.now() - since > SAY_AGAIN_MS) {
      screen.say(`Waiting for ${left}.`);
      since = clock.now();
    }
    before = left;
    await clock.sleep(LOOK_AGAIN_MS, signal);
  }
}
