/** A drawing is text from a stranger: it is drawn to a bounded size, loads nothing, and can't hold us up. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bombPng } from '../fixtures/bombPng.ts';
import { seen, show, showFile } from '../fixtures/show.ts';

const XLINK = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function drawing(content: string, size = 'width="40" height="40"'): string {
  return `<svg ${XLINK} ${size}>${content}</svg>`;
}

describe('a drawing', () => {
  test('has previews like a photo, on white', async () => {
    const shown = await show(drawing('<rect width="20" height="40" fill="#ff0000"/>'));
    expect(shown).toMatchObject({ kind: 'svg', contentType: 'image/svg+xml', state: 'ok', width: 40, height: 40 });
    const { data } = await seen(shown);
    expect([...data.subarray(0, 3)]).toEqual([expect.closeTo(255, -1), expect.closeTo(0, -1), expect.closeTo(0, -1)]);
    expect(Math.min(...data.subarray(35 * 3, 40 * 3))).toBeGreaterThan(245);
  });

  test('is turned by a person like a photo', async () => {
    const shown = await show(drawing('<rect width="20" height="40"/>', 'width="30" height="60"'), { turn: 90 });
    expect([shown.width, shown.height]).toEqual([60, 30]);
  });

  test.each([
    ['width="100000" height="50000"', 2048, 1024],
    ['viewBox="0 0 5000000 5000000"', 2048, 2048],
    ['width="24" height="24"', 24, 24],
    ['', 1000, 1000],
  ])('of size "%s" is drawn with %ix%i pixels', async (size, width, height) => {
    const shown = await show(drawing('<rect width="1000" height="1000" fill="#00f"/>', size));
    expect([shown.width, shown.height]).toEqual([width, height]);
  });

  test('without a size is a fault', async () => {
    await expect(show(drawing('', 'width="0" height="0"'))).rejects.toMatchObject({
      name: 'FaultError',
      code: 'corrupt',
    });
  });
});

describe('a drawing can load nothing', () => {
  let folder: string;
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.end();
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ironviper-test-'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const red = { create: { width: 40, height: 40, channels: 3, background: 'red' } } as const;
    await sharp(red).png().toFile(join(folder, 'red.png'));
    await writeFile(join(folder, 'red.css'), 'rect{fill:red}');
    await writeFile(join(folder, 'red.svg'), drawing('<g id="a"><rect width="40" height="40" fill="red"/></g>'));
  });
  afterEach(() => rm(join(folder, 'drawn.png'), { force: true }));
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const image = (href: string) => drawing(`<image width="40" height="40" xlink:href="${href}"/>`);
  const white = '<rect width="40" height="40" fill="white"/>';
  const attempts: [what: string, text: (folder: string, origin: string) => string][] = [
    ['a neighbour by its name', () => image('red.png')],
    ['a file by its URL', (at) => image(`file://${at}/red.png`)],
    ['a file by its path', (at) => image(`${at}/red.png`)],
    ['a web page', (_, origin) => image(`${origin}/red.png`)],
    ['another drawing', () => drawing('<use xlink:href="red.svg#a"/>')],
    ['a style sheet', () => `<?xml-stylesheet href="red.css" type="text/css"?>${drawing(white)}`],
    [
      'an imported style',
      (at, origin) => drawing(`<style>@import "file://${at}/red.css"; @import "${origin}/a.css";</style>${white}`),
    ],
    [
      'a filter',
      () =>
        drawing(
          `<filter id="f"><feImage xlink:href="red.png"/></filter><rect width="40" height="40" fill="white" filter="url(#f)"/>`,
        ),
    ],
    [
      'an inclusion',
      (at) =>
        drawing(
          `<text y="20"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${at}/red.css" parse="text"/></text>`,
        ),
    ],
  ];

  test.each(attempts)('%s', async (_, text) => {
    const file = join(folder, 'drawing.svg');
    await writeFile(file, text(folder, `http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    const { data } = await seen(await showFile(file));
    expect(Math.min(...data)).toBeGreaterThan(250);
    expect(asked).toBe(0);
  });

  test('but what it brings with it', async () => {
    const red = await sharp(join(folder, 'red.png')).toBuffer();
    const { data } = await seen(await show(image(`data:image/png;base64,${red.toString('base64')}`)));
    expect(data[1]).toBeLessThan(20);
  });

  test('an entity from a file, or entities without end, are faults', async () => {
    const outside = `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>${drawing('<text y="20">&x;</text>')}`;
    const more = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
    const endless = `<!DOCTYPE svg [<!ENTITY e0 "lol">${more}]>${drawing('<text y="20">&e9;</text>')}`;
    for (const text of [outside, endless]) {
      await expect(show(text)).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
    }
  });
});

test('a drawing under the signature of another kind is not drawn, since that would be in our own process', async () => {
  const disguised = `<!--ftypavif-->${drawing('<rect width="20" height="40"/>')}`;
  await expect(show(disguised)).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
});

describe.runIf(process.platform === 'linux')('a drawing that wants all memory', () => {
  const bomb = `data:image/png;base64,${bombPng(20_000, 20_000).toString('base64')}`;
  const content = drawing(`<image width="40" height="40" xlink:href="${bomb}"/>`);

  test('gets as much as it was promised, and no more', async () => {
    await expect(show(content, { memory: 256 * 2 ** 20 })).rejects.toMatchObject({
      name: 'FaultError',
      code: 'out-of-memory',
    });
  });
});

describe('a drawing that keeps the renderer busy', () => {
  const dilate = '<feMorphology operator="dilate" radius="300"/>'.repeat(20);
  const busy = drawing(
    `<filter id="f">${dilate}</filter><rect width="2000" height="2000" filter="url(#f)"/>`,
    'width="2000" height="2000"',
  );

  const processes = () => process.getActiveResourcesInfo().filter((each) => each === 'ProcessWrap').length;

  test('is too slow after its time, and its process is gone', async () => {
    await expect(show(busy, { fileSeconds: 1 })).rejects.toMatchObject({ name: 'FaultError', code: 'too-slow' });
    await expect.poll(processes).toBe(0);
  });

  test('is given up as soon as we must leave', async () => {
    const stop = new AbortController();
    const showing = show(busy, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('SIGTERM')), 300);
    await expect(showing).rejects.toThrow('SIGTERM');
    await expect.poll(processes).toBe(0);
  });
});
