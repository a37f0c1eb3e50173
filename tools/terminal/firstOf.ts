/** Says the first of many: a screenful tells more than thousands of lines. */
const FIRST = 20;

/** `rest` is said once, of all that follows. */
export function firstOf(say: (line: string) => void, rest: string): (line: string) => void {
  let said = 0;
  return (line) => {
    said += 1;
    if (said <= FIRST) say(line);
    if (said === FIRST) say(rest);
  };
}
