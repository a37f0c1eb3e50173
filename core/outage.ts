/** Something of ours is broken (storage, disk, a tool, a right): it stops the converter, never the file. */
export class OutageError extends Error {
  override readonly name = 'OutageError';
  /** What is broken, in one or two words: `storage`, `scratch`, `sharp`. */
  readonly what: string;

  constructor(what: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.what = what;
  }
}
