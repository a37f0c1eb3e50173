/** A file that failed: why, since when, and what became of it since it was asked for again. */
import download from 'lucide-static/icons/download.svg?raw';
import file from 'lucide-static/icons/file.svg?raw';
import film from 'lucide-static/icons/film.svg?raw';
import image from 'lucide-static/icons/image.svg?raw';
import again from 'lucide-static/icons/rotate-cw.svg?raw';
import { countText } from '../../../core/amounts.ts';
import { hrefOf, type Inside } from '../../route.ts';
import { api, ask } from '../../talk/api.ts';
import { downloadOriginal } from '../../talk/originalUrl.ts';
import { asTalkError } from '../../talk/problem.ts';
import { may, serverNow } from '../../talk/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import { Preview } from '../../ui/Preview.tsx';
import { say } from '../../ui/toasts.ts';
import { useAnswer } from '../../ui/useAnswer.ts';
import { agoText, momentText } from '../../words/when.ts';
import type { Failure } from './failureList.ts';
import { faultText } from './faultText.ts';
import type { Fate } from './following.ts';

interface Props {
  failure: Failure;
  /** Where the viewer, opened from here, says it is. */
  inside: Inside;
  fate: Fate | undefined;
  selected: boolean;
  onSelect(): void;
  onReconvert(): void;
}

export function FailureRow({ failure, inside, fate, selected, onSelect, onReconvert }: Props) {
  const { id, folder } = failure;
  const name = nameShown(folder ? failure.name.slice(folder.length + 1) : failure.name);
  const { fault, message, stage, attempts, convertedAt } = fate?.is === 'failed' ? fate.again : failure;
  const open = hrefOf({ screen: 'photo', id, inside });
  const over = fate?.is === 'ready' || fate?.is === 'gone';
  // Not disabled: whoever pressed it keeps the focus.
  const still = over || fate?.is === 'waiting';
  return (
    <li class={`failure ${fate?.is ?? 'failed'}`} data-id={id}>
      <label class="failure-select">
        <input type="checkbox" checked={selected} disabled={over} onChange={onSelect} />
        <span class="spoken">Select {name}</span>
      </label>
      <span class="failure-picture">
        {fate?.is === 'ready' ? (
          <ReadyPicture id={id} kind={failure.kind} />
        ) : (
          <Icon svg={glyphOf(failure.kind)} px={24} />
        )}
      </span>
      <div class="failure-words">
        <p class="failure-name">
          <a href={open}>
            <bdi>{name}</bdi>
          </a>
        </p>
        <p class="small">
          <a class="failure-folder" href={hrefOf({ screen: 'folders', path: folder, focus: id })}>
            <bdi>{nameShown(folder) || 'Not in a folder'}</bdi>
          </a>
        </p>
        <p class="failure-message">{message}</p>
      </div>
      <div class="failure-state small">
        <p class="failure-fate" role={fate ? 'status' : undefined}>
          {fate ? fateText(fate) : faultText(fault)}
        </p>
        <p class="muted">
          {over ? 'It had failed ' : stage && `In the step “${stage}”, `}
          {!over && attempts > 0 && `${countText(attempts, 'attempt')}, `}
          <time dateTime={convertedAt} title={momentText(convertedAt)}>
            {agoText(convertedAt, serverNow())}
          </time>
        </p>
      </div>
      <div class="failure-tools">
        <IconButton
          svg={again}
          label={`Reconvert ${name}`}
          aria-disabled={still}
          onClick={() => !still && onReconvert()}
        />
        {may('originals') && (
          <IconButton
            svg={download}
            label={`Download ${name}`}
            disabled={fate?.is === 'gone'}
            onClick={() => void save(id)}
          />
        )}
      </div>
    </li>
  );
}

/** Its picture, as soon as there is one. */
function ReadyPicture({ id, kind }: { id: string; kind: string }) {
  const { value } = useAnswer(() => ask(api.api.files[':id'].$get({ param: { id }, query: {} })), id);
  return value ? <Preview file={value} size="thumb" glyph={glyphOf(kind)} /> : <Icon svg={glyphOf(kind)} px={24} />;
}

async function save(id: string): Promise<void> {
  try {
    await downloadOriginal(id);
  } catch (error) {
    say({ text: `The original was not downloaded. ${asTalkError(error).message}`, bad: true });
  }
}

function glyphOf(kind: string): string {
  if (kind === 'video') return film;
  return kind === 'other' || kind === 'sidecar' ? file : image;
}

function fateText(fate: Fate): string {
  switch (fate.is) {
    case 'waiting':
      return 'Waiting for a converter';
    case 'failed':
      return `Failed again: ${faultText(fate.again.fault).toLowerCase()}`;
    case 'gone':
      return 'Deleted meanwhile';
    default:
      return READY[fate.state];
  }
}

const READY = {
  ok: 'Converted',
  degraded: 'Converted, but degraded: parts of it can not be read',
  unsupported: 'Recorded: no picture is made of this kind',
} as const;
