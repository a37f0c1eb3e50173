/** Which sidecar of a Takeout is whose, by the names that Google gives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partnersOf } from '../../../tools/upload/takeout/partnersOf.ts';
import { exported, type Item } from './aTakeout.ts';

/** What is said of a folder; `titles` by sidecar. */
async function paired(entries: string[], titles: Record<string, string> = {}) {
  const asked: string[] = [];
  const { sidecarOf, spare } = await partnersOf(entries, async (sidecar) => {
    asked.push(sidecar);
    return titles[sidecar];
  });
  return { pairs: Object.fromEntries(sidecarOf), spare: [...spare], asked };
}

const E46 = 'Backyard_ceremony_wedding_photography_xxxxxxx_';

describe.each([
  ['an old export', 'IMG_0001.jpg', 'IMG_0001.jpg.json'],
  ['a new one', 'IMG_0001.jpg', 'IMG_0001.jpg.supplemental-metadata.json'],
  ['cut within the word', 'PinClipart.com_gopher-clip.jpg', 'PinClipart.com_gopher-clip.jpg.supplemental-me.json'],
  [
    'cut to a letter',
    'PXL_20230809_203449253.LONG_EXPOSURE-02.jpg',
    'PXL_20230809_203449253.LONG_EXPOSURE-02.jpg.s.json',
  ],
  [
    'cut to the dot',
    'PXL_20230809_203449253.LONG_EXPOSURE-020.jpg',
    'PXL_20230809_203449253.LONG_EXPOSURE-020.jpg..json',
  ],
  ['numbered', 'DSC_0101(1).JPG', 'DSC_0101.JPG(1).json'],
  ['numbered, new', 'IMG_2710(12).HEIC', 'IMG_2710.HEIC.supplemental-metadata(12).json'],
  ['numbered, and cut before', 'PXL_20230809_203449253(2).jpg', 'PXL_20230809_203449253.jpg.supplemental-meta(2).json'],
  ['a number of its own', 'IMG_0001(1).jpg', 'IMG_0001(1).jpg.json'],
  ['a number of its own, new', 'IMG_0001(1).jpg', 'IMG_0001(1).jpg.supplemental-metadata.json'],
  ['the second of a name that has a number', 'a(7)(1).jpg', 'a(7).jpg(1).json'],
  [
    'cut within the extension',
    '05yqt21kruxwwlhhgrwrdyb6chhwszi9bqmzu16w0 2.jpg',
    '05yqt21kruxwwlhhgrwrdyb6chhwszi9bqmzu16w0 2.jp.json',
  ],
  [
    'cut at the dot of the extension',
    'PXL_20230814_201154491.LONG_EXPOSURE-01.COVER.jpg',
    'PXL_20230814_201154491.LONG_EXPOSURE-01.COVER..json',
  ],
  [
    'cut within the extension, and numbered',
    `13039_327707840323_537645323_9470255_27214_n(1).jpg`,
    '13039_327707840323_537645323_9470255_27214_n.j(1).json',
  ],
  [
    'both cut',
    'PXL_20230809_203449253.LONG_EXPOSURE-02.ORIGINA.jpg',
    'PXL_20230809_203449253.LONG_EXPOSURE-02.ORIGIN.json',
  ],
  ['both cut, and numbered', `${E46}m(494).jpg`, `${E46}(494).json`],
  ['both cut, within emoji', `${'😀'.repeat(24)}.jpg`, `${'😀'.repeat(23)}.json`],
  ['without the extension', '27_06_12 - 2.jpg', '27_06_12 - 2.json'],
  ['without the extension, and numbered', 'holiday(1).jpg', 'holiday(1).json'],
  ['a picture without extension', 'holiday', 'holiday.json'],
  ['another case', 'IMG_4081(1).jpg', 'IMG_4081.JPG(1).json'],
  ['jpeg for jpg', 'scan.jpeg', 'scan.JPG.supplemental-metadata.json'],
  ['with _ for what a disk forbids', 'Tom_s day _ more.jpg', "Tom's day & more.jpg.json"],
  ['decomposed by a Mac', 'Grüße.jpg'.normalize('NFD'), 'Grüße.jpg.json'.normalize('NFC')],
  ['composed, its sidecar decomposed', 'Grüße.jpg'.normalize('NFC'), 'Grüße.jpg.json'.normalize('NFD')],
  ['cut between a letter and its mark', `${'x'.repeat(45)}éa.jpg`, `${'x'.repeat(45)}e.json`],
  ['JSON in capitals', 'a.jpg', 'a.jpg.JSON'],
])('%s', (_, media, sidecar) => {
  test(`${media} has ${sidecar}`, async () => {
    expect(await paired([sidecar, media])).toEqual({ pairs: { [media]: sidecar }, spare: [], asked: [] });
  });

  test(`as Google numbers them, the next of its name has not`, async () => {
    const next = media.replace(/(\((\d+)\))?(\.[^.]*)?$/, (_all, _bracket, number = '0', extension = '') => {
      return `(${Number(number) + 1})${extension}`;
    });
    expect((await paired([sidecar, next])).pairs).toEqual({});
  });
});

