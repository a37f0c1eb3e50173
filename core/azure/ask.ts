/** One request to the storage: what it was about, and the errors that are answers. */
import { codeOf, translate } from './translate.ts';

/** For the error's text: `reading blob "a.jpg" in https://…`. */
export interface Asked {
  doing: string;
  of: string;
  /** The role whose lack a 403 means. */
  role: string;
}

/** Waits for `work`; an error whose code is among the `answers` is that answer, every other is translated. */
export async function ask<T, const A extends string>(
  asked: Asked,
  work: () => Promise<T>,
  answers: Readonly<Record<string, A>>,
): Promise<T | A>;
export async function ask<T>(asked: Asked, work: () => Promise<T>): Promise<T>;
export async function ask<T>(
  asked: Asked,
  work: () => Promise<T>,
  answers: Readonly<Record<string, string>> = {},
): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    const answer = answers[codeOf(error)];
    if (answer !== undefined) return answer;
    throw translate(error, asked);
  }
}

/** A URL as people may see it: no SAS. */
export function placeOf(url: string): string {
  return url.split('?')[0] ?? '';
}
