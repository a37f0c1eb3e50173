/** What stands in the way of one file, in words for whoever wants it sent. */
export class Unsendable extends Error {}

export const FOREIGN =
  'Another program’s unfinished upload of this name lies in the storage. Finish it there, or wait a week: then it is gone.';
