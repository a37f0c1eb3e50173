/** The file itself: its name and folder as they are, and what it is. */
import { bytesText, spanText } from '../../core/amounts.ts';
import { hrefOf } from '../route.ts';
import { nameShown } from '../ui/nameShown.ts';
import { pixelsText } from '../words/factText.ts';
import { kindText } from '../words/kindText.ts';
import { momentText } from '../words/when.ts';
import { Fact } from './Fact.tsx';
import type { Known } from './knownOf.ts';

export function FileFacts({ record }: { record: Known }) {
  const { id, name, folder, bytes, kind, width, height, durationS, uploadedAt } = record;
  return (
    <dl>
      <Fact label="File">
        <bdi class="info-name">{nameShown(name.slice(folder ? folder.length + 1 : 0))}</bdi>
      </Fact>
      <Fact label="Folder">
        <bdi class="info-name">{folder ? nameShown(folder) : 'The top folder'}</bdi>
        <a href={hrefOf({ screen: 'folders', path: folder, focus: id })}>Show in folder</a>
      </Fact>
      <Fact label="Size">
        {[kindText(kind), bytesText(bytes), durationS && spanText(durationS)].filter(Boolean).join(' · ')}
      </Fact>
      {width && height && <Fact label="Pixels">{pixelsText(width, height)}</Fact>}
      <Fact label="Uploaded">{momentText(uploadedAt)}</Fact>
    </dl>
  );
}