describe('copies share the sidecar of their original', () => {
  test.each([
    ['edited', 'IMG_1-edited.jpg', 'IMG_1.jpg'],
    ['edited, numbered', 'IMG_1-edited(1).jpg', 'IMG_1(1).jpg'],
    ['edited, numbered before', 'IMG_1(1)-edited.jpg', 'IMG_1(1).jpg'],
    ['edited, in capitals', 'IMG_1-EDITED.JPG', 'IMG_1.jpg'],
    ['edited, of another format', 'IMG_1-edited.jpg', 'IMG_1.HEIC'],
    ...[
      'bearbeitet',
      'modifié',
      'modifie',
      'ha editado',
      'editada',
      'modificato',
      'bewerkt',
      'edytowane',
      'düzenlendi',
    ].map((word) => [`edited: ${word}`, `IMG_1-${word}.jpg`, 'IMG_1.jpg']),
    ...['отредактировано', '編集済み', '수정됨', '已修改', 'แก้ไขแล้ว', 'संपादित', 'تم التعديل'].flatMap((word) =>
      ['NFC', 'NFD'].map((form) => [`edited: ${word}, ${form}`, `IMG_1-${word}.jpg`.normalize(form), 'IMG_1.jpg']),
    ),
    ...['effects', 'EFFECTS', 'smile', 'mix'].map((word) => [
      `made by Google: ${word}`,
      `IMG_1-${word}.jpg`,
      'IMG_1.jpg',
    ]),
    ['edited, the word cut', `${'x'.repeat(43)}-edi.jpg`, `${'x'.repeat(43)}.jpg`],
    ['edited, nothing of the word left but its dash', `${'x'.repeat(46)}-.jpg`, `${'x'.repeat(46)}.jpg`],
    ['edited, nothing left of the word', `${'x'.repeat(47)}(1).jpg`, `${'x'.repeat(47)}.jpg`],
    ['the film of a live photo', 'IMG_1.MP4', 'IMG_1.HEIC'],
    ['the film of a live photo, from a Mac', 'IMG_1.mov', 'IMG_1.JPG'],
    ['the film of a live photo, numbered', 'IMG_1(2).MOV', 'IMG_1(2).HEIC'],
    ['the film of a live photo, the edited one', 'IMG_1-edited.mp4', 'IMG_1.HEIC'],
    ['the film of a live photo, cut later', `${'x'.repeat(47)}.MP4`, `${'x'.repeat(46)}.HEIC`],
    ['the film in a Pixel', 'PXL_20221228_185930354.MP', 'PXL_20221228_185930354.MP.jpg'],
    ['the film in a Pixel, its second', 'PXL_20210102_221126856.MP~2', 'PXL_20210102_221126856.MP~2.jpg'],
  ])('%s: %s is of %s', async (_, copy, original) => {
    const { sidecarOf, titleOf } = exported([{ title: original.replace(/\(\d\)/, ''), isEdited: false }], {
      style: 'old',
      edited: '',
    });
    const number = /\(\d\)(?=\.)/.exec(original)?.[0] ?? '';
    const sidecar = Object.values(sidecarOf)[0]!.replace(/\.json$/, `${number}.json`);
    const titles = { [sidecar]: Object.values(titleOf)[0]! };
    expect((await paired([copy, original, sidecar], titles)).pairs).toEqual({ [original]: sidecar, [copy]: sidecar });
    // The original may have gone into another part of the export.
    if (!sidecar.includes('xxx')) expect((await paired([copy, sidecar])).pairs).toEqual({ [copy]: sidecar });
  });

  test('of a HEIC and a JPEG of one name, the film is of the HEIC', async () => {
    const { pairs } = await paired(['IMG_1.MP4', 'IMG_1.JPG', 'IMG_1.HEIC', 'IMG_1.JPG.json', 'IMG_1.HEIC.json']);
    expect(pairs['IMG_1.MP4']).toBe('IMG_1.HEIC.json');
  });

  test('of an original that is not here and has a number of its own', async () => {
    expect((await paired(['a-edited(7).jpg', 'a(7).jpg.json'])).pairs).toEqual({ 'a-edited(7).jpg': 'a(7).jpg.json' });
  });

  test('a film with a sidecar of its own keeps it', async () => {
    const { pairs } = await paired(['IMG_1.MP4', 'IMG_1.JPG', 'IMG_1.JPG.json', 'IMG_1.MP4.json']);
    expect(pairs).toEqual({ 'IMG_1.MP4': 'IMG_1.MP4.json', 'IMG_1.JPG': 'IMG_1.JPG.json' });
  });

  test('a copy with a sidecar of its own keeps it', async () => {
    const { pairs } = await paired(['a-edited.jpg', 'a.jpg', 'a.jpg.json', 'a-edited.jpg.json']);
    expect(pairs).toEqual({ 'a-edited.jpg': 'a-edited.jpg.json', 'a.jpg': 'a.jpg.json' });
  });
});

