/** When it was taken, and who says so; what people said of it. */
import { sourceText } from '../words/factText.ts';
import { Fact } from './Fact.tsx';
import { takenWords } from './facts.ts';
import type { Known } from './knownOf.ts';
import { Words } from './Words.tsx';

export function TakenFacts({ record }: { record: Known }) {
  const { takenSource, keywords = [], rating, user } = record;
  const stars = user.rating ?? rating;
  return (
    <dl>
      <Fact label="Taken">
        {takenWords(record)}
        <span class="muted small">{sourceText(takenSource)}</span>
      </Fact>
      {stars !== undefined && stars > 0 && <Fact label="Rating">{stars} of 5</Fact>}
      {keywords.length > 0 && (
        <Fact label="Keywords">
          <span class="row">
            {keywords.map((word) => (
              <span key={word} class="chip">
                <Words text={word} />
              </span>
            ))}
          </span>
        </Fact>
      )}
    </dl>
  );
}
