/** What builds and runs images on this machine: Docker where its daemon answers, else buildah and podman. */
import { execa } from 'execa';
import { openBuildah } from './buildah.ts';
import { docker } from './docker.ts';
import type { Arch, Target } from './plan.ts';

export interface Build {
  target: Target;
  arch: Arch;
  /** What the image will be called. */
  tag: string;
  /** It is to be pushed: then only on the published base. */
  published: boolean;
  /** Of the Dockerfile. */
  args: Readonly<Record<string, string>>;
}

export interface Engine {
  name: string;
  /** Its output goes to stderr. Throws an `OutageError`. */
  build(build: Build): Promise<void>;
  /** Puts the images of all architectures under one reference, and gives its digest: `sha256:...`. */
  push(tags: readonly string[], reference: string): Promise<string>;
  /** Writes an image to a file, in the format of `docker save`. */
  save(tag: string, file: string): Promise<void>;
  /** The command that runs containers, for who adds `run` and the rest. */
  program: string;
  /** What it needs in its environment. */
  env: Readonly<Record<string, string>>;
}

/** Throws an `OutageError` that says what to install. */
export async function openEngine(): Promise<Engine> {
  // A command without a daemon is common.
  const { failed, stderr } = await execa('docker', ['info'], { reject: false });
  return failed ? openBuildah(`${stderr ?? ''}`.trim().split('\n').at(-1)) : docker;
}