test.each([
  [['DSC_0102(1).JPG', 'DSC_0102.JPG(2).json']],
  [['DSC_0103.JPG', 'DSC_0103.JPG(1).json']],
  [['IMG_0003(1).jpg', 'IMG_0003.jpg.json']],
  [['IMG_0003(1).jpg', 'IMG_0003.jpg.supplemental-metadata.json']],
  [['PXL_20211013_220651958.jpg', 'PXL_20211013_220651983.jpg.json']],
  [['DSC_0238(1).JPG', 'DSC_0238_1.JPG.json']],
  [['DSC_0238_1.JPG', 'DSC_0238.JPG(1).json']],
  [['IMG_1-edited.jpg', 'IMG_2.jpg.json']],
  [['IMG_1-edited(1).jpg', 'IMG_1.jpg.json']],
  [['IMG_1-beach.jpg', 'IMG_1.jpg.json']],
  [['IMG_1-edi.jpg', 'IMG_1.jpg.json']],
  [['IMG_1.png', 'IMG_1.jpg.json']],
  [['IMG_1.MP4', 'IMG_1(1).HEIC', 'IMG_1.HEIC(1).json'], { 'IMG_1(1).HEIC': 'IMG_1.HEIC(1).json' }],
  [['IMG_10.jpg', 'IMG_1.jpg.json']],
  [['IMG_1.jpg', 'IMG_10.jpg.json']],
  [[`${'x'.repeat(47)}.jpg`, `${'x'.repeat(45)}.json`]],
  [['IMG_1.jpg', 'IMG_1(1).json']],
  [['PinClipart.com_gopher-clipart_4000224.jpg', 'PinClipart.com_gopher-clipart_4000224.jpg.supp(1).json']],
  [['IMG_1.Jpg', 'IMG_1.jpg.json', 'IMG_1.JPG.json']],
  [['IMG_1.Jpg', 'IMG_1.JPG', 'IMG_1.jpg.json']],
  [['archive_browser.html', 'archive_browser.json']],
  [['a.jpg', 'a.jpg.metadata.txt']],
])('across names, nothing matches: %j', async (entries, pairs: Record<string, string> = {}) => {
  const titles = Object.fromEntries(entries.map((entry) => [entry, entry.replace(/(\.supp.*)?(\(\d\))?\.json$/, '')]));
  expect((await paired(entries, titles)).pairs).toEqual(pairs);
});

