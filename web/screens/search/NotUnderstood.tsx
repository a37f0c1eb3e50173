/** Says which part of a query means nothing, and why; what is not understood is not searched for. */
import { nameShown } from '../../ui/nameShown.ts';

interface Props {
  parts: readonly { text: string; why: string }[];
  /** The query without them; nothing where nothing is left. */
  rest: string;
  onRest(): void;
}

export function NotUnderstood({ parts, rest, onRest }: Props) {
  return (
    <div class="not-understood" role="alert">
      <h2>Part of this was not understood, so nothing was searched.</h2>
      <dl>
        {parts.map(({ text, why }) => (
          <div key={text}>
            <dt>
              <bdi>{nameShown(text)}</bdi>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      {rest !== '' && (
        <button type="button" class="button" onClick={onRest}>
          <span>
            Search for <bdi>{nameShown(rest)}</bdi> alone
          </span>
        </button>
      )}
    </div>
  );
}
