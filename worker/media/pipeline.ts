/** What this converter makes of any content. */
import type { Pipeline } from '../../core/pipeline.ts';
import { previewSettings } from './previews.ts';
import type { RawPreference } from './readers/reader.ts';

/** Add one whenever the same file would give other pictures, metadata or fingerprints: everything is then made again. */
export const PIPELINE_VERSION = 2;

export function pipelineFor(raw: RawPreference): Pipeline {
  const settings = raw === 'preview' ? previewSettings() : `${previewSettings()}; raw ${raw}`;
  return { version: PIPELINE_VERSION, settings };
}
