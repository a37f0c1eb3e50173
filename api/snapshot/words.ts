/** A dictionary: each word once, under a code that it keeps for as long as the process lives. */

export interface Words {
  /** Code 0 is "none": no word has it. It grows, and nothing in it ever changes. */
  readonly words: readonly string[];
  codeOf(word: string): number;
}

export function newWords(): Words {
  const words = [''];
  const codes = new Map<string, number>();
  return {
    words,
    codeOf(word) {
      let code = codes.get(word);
      if (code === undefined) {
        code = words.push(word) - 1;
        codes.set(word, code);
      }
      return code;
    },
  };
}
