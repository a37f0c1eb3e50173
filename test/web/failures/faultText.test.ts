/** Faults as titles, and what the API says of them as sentences. */
import { expect, test } from 'vitest';
import { FAULT_CODES } from '../../../core/fault.ts';
import { FAULT_WORDS } from '../../../core/faultWords.ts';
import { faultText, sentence } from '../../../web/screens/failures/faultText.ts';

test('a fault is a title', () => {
  expect(faultText('corrupt-transfer')).toBe('Corrupt transfer');
  expect(faultText('out-of-memory')).toBe('Out of memory');
});

test('whatever is said of a fault is a sentence', () => {
  for (const code of FAULT_CODES) {
    expect(sentence(FAULT_WORDS[code].means)).toMatch(/^[A-Z].*[.?!]$/);
    expect(sentence(FAULT_WORDS[code].advice)).toMatch(/^[A-Z].*[.?!]$/);
  }
  expect(sentence('Is it whole?')).toBe('Is it whole?');
});
