/** The programs that decode what sharp can't, and which of them this machine has. */
import { access, constants } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';
import { execa } from 'execa';
import type { MediaKind } from '../../../core/kind.ts';

interface ToolFacts {
  /** Names it goes by, the newest first. */
  names: readonly string[];
  of: string;
  ask: readonly string[];
  /** Looked for in the answer: something else may go by its name. */
  is: RegExp;
  serves: readonly MediaKind[];
}

export const TOOLS = {
  'heif-convert': {
    names: ['heif-dec', 'heif-convert'],
    of: 'libheif',
    ask: ['--list-decoders'],
    // Since 2024 Ubuntu packs the decoder apart, and without it every file would look corrupt. Older ones have no list.
    is: /HE[IV]C decoders:\s*(?:- )?\w+ =|^(?![\s\S]*decoders:)[\s\S]*libheif/i,
    serves: ['heif'],
  },
  convert: {
    names: ['magick', 'convert'],
    of: 'ImageMagick',
    ask: ['-version'],
    is: /^Version: ImageMagick \d/m,
    serves: ['heif', 'image', 'tiff'],
  },
  dcraw: { names: ['dcraw'], of: 'dcraw', ask: [], is: /Raw photo decoder "dcraw"/, serves: ['raw'] },
  dcraw_emu: { names: ['dcraw_emu'], of: 'LibRaw', ask: [], is: /dcraw_emu/, serves: ['raw'] },
  ffprobe: { names: ['ffprobe'], of: 'FFmpeg', ask: ['-version'], is: /^ffprobe version/m, serves: ['video'] },
  ffmpeg: { names: ['ffmpeg'], of: 'FFmpeg', ask: ['-version'], is: /^ffmpeg version/m, serves: ['video'] },
} as const satisfies Record<string, ToolFacts>;

export type Tool = keyof typeof TOOLS;

/** Absolute paths of what was found when the converter started. */
export type Tools = Readonly<Partial<Record<Tool, string>>>;

const ASK_MS = 20_000;

/** `path` is a list of folders, as in PATH. */
export async function findTools(path: string): Promise<Tools> {
  const found = await Promise.all(allTools.map(async (tool) => [tool, await findTool(TOOLS[tool], path)] as const));
  return Object.fromEntries(found.filter(([, file]) => file !== undefined));
}

export const allTools = Object.keys(TOOLS) as Tool[];

export function missingTools(tools: Tools): Tool[] {
  return allTools.filter((tool) => !tools[tool]);
}

/** What a file of this kind needs and this machine lacks. */
export function missingFor(kind: MediaKind, tools: Tools): Tool[] {
  return missingTools(tools).filter((tool) => (TOOLS[tool].serves as readonly MediaKind[]).includes(kind));
}

async function findTool({ names, ask, is }: ToolFacts, path: string): Promise<string | undefined> {
  const folders = path.split(delimiter).filter(Boolean);
  for (const file of names.flatMap((name) => folders.map((folder) => resolve(folder, name)))) {
    const executable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!executable) continue;
    const { all } = await execa(file, ask, { all: true, reject: false, stdin: 'ignore', timeout: ASK_MS });
    if (is.test(all ?? '')) return file;
  }
  return undefined;
}
