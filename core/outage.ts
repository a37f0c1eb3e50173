/** Something of ours is broken (storage, disk, a tool, a right): it stops the converter, never the file. */
export class OutageError extends Error {
  override readonly name = 'OutageError';
  /** What is broken, in one or two words: `storage`, `scratch`, `sharp`. */
  readonly what: string;
  /** True where waiting may be enough: nobody answered, or was too busy. A refusal stays one until somebody acts. */
  readonly passing: boolean;

  constructor(
    what: string,
    message: string,
    { passing = false, ...options }: ErrorOptions & { passing?: boolean } = {},
  ) {
    super(message, options);
    this.what = what;
    this.passing = passing;
  }
}
