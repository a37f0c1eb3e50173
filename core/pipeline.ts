/** What a converter would make of any content: when it changes, earlier pictures are no longer current. */
import { createHash } from 'node:crypto';
import { base32 } from './base32.ts';

/** Add one whenever the same file would give other pictures, metadata or fingerprints: everything is then made again. */
export const PIPELINE_VERSION = 2;

export interface Pipeline {
  /** Grows with every change that makes other pictures, metadata or fingerprints. */
  version: number;
  /** The preview settings, as text. */
  settings: string;
}

/** Clockwise degrees a person turned a picture to, on top of its own orientation. */
export type Turn = 0 | 90 | 180 | 270;

/** 8 characters (40 bits) that name the pictures made of this content, by this pipeline, at this turn. */
export function revOf(sha256: string, pipeline: Pipeline, turn: Turn): string {
  const text = JSON.stringify([sha256, pipeline.version, pipeline.settings, turn]);
  return base32(createHash('sha256').update(text).digest(), 8);
}
