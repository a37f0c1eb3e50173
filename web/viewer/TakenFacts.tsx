/** When it was taken, and who says so; what people said of it. */
import { Fact } from './Fact.tsx';
import { sourceWords, takenWords } from './facts.ts';
import type { Known } from './knownOf.ts';

export function TakenFacts({ record }: { record: Known }) {
  const { takenSource, keywords = [], rating, user } = record;
  const stars = user.rating ?? rating;
  return (
    <dl>
      <Fact label="Taken">
        {takenWords(record)}
        <span class="muted small">{sourceWords(takenSource)}</span>
      </Fact>
      {stars !== undefined && stars > 0 && <Fact label="Rating">{stars} of 5</Fact>}
      {keywords.length > 0 && (
        <Fact label="Keywords">
          <span class="row">
            {keywords.map((word) => (
              <span key={word} class="chip">
                {word}
              </span>
            ))}
          </span>
        </Fact>
      )}
    </dl>
  );
}
