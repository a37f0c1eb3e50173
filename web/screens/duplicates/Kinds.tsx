/** Which copies are looked at. */
import type { GroupKind } from './groupList.ts';

const KINDS: readonly { kind: GroupKind; label: string }[] = [
  { kind: 'exact', label: 'Exact' },
  { kind: 'similar', label: 'Similar' },
];

export function Kinds({ kind, onShow }: { kind: GroupKind; onShow(kind: GroupKind): void }) {
  return (
    <fieldset class="kinds">
      <legend class="spoken">Kind of copies</legend>
      {KINDS.map((each) => (
        <button
          key={each.kind}
          type="button"
          class="button quiet"
          aria-pressed={each.kind === kind}
          onClick={() => onShow(each.kind)}
        >
          {each.label}
        </button>
      ))}
    </fieldset>
  );
}
