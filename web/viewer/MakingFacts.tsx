/** What was made of the file: how, which previews, and what went wrong. */
import { FAULT_WORDS } from '../../core/faultWords.ts';
import { may } from '../talk/session.ts';
import { momentText } from '../words/when.ts';
import { Fact } from './Fact.tsx';
import { developedWords, previewWords } from './facts.ts';
import type { Known } from './knownOf.ts';
import type { Look } from './look.ts';

const STATES: Record<Known['state'], string> = {
  ok: 'Converted',
  degraded: 'Damaged: only a part of it could be read',
  failed: 'Failed',
  unsupported: 'Kept as it is, without a picture',
  deleted: 'Deleted',
};

export function MakingFacts({ record, look: { deeds } }: { record: Known; look: Look }) {
  const { id, state, fault, previews, convertedAt } = record;
  const made = developedWords(record);
  const isAtWork = deeds.converting.value.has(id);
  return (
    <dl>
      <Fact label="State">
        {STATES[state]}
        {fault && (
          <span class="small">
            {FAULT_WORDS[fault.code].means}. What can be done: {FAULT_WORDS[fault.code].advice}.
          </span>
        )}
        {fault?.message && <span class="muted small info-said">{fault.message}</span>}
        <span class="muted small">{momentText(convertedAt)}</span>
        {may('act') && state !== 'deleted' && (
          <button type="button" class="button" disabled={isAtWork} onClick={deeds.reconvert}>
            {isAtWork ? 'Being converted' : 'Reconvert'}
          </button>
        )}
      </Fact>
      {made && <Fact label="Made">{made}</Fact>}
      {previews.length > 0 && (
        <Fact label="Previews">
          {previews.map((preview) => (
            <span key={preview.name}>{previewWords(preview)}</span>
          ))}
        </Fact>
      )}
    </dl>
  );
}
