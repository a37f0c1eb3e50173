/** What a person sees while a tool works: lines that stay, and below them a few that change in place. */
import { printable } from './printable.ts';

export interface Screen {
  /** True if lines can change in place. */
  live: boolean;
  /** A line that stays. */
  say(line: string): void;
  /** Shows what `lines` gives, ever anew, in place of the last such lines; what they said last stays. */
  follow(lines: () => string[]): void;
  /** Ends following: the lines stay as they are now. */
  settle(): void;
}

const REDRAW_MS = 100;
/** Where lines can't change in place each one stays: a log wants few. */
const REPEAT_MS = 10_000;

/** stderr by default: stdout is for a tool's result. */
export function openScreen(stream: NodeJS.WriteStream = process.stderr): Screen {
  const live = stream.isTTY === true && process.env.TERM !== 'dumb';
  let followed: (() => string[]) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let drawn = 0;
  let last: string[] = [];

  const lines = () =>
    (followed?.() ?? []).flatMap((line) => (live ? folded(line, (stream.columns || 80) - 1) : [line]));
  const erase = () => (drawn > 0 ? `\x1b[${drawn}A\r\x1b[J` : '');
  const draw = () => {
    const now = lines();
    const news = live ? now : now.filter((line) => !last.includes(line));
    if (now.join() === last.join()) return;
    stream.write(erase() + news.map((line) => `${line}\n`).join(''));
    last = now;
    drawn = live ? now.length : 0;
  };
  return {
    live,
    say(words) {
      const line = printable(words);
      if (live) {
        stream.write(`${erase()}${line}\n`);
        drawn = 0;
        last = [];
        draw();
      } else stream.write(`${line}\n`);
    },
    follow(next) {
      followed = next;
      clearInterval(timer);
      timer = setInterval(draw, live ? REDRAW_MS : REPEAT_MS).unref();
      if (live) draw();
    },
    settle() {
      if (!followed) return;
      draw();
      clearInterval(timer);
      followed = undefined;
      drawn = 0;
      last = [];
    },
  };
}

const INDENT = ' '.repeat(11);

/**
 * Lines no wider than the terminal: one that wraps by itself could not be taken back. Broken at a comma, else cut: the time
 * left and what is wrong come last, and would never be seen.
 */
function folded(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const end = line.lastIndexOf(', ', width - 1) + 1;
  if (end === 0) return [line.slice(0, width)];
  return [line.slice(0, end), ...folded(`${INDENT}${line.slice(end + 1)}`, width)];
}
