/** What two converters said differently of the same file, as far as they must agree. */
import type { FileRecord } from '../../core/record.ts';
import { bitDistance } from '../fixtures/closeness.ts';

/** Other builds of a decoder may round another way. */
const MOST_BITS = 2;

export function differences(
  ours: ReadonlyMap<string, FileRecord>,
  theirs: ReadonlyMap<string, FileRecord>,
  names: readonly string[],
): string[] {
  return names.flatMap((name) => {
    const [one, other] = [ours.get(name), theirs.get(name)];
    if (!one && !other) return [];
    if (!one || !other) return [`${name}: ${one ? 'a record inside' : 'none inside'}, and the other way round outside`];
    return between(factsOf(one), factsOf(other), bitsBetween(one, other)).map((words) => `${name}: ${words}`);
  });
}

/** Of those that both have pictures of, how many have previews of the very same lengths. */
export function sameLengths(ours: ReadonlyMap<string, FileRecord>, theirs: ReadonlyMap<string, FileRecord>) {
  const pairs = [...ours.values()].flatMap((one) => {
    const other = theirs.get(one.name);
    return one.previews.length > 0 && other ? [[one, other] as const] : [];
  });
  const sizes = ({ previews }: FileRecord) => previews.map(({ bytes }) => bytes).join();
  return { of: pairs.length, same: pairs.filter(([one, other]) => sizes(one) === sizes(other)).length };
}

type Facts = Readonly<Record<string, string | number | undefined>>;

function factsOf(record: FileRecord): Facts {
  const { state, kind, fault, developedBy, width, height, rev, takenLocal, takenOffsetMin, takenSource } = record;
  const previews = record.previews.map((each) => `${each.name} ${each.width} x ${each.height}`).join(', ');
  const fingerprint = record.fingerprint?.scheme;
  return {
    ...{ state, kind, fault: fault?.code, developedBy, width, height, previews, rev, fingerprint },
    ...{ takenLocal, takenOffsetMin, takenSource, camera: record.camera?.model, duration: record.durationS },
  };
}

function between(one: Facts, other: Facts, bits: number): string[] {
  const changed = Object.keys(one).filter((fact) => one[fact] !== other[fact]);
  const words = changed.map((fact) => `${fact} is ${one[fact] ?? 'not there'}, outside ${other[fact] ?? 'not there'}`);
  return bits > MOST_BITS ? [...words, `its fingerprint is ${bits} bits from the one outside`] : words;
}

function bitsBetween({ fingerprint: one }: FileRecord, { fingerprint: other }: FileRecord): number {
  return one && other ? bitDistance(one.hex, other.hex) : 0;
}