test('each of many similar names has its own', async () => {
  const pairs = {
    'DSC_0238.JPG': 'DSC_0238.JPG.json',
    'DSC_0238(1).JPG': 'DSC_0238.JPG(1).json',
    'DSC_0238_1.JPG': 'DSC_0238_1.JPG.json',
    'DSC_0238-edited.JPG': 'DSC_0238.JPG.json',
    'DSC_0238-edited(1).JPG': 'DSC_0238.JPG(1).json',
    'DSC_0238.MP4': 'DSC_0238.MP4.supplemental-metadata.json',
    'DSC_0238.dng': 'DSC_0238.dng.supplemental-metadata.json',
  };
  expect(await paired([...Object.keys(pairs), ...new Set(Object.values(pairs))])).toEqual({
    pairs,
    spare: [],
    asked: [],
  });
});

test('two exports in one folder: both sidecars are of the picture, and the newer counts', async () => {
  const { pairs, spare } = await paired(['a.jpg', 'a.jpg.json', 'a.jpg.supplemental-metadata.json']);
  expect(pairs).toEqual({ 'a.jpg': 'a.jpg.supplemental-metadata.json' });
  expect(spare).toEqual([]);
});

describe('where names leave it open, the title tells', () => {
  const [one, other] = [`${E46}a.jpg`, `${E46}b.jpg`];
  const [first, second] = [`${E46}.json`, `${E46}(1).json`];

  test('two pictures whose sidecars have one name', async () => {
    const { pairs } = await paired([one, other, first, second], {
      [first]: `${E46}bird.jpg`,
      [second]: `${E46}ape.jpg`,
    });
    expect(pairs).toEqual({ [one]: second, [other]: first });
  });

  test('and are numbered otherwise than they', async () => {
    const third = `${E46}(2).json`;
    const titles = { [first]: `${E46}ape.jpg`, [second]: `${E46}bird.jpg`, [third]: `${E46}ant.jpg` };
    const { pairs } = await paired([one, other, `${E46}a(1).jpg`, first, second, third], titles);
    expect(pairs).toEqual({ [one]: first, [other]: second, [`${E46}a(1).jpg`]: third });
  });

  test('one of them is not here', async () => {
    const { pairs, spare } = await paired([other, first, second], {
      [first]: `${E46}ape.jpg`,
      [second]: `${E46}bird.jpg`,
    });
    expect(pairs).toEqual({ [other]: second });
    expect(spare).toEqual([first]);
  });

  test('and where the titles are equal as well, the number', async () => {
    const entries = [one, `${E46}a(2).jpg`, first, second, `${E46}(2).json`];
    const titles = Object.fromEntries(entries.slice(2).map((sidecar) => [sidecar, `${E46}ape.jpg`]));
    const { pairs, spare } = await paired(entries, titles);
    expect(pairs).toEqual({ [one]: first, [`${E46}a(2).jpg`]: `${E46}(2).json` });
    expect(spare).toEqual([second]);
  });

  test('a still and a film that share a sidecar without extension', async () => {
    const entries = ['IMG_1.HEIC', 'IMG_1.MP4', 'IMG_1.json'];
    expect((await paired(entries, { 'IMG_1.json': 'IMG_1.HEIC' })).pairs).toEqual({
      'IMG_1.HEIC': 'IMG_1.json',
      'IMG_1.MP4': 'IMG_1.json',
    });
    expect((await paired(entries, { 'IMG_1.json': 'IMG_1' })).pairs).toEqual({});
    expect((await paired(entries)).pairs).toEqual({});
  });

  test('a sidecar of quite another name', async () => {
    const { pairs } = await paired(['27_06_12.mov', 'b.jpg', 'x.json', 'y.json'], {
      'x.json': '27/06/12',
      'y.json': 'b.JPEG',
    });
    expect(pairs).toEqual({ '27_06_12.mov': 'x.json', 'b.jpg': 'y.json' });
  });

  test('two sidecars of one title tell nothing', async () => {
    const { pairs, spare } = await paired(['b.jpg', 'x.json', 'y.json'], { 'x.json': 'b.jpg', 'y.json': 'b.jpg' });
    expect(pairs).toEqual({});
    expect(spare).toEqual(['x.json', 'y.json']);
  });

  test('no title is read where there is no picture left, or no sidecar', async () => {
    expect((await paired(['a.jpg', 'a.jpg.json', 'metadata.json'])).asked).toEqual([]);
    expect((await paired(['a.jpg', 'a.jpg.json', 'b.jpg'])).asked).toEqual([]);
    expect((await paired(['a.jpg', 'metadata.json'])).asked).toEqual(['metadata.json']);
  });
});

