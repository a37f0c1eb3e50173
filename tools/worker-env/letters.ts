/** What a converter does to blobs (read, write, delete, list), to messages (add, update, process) and to rows: all of it is needed. */
export const LETTERS = 'rwdlaup';
