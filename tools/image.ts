/** `npm run image`: builds the images, for both architectures, and may push them to a registry. */
import release from '../package.json' with { type: 'json' };
import { openEngine } from './image/engine.ts';
import { ARCHES, type Arch, nameOf, TARGETS, type Target, tagOf } from './image/plan.ts';
import { CHANGED, revision } from './image/revision.ts';
import { DONE, runCommand, UsageError } from './terminal/command.ts';

const HELP = `npm run image [-- --arch amd64 --target converter --no-video --push REGISTRY/OWNER]

Builds the images by Dockerfile.converter: converter and control (the API and the scaler), for amd64 and arm64. Docker does it
where its daemon answers, else buildah does. The images are called localhost/ironviper-converter:amd64, and so on.

  --arch ARCH       only this one; may be given twice
  --target TARGET   only this one
  --no-video        leaves ffmpeg out of the converter, which is called ironviper-converter-stills then
  --push PREFIX     puts them into a registry as PREFIX/ironviper-converter:${release.version}, both architectures in one, and prints
                    their digests: a deployment takes images by digest
  --help

Exit code: 0 done, 1 a build failed, 2 wrong use.

  npm run image
  npm run image -- --arch amd64 --target converter
  npm run image -- --push ghcr.io/OWNER
`;

const PREFIX = /^[\w.-]+(:\d+)?(\/[\w.-]+)+$/;

const OPTIONS = {
  arch: { type: 'string', multiple: true },
  target: { type: 'string', multiple: true },
  'no-video': { type: 'boolean' },
  push: { type: 'string' },
} as const;

await runCommand({ name: 'run image', help: HELP, options: OPTIONS }, async ({ values }) => {
  const arches: readonly Arch[] = choice('arch', ARCHES, values.arch);
  const targets: readonly Target[] = choice('target', TARGETS, values.target);
  const video = !values['no-video'];
  const { push: prefix } = values;
  const args = { VERSION: release.version, REVISION: await revision(), VIDEO: video ? 'yes' : 'no' };
  if (prefix !== undefined) refuseToPush(prefix, arches, args.REVISION);
  const engine = await openEngine();
  for (const target of targets) {
    const name = nameOf(target, { video });
    const tags = arches.map((arch) => tagOf(name, arch));
    for (const [index, tag] of tags.entries()) {
      process.stderr.write(`image: building ${tag} with ${engine.name}\n`);
      await engine.build({ target, arch: arches[index]!, tag, args, published: prefix !== undefined });
      if (prefix === undefined) process.stdout.write(`${tag}\n`);
    }
    if (prefix === undefined) continue;
    const reference = `${prefix}/${name}`;
    const digest = await engine.push(tags, `${reference}:${release.version}`);
    process.stdout.write(`${reference}@${digest}\n`);
  }
  return DONE;
});

/** What is pushed is there for others: whole, and of a commit. */
function refuseToPush(prefix: string, arches: readonly Arch[], commit: string): void {
  if (!PREFIX.test(prefix)) throw new UsageError(`--push ${prefix}: a registry and an owner, as ghcr.io/OWNER.`);
  if (arches.length < ARCHES.length) throw new UsageError('--push takes both architectures: leave out --arch.');
  if (commit.endsWith(CHANGED)) throw new UsageError('--push takes what is committed: this checkout has changes.');
}

function choice<Name extends string>(
  option: string,
  all: readonly Name[],
  said: readonly string[] | undefined,
): readonly Name[] {
  const wrong = said?.find((name) => !(all as readonly string[]).includes(name));
  if (wrong !== undefined) throw new UsageError(`--${option} ${wrong}: it is ${all.join(' or ')}.`);
  return all.filter((name) => said === undefined || said.includes(name));
}
