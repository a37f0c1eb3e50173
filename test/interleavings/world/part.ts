/** A part of the storage as a value: cheap to keep, cheap to compare. A step makes a new one and leaves the old as it was. */
export interface Part {
  /** Equal for two parts that nobody could tell apart. */
  readonly key: number;
}

/** What a port answered: plain data, and a name for it by which equal answers are known to be equal. */
export interface Answer {
  key: string;
  value?: unknown;
  error?: Error;
}

/** What a step made of a part. Where the service is free to choose (which message?), a step has several. */
export interface Turn<P extends Part> {
  part: P;
  answer: Answer;
}

const numbers = new Map<string, number>();
let given = 0;

/** The same number for the same text, until it is forgotten; never the same for two. */
export function numberOf(text: string): number {
  let number = numbers.get(text);
  if (number === undefined) {
    number = given++;
    numbers.set(text, number);
  }
  return number;
}

/** For those who go through very many worlds, one after the other. */
export function forgetNumbers(): void {
  numbers.clear();
}

/** Answers that say all they have to say in one word. */
export function word(value: string): Answer {
  return { key: value, value };
}
