/** Which names a listing can carry. */
import { expect, test } from 'vitest';
import { isListable } from '../../../core/isListable.ts';

test.each(['a.jpg', "ä b/#%'.jpg", '写真/😀.heic', 'tab\there', 'new\nline', '\u007f', '\u0085', '\u2028', '\ufffd'])(
  '%j can be listed',
  (name) => {
    expect(isListable(name)).toBe(true);
  },
);

test.each(['\u0000', 'a\u0001b', '\u001b[31m', 'c\rr', '\u001f', '\ufffe', '\uffff', '\ud800x'])(
  '%j can’t be',
  (name) => {
    expect(isListable(name)).toBe(false);
  },
);
