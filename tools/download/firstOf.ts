/** Says the first of many: a screenful tells more than thousands of lines. */
const FIRST = 20;

export function firstOf(say: (line: string) => void): (line: string) => void {
  let said = 0;
  return (line) => {
    said += 1;
    if (said <= FIRST) say(line);
    if (said === FIRST) say('Further ones are counted only.');
  };
}
