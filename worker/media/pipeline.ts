/** What this converter makes of any content. */
import { PIPELINE_VERSION, type Pipeline } from '../../core/pipeline.ts';
import { previewSettings } from './previews.ts';
import type { RawPreference } from './readers/reader.ts';

export function pipelineFor(raw: RawPreference): Pipeline {
  const settings = raw === 'preview' ? previewSettings() : `${previewSettings()}; raw ${raw}`;
  return { version: PIPELINE_VERSION, settings };
}
