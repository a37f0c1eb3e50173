/** Where in a film a poster is looked for, best first. */
export interface Moment {
  /** The last key frame at or before this second: no frame before it need be decoded. */
  at: number;
  /** The first frame from there that is neither dark nor blank, instead. */
  lit?: true;
}

/** A photo's page shows how a film begins; the very first frame is often black, or a hand on the way back. */
const EARLY_SECONDS = 3;

/** A key frame costs one frame. What is worth its seconds of decoding only after all key frames were dark comes late. */
export function moments(seconds: number): Moment[] {
  const early = Math.min(EARLY_SECONDS, seconds / 3);
  const middle = seconds / 2;
  return [{ at: early }, ...(middle - early >= 1 ? [{ at: middle }] : []), { at: 0, lit: true }, { at: 0 }];
}
