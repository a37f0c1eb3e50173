/** An image as its engine saves it, taken apart: how it is to be run, and each of its layers in a folder of its own. */
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip, createGzip } from 'node:zlib';
import { execa } from 'execa';
import { z } from 'zod';
import type { Closers } from '../../tools/local/closers.ts';
import { type Subject, temporaryFolder } from './subject.ts';

export interface Entry {
  /** As `ls` writes it: `-rwxr-xr-x`. */
  mode: string;
  owner: string;
  /** Without a slash at either end. */
  path: string;
}

export interface Layer {
  /** What is in it was laid out here. */
  folder: string;
  entries: Entry[];
  /** What is sent of it to whoever pulls the image, in bytes. */
  gzipped: number;
}

export type Config = z.output<typeof Config>;

export interface SavedImage {
  config: Config;
  architecture: string;
  layers: Layer[];
}

const Config = z.object({
  User: z.string().default(''),
  Entrypoint: z.array(z.string()).nullish(),
  Cmd: z.array(z.string()).nullish(),
  WorkingDir: z.string().default(''),
  Labels: z.record(z.string(), z.string()).nullish(),
  Healthcheck: z.object({ Test: z.array(z.string()) }).optional(),
  StopSignal: z.string().optional(),
});
const Image = z.object({ architecture: z.string(), config: Config });
const Manifest = z.tuple([z.object({ Config: z.string(), Layers: z.array(z.string()) })]);

export async function savedImage({ engine }: Subject, tag: string, closing: Closers): Promise<SavedImage> {
  const folder = await temporaryFolder(closing);
  const whole = join(folder, 'image.tar');
  await engine.save(tag, whole);
  await execa('tar', ['--extract', '--file', whole, '--directory', folder]);
  const [{ Config: name, Layers: names }] = Manifest.parse(await json(join(folder, 'manifest.json')));
  const { architecture, config } = Image.parse(await json(join(folder, name)));
  const layers: Layer[] = [];
  for (const [index, layer] of names.entries()) {
    layers.push(await opened(join(folder, layer), join(folder, `layer-${index}`)));
  }
  return { architecture, config, layers };
}

async function opened(tar: string, folder: string): Promise<Layer> {
  await mkdir(folder);
  await execa('tar', ['--extract', '--preserve-permissions', '--file', tar, '--directory', folder]);
  const { stdout } = await execa('tar', ['--list', '--verbose', '--numeric-owner', '--file', tar]);
  const entries = stdout.split('\n').flatMap((line) => {
    const [, mode = '', owner = '', name = ''] = LINE.exec(line) ?? [];
    const path = name.replace(/^\.?\/|\/$/g, '').replace(/ -> .*| link to .*/, '');
    return path ? [{ mode, owner, path }] : [];
  });
  return { folder, entries, gzipped: await gzippedSize(tar) };
}

/** Mode, owner and group, size, day, time, name. */
const LINE = /^(\S{10})\S? (\d+\/\d+) +\S+ \S+ \S+ (.*)$/;

/** By level 6, as registries are usually sent it. Some engines save what is compressed already. */
async function gzippedSize(tar: string): Promise<number> {
  const file = await open(tar);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  await file.close();
  const source = createReadStream(tar);
  const plain = buffer.equals(GZIP) ? source.pipe(createGunzip()) : source;
  let bytes = 0;
  for await (const chunk of plain.pipe(createGzip({ level: 6 })) as AsyncIterable<Buffer>) bytes += chunk.length;
  return bytes;
}

const GZIP = Buffer.from([0x1f, 0x8b]);

async function json(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
