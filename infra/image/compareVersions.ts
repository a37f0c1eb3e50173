/**
 * Which of two versions is older, as dpkg decides: Debian's policy, 5.6.12. npm's releases, numbers with points between
 * them, are in the same order.
 */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  return (
    one.epoch - other.epoch || compareTexts(one.upstream, other.upstream) || compareTexts(one.revision, other.revision)
  );
}

const VERSION = /^(?:(?<epoch>\d+):)?(?<upstream>.*?)(?:-(?<revision>[^-]*))?$/;

function partsOf(version: string) {
  const { epoch = '0', upstream = '', revision = '' } = VERSION.exec(version)?.groups ?? {};
  return { epoch: Number(epoch), upstream, revision };
}

/** Turn by turn what is no number, by its letters, and what is one, by its worth; a number that isn't there is 0. */
function compareTexts(a: string, b: string): number {
  const [one, other] = [runsOf(a), runsOf(b)];
  for (let run = 0; run < Math.max(one.length, other.length); run++) {
    const [letters, digits] = one[run] ?? ['', ''];
    const [otherLetters, otherDigits] = other[run] ?? ['', ''];
    const order = compareLetters(letters, otherLetters) || compareDigits(digits, otherDigits);
    if (order !== 0) return order;
  }
  return 0;
}

function runsOf(text: string): [letters: string, digits: string][] {
  return [...text.matchAll(/(\D*)(\d*)/g)].map(([, letters = '', digits = '']) => [letters, digits]);
}

function compareLetters(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = weightOf(a[at]) - weightOf(b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** A tilde stands before the end, the end before letters, letters before all else. */
function weightOf(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  const code = character.charCodeAt(0);
  return /[a-z]/i.test(character) ? code : code + 256;
}

/** Some are dates with a time, too long for a Number. */
function compareDigits(a: string, b: string): number {
  const [one, other] = [BigInt(a), BigInt(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
