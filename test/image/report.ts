/** What the checks of an image found: a line each as they come, and in the end a table of figures. */
import type { Screen } from '../../tools/terminal/screen.ts';
import { table } from '../../tools/terminal/table.ts';

export interface Report {
  /** What takes long says what it does. */
  say(line: string): void;
  /** It holds if there is no fault. */
  check(what: string, faults: readonly string[]): void;
  /** What this machine does not let us see. It counts as a failure: a check that is asked for and left out proves nothing. */
  notChecked(what: string, why: string): void;
  /** What is not asked for here, and why. */
  leftOut(what: string, why: string): void;
  figure(what: string, value: string, more?: string): void;
  /** The table of figures; false if anything failed. */
  close(): boolean;
}

/** The findings go to stdout, and what is being done to `screen`. */
export function openReport(screen: Pick<Screen, 'say'>): Report {
  const figures: string[][] = [];
  let failures = 0;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  return {
    say: (line) => screen.say(`  ${line}`),
    check(what, faults) {
      print(faults.length === 0 ? `ok      ${what}` : `FAILS   ${what}`);
      if (faults.length > 0) failures += 1;
      for (const fault of faults) print(`        ${fault}`);
    },
    notChecked(what, why) {
      failures += 1;
      print(`NOT CHECKED: ${what}: ${why}`);
    },
    leftOut: (what, why) => print(`left out: ${what}: ${why}`),
    figure: (what, value, more = '') => void figures.push([what, value, more]),
    close() {
      print('');
      for (const line of table(figures)) print(line);
      print(failures > 0 ? `\n${failures} of the checks failed.` : '\nAll holds.');
      return failures === 0;
    },
  };
}