test.each([['IMG'], ['x'.repeat(60)]])('ten thousand pictures of one title have each its own: %s', async (title) => {
  const items = Array.from({ length: 10_000 }, () => ({ title: `${title}.jpg`, isEdited: false }));
  const { sidecarOf, titleOf } = exported(items, { style: 'new', edited: '' });
  expect((await paired([...Object.keys(titleOf), ...Object.keys(sidecarOf)], titleOf)).pairs).toEqual(sidecarOf);
});

test('whatever Google exports, each file finds its sidecar, in any order of entries', async () => {
  const word = fc.constantFrom('a', 'IMG_0001', 'DSC_0238', 'Grüße & Küsse', '😀😀', 'y.z', '_', ' ', '-', '1');
  const short = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('').slice(0, 30));
  // Where Google cuts, there are many of one name.
  const long = fc.stringMatching(/^[ab]{0,4}$/).map((end) => 'x'.repeat(44) + end);
  const stem = fc.oneof(short, long);
  const title = fc.tuple(stem, fc.constantFrom('.jpg', '.JPG', '.jpeg', '.png', '.heic', '.mp4', '.MP'));
  const titles = fc.array(title, { minLength: 1, maxLength: 12 });
  const again = fc.array(fc.nat(), { maxLength: 4 });
  const how = fc.record({
    style: fc.constantFrom('old' as const, 'new' as const),
    edited: fc.constantFrom('edited', 'bearbeitet', 'ha editado', '編集済み'),
  });
  await fc.assert(
    fc.asyncProperty(titles, again, fc.array(fc.boolean()), how, fc.nat(), async (some, repeated, edits, how, seed) => {
      const once = some.map((parts) => parts.join(''));
      const all = [...once, ...repeated.map((which) => once[which % once.length]!)];
      // Nobody could tell of which it is the copy, were nothing left of the word.
      const items = all.map(
        (title, index): Item => ({ title, isEdited: (edits[index] ?? false) && title.length < 51 }),
      );
      const { sidecarOf, titleOf } = exported(items, how);
      const entries = [...Object.keys(sidecarOf), ...Object.keys(titleOf), 'metadata.json'];
      const turned = entries.map((_, index) => entries[(index * 7919 + seed) % entries.length]!);
      const mixed = [...new Set([...turned, ...entries])];
      expect((await paired(mixed, titleOf)).pairs).toEqual(sidecarOf);
    }),
    { numRuns: 500 },
  );
});
