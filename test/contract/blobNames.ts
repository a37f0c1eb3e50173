/** Names that people and their cameras give to files, and that have broken storage clients. */
export const blobNames = names().map((name) => [label(name), name] as const);

function names(): string[] {
  return [
    'with space.jpg',
    ' around ',
    'hash#tag.jpg',
    '100%.jpg',
    '100%25.jpg',
    '%2F..%2F',
    'what?.jpg',
    "it's.jpg",
    'a+b&c=d;e,f:g@h$i!j~k*(l).jpg',
    '"quoted" <and> [so] {on} ^`|.jpg',
    '2026/06/IMG_0001.JPG',
    'a//b',
    '.hidden',
    '...',
    'trailing.',
    'dir./file',
    'ends/',
    'Ünïcödé/файл/写真.jpg',
    '😀🏖️👨‍👩‍👧.jpg',
    'caf\u00e9 (NFC).jpg',
    'cafe\u0301 (NFD).jpg',
    'ﬁﬂ\u00a0\u200b.jpg',
    'x'.repeat(1000),
    'ö'.repeat(1000),
    '写'.repeat(1000),
    '/leading',
  ];
}

function label(name: string): string {
  return name.length < 100 ? JSON.stringify(name) : `${name.length} times ${name[0]}`;
}
