/** Icons of one path: what the build makes of lucide's outlines. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { onePath } from '../../web/vite.icons.ts';

const svg = (outlines: string) => `<svg viewBox="0 0 24 24">\n  ${outlines}\n</svg>`;

test('an outline that begins from nowhere begins where it did alone', () => {
  expect(onePath(svg('<path d="M20 6 9 17" /> <path d="m9 18 6-6-6-6" />'))).toBe('M20 6 9 17M9 18l6-6-6-6');
  expect(onePath(svg('<path d="m22 11-1.296-1.296a2.4 2.4 0 0 0-3.408 0" />'))).toBe(
    'M22 11l-1.296-1.296a2.4 2.4 0 0 0-3.408 0',
  );
});

test('lines, circles and rounded rectangles are drawn as paths', () => {
  expect(onePath(svg('<line x1="2" x2="22" y1="3" y2="21" />'))).toBe('M2 3L22 21');
  expect(onePath(svg('<circle cx="11" cy="12" r="8" />'))).toBe('M3 12a8 8 0 0 1 16 0a8 8 0 0 1-16 0');
  expect(onePath(svg('<rect width="20" height="5" x="2" y="3" rx="1" />'))).toBe(
    'M3 3h18a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-18a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1',
  );
});

test('a small circle that is filled has no hole', () => {
  expect(onePath(svg('<circle cx="7.5" cy="7.5" r=".5" fill="currentColor" />'))).toMatch(/0M7\.5 7\.5h\.01$/);
});

test('a real icon becomes one path', async () => {
  const file = fileURLToPath(import.meta.resolve('lucide-static/icons/zoom-in.svg'));
  expect(onePath(await readFile(file, 'utf8'))).toBe(
    'M3 11a8 8 0 0 1 16 0a8 8 0 0 1-16 0M21 21L16.65 16.65M11 8L11 14M8 11L14 11',
  );
});

test('what no path can be made of ends the build', () => {
  expect(() => onePath(svg('<ellipse cx="12" cy="5" rx="9" ry="3" />'))).toThrow('add it in web/vite.icons.ts');
});
