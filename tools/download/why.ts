/** What a person can do about an original that did not come, or came without its record. */

import type { SavedRecord } from './saveRecord.ts';
import type { Problem } from './tally.ts';

export const WHY: Readonly<Record<Exclude<Problem, 'failed'>, string>> = {
  other: 'Another file is in its place, and stays. Move that one away, or give --replace.',
  archived: 'It is in the archive tier, where nobody can read it: rehydrate it, which takes hours, and run again.',
  nameless: 'Its name has a part . or .., which no program can ask the storage for: rename it with a tool of Azure.',
  wrong:
    'What came is not what its uploader read, or what its record says: it was not kept. Upload it again from its source, ' +
    'with --checksum --replace. As it is, any other client fetches it.',
  restless: 'It changed each time while it was being read: run again when it is complete.',
  gone: 'It was listed, but it can’t be read: it has been deleted since, or its name is not as it is listed.',
};

export const WHY_NO_RECORD: Readonly<Record<Extract<SavedRecord, 'taken' | 'other'>, string>> = {
  taken: 'An original has the name of its record: the original comes, the record does not.',
  other: 'Another file is where its record belongs, and stays. Move that one away, or give --replace.',
};
