/** What became of each file of the upload, by classes. */
import type { ComponentChildren } from 'preact';
import { hrefOf } from '../../route.ts';
import { grant } from '../../selection/grant.ts';
import type { Uploader } from '../../upload/uploader.ts';
import { FileClass } from './FileClass.tsx';
import { FileRow } from './FileRow.tsx';

export function FileLists({ uploader }: { uploader: Uploader }) {
  const { counts, skipped } = uploader.progress.value;
  const { lost, waiting, sending, sent, ready, plain, broken, here, trashed, failed } = counts;
  const rows =
    (...states: Parameters<Uploader['list']>[0]) =>
    (most: number) =>
      uploader
        .list(states, most)
        // Two contents may have been given under one name.
        .map((row) => (
          <FileRow key={`${row.bytes} ${row.modified} ${row.name}`} row={row} there={uploader.bytesThere(row)} />
        ));
  const restore = async () => {
    const trashed = uploader.list(['trashed'], Number.POSITIVE_INFINITY);
    await grant(
      { op: 'restore' },
      trashed.map(({ id }) => id!),
    );
  };
  return (
    <div class="file-classes">
      <FileClass title="Failed" count={failed} open rows={rows('failed')} />
      <FileClass title="In the trash already" count={trashed} open rows={rows('trashed')}>
        <button type="button" class="button" onClick={() => void restore()}>
          Restore all
        </button>
      </FileClass>
      <FileClass title="Uploaded, but could not be converted" count={broken} open rows={rows('broken')}>
        <a class="button" href={hrefOf({ screen: 'failures' })}>
          To the failures
        </a>
      </FileClass>
      <FileClass title="To be given again" count={lost} rows={rows('lost')} />
      <FileClass title="Waiting" count={waiting + sending} open rows={rows('sending', 'waiting')} />
      <FileClass title="Uploaded" count={sent + ready + plain} rows={rows('sent', 'ready', 'plain')} />
      <FileClass title="Already here" count={here} rows={rows('here')} />
      <FileClass title="Left out: made by systems, not by people" count={skipped} rows={skippedRows(uploader)} />
    </div>
  );
}

function skippedRows(uploader: Uploader) {
  return (most: number): ComponentChildren =>
    uploader
      .skipped()
      .slice(0, most)
      .map(({ path, what }) => <FileRow key={path} row={{ name: path, why: what }} />);
}
