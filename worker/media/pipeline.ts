/** What this converter makes of any content. */
import type { Pipeline } from '../../core/pipeline.ts';
import { previewSettings } from './previews.ts';

/** Add one whenever the same file would give other pictures, metadata or fingerprints: everything is then made again. */
const VERSION = 1;

export const pipeline: Pipeline = { version: VERSION, settings: previewSettings() };
