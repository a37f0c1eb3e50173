/** One file of an upload: its name, and what is to be said of it. */
import { bytesText } from '../../../core/amounts.ts';
import { partsOf } from '../../../core/names.ts';
import { hrefOf } from '../../route.ts';
import { nameShown } from '../../ui/nameShown.ts';
import type { Row, RowState } from '../../upload/row.ts';

interface Props {
  row: Pick<Row, 'name'> & Partial<Row>;
  /** Bytes of it that lie in the storage, while it is being sent. */
  there?: number;
}

const WORDS: Partial<Record<RowState, string>> = {
  sent: 'Being converted',
  plain: 'Kept; there is no preview of it',
};
const SHOWN: ReadonlySet<RowState> = new Set(['ready', 'broken', 'here', 'trashed']);

export function FileRow({ row: { name, as = name, id, state, bytes = 0, why }, there = 0 }: Props) {
  const { folder } = partsOf(as);
  const at = name.lastIndexOf('/') + 1;
  const shown = (
    <bdi>
      <span class="muted">{nameShown(name.slice(0, at))}</span>
      {nameShown(name.slice(at))}
    </bdi>
  );
  const isShown = id !== undefined && state !== undefined && SHOWN.has(state);
  const percent = state === 'sending' && there > 0 ? `${Math.floor((there / bytes) * 100)} %` : undefined;
  return (
    <li class="file-row">
      <span class="file-row-name">
        {isShown ? (
          <a href={hrefOf({ screen: 'photo', id, inside: { list: 'folder', path: folder } })}>{shown}</a>
        ) : (
          shown
        )}
      </span>
      <span class="muted">{percent ?? (bytes > 0 && bytesText(bytes))}</span>
      {as !== name && (
        <span class="file-row-note muted">
          Its name was taken: it is <bdi>{nameShown(as.slice(as.lastIndexOf('/') + 1))}</bdi>
        </span>
      )}
      {(why ?? (state && WORDS[state])) && <span class="file-row-note muted">{why ?? (state && WORDS[state])}</span>}
    </li>
  );
}
