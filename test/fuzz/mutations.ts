/** What happens to files: by accident on disks and wires, and by intent. Each takes a sound file to one that may not be. */
interface Chance {
  /** 0 to 1. */
  random(): number;
  /** From 0 to `below`, whole. */
  whole(below: number): number;
}

/** `other` is a sound file of another kind. */
type Mutation = (content: Buffer, chance: Chance, other: Buffer) => Buffer;

export const MUTATIONS = {
  'flipped bits': (content, { whole, random }) => {
    const flipped = Buffer.from(content);
    // Half of them among the headers, where few bits decide much.
    const span = random() < 0.5 ? Math.min(256, content.length) : content.length;
    for (let left = 1 + whole(24); left > 0; left--) flipped[whole(span)]! ^= 1 << whole(8);
    return flipped;
  },
  'cut short': (content, { whole }) => content.subarray(0, 1 + whole(content.length - 1)),
  'two kinds in one': (content, { whole }, other) =>
    Buffer.concat([content.subarray(0, 8 + whole(content.length - 8)), other.subarray(whole(other.length))]),
  'huge sizes': (content, { whole }) => {
    const huge = Buffer.from(content);
    for (let left = 1 + whole(6); left > 0; left--) {
      const value = HUGE[whole(HUGE.length)]!;
      // Sizes stand where boxes, chunks, tags and segments begin: at even places, most of them early.
      const at = whole(Math.min(content.length, 2048) / 2) * 2;
      value.copy(huge, at);
    }
    return huge;
  },
  'a part many times': (content, { whole }) => {
    const at = whole(content.length);
    const part = content.subarray(at, at + 1 + whole(512));
    const times = Array.from({ length: 1 + whole(200) }, () => part);
    return Buffer.concat([content.subarray(0, at), ...times, content.subarray(at)]);
  },
  'empty blocks': (content, { whole }) => {
    const holed = Buffer.from(content);
    for (let left = 1 + whole(3); left > 0; left--) {
      const at = whole(content.length);
      holed.fill(0, at, Math.min(content.length, at + 1 + whole(content.length / 8)));
    }
    return holed;
  },
  'bytes that were lost': (content, { whole }) => {
    const at = whole(content.length);
    return Buffer.concat([content.subarray(0, at), content.subarray(at + 1 + whole(64))]);
  },
  noise: (content, { whole }) => {
    const at = whole(content.length);
    const noisy = Buffer.from(content);
    for (let left = whole(512), i = at; left > 0 && i < noisy.length; left--, i++) noisy[i] = whole(256);
    return noisy;
  },
  'another name': (content) => content,
} satisfies Record<string, Mutation>;

const HUGE = ['ffffffff', '7fffffff', '80000000', 'ffff', '7fff', '00000000', 'ffffffffffffffff', '0000ffff'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
