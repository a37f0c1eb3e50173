/** Failures: what could not be converted, why, what can be done, and a button that is followed until it has worked. */
import refresh from 'lucide-static/icons/refresh-cw.svg?raw';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { countText } from '../../../core/amounts.ts';
import { FAULT_CODES } from '../../../core/fault.ts';
import { useCurrentList } from '../../grid/useCurrentList.ts';
import { hrefOf, type Route } from '../../route.ts';
import { givenSource } from '../../sources/givenSource.ts';
import { photoOfListed } from '../../sources/photoOfListed.ts';
import { Empty } from '../../ui/Empty.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { More } from '../../ui/More.tsx';
import { Page } from '../../ui/Page.tsx';
import { FailureRow } from './FailureRow.tsx';
import { FaultCards } from './FaultCards.tsx';
import { failureList } from './failureList.ts';
import { faultText } from './faultText.ts';
import { following } from './following.ts';
import { reconvertAll, reconvertFiles } from './reconvert.ts';
import { useFollowed } from './useFollowed.ts';
import './failures.css';

type Props = { route: Extract<Route, { screen: 'failures' }> };

export function FailuresScreen({ route }: Props) {
  // An old link may name a fault that nothing has any more: then all are shown.
  const fault = FAULT_CODES.find((code) => code === route.fault);
  const list = useMemo(() => failureList(fault), [fault]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => setSelected(new Set()), [list]);
  // The groups are of all failures, so those of the list before serve until the next has come.
  const known = useRef(list.groups.value);
  const groups = list.groups.value ?? known.current;
  known.current = groups;

  const files = list.files.value;
  useFollowed(list);
  const source = useMemo(() => givenSource(), []);
  useEffect(() => source.give(files.map(photoOfListed)), [source, files]);
  useCurrentList(source);
  const fates = following.fates.value;
  const total = groups?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const select = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const readAgain = () => {
    following.forget();
    setSelected(new Set());
    void list.pages.again();
  };
  const reconvertSelected = () => {
    void reconvertFiles(files.filter(({ id }) => selected.has(id)));
    setSelected(new Set());
  };
  const isNone = list.pages.ended.value && files.length === 0;

  const tools =
    selected.size > 0 ? (
      <>
        <button type="button" class="button quiet" onClick={() => setSelected(new Set())}>
          Clear
        </button>
        <button type="button" class="button primary" onClick={reconvertSelected}>
          Reconvert {countText(selected.size, 'file')}
        </button>
      </>
    ) : (
      <>
        <IconButton svg={refresh} label="Read again" onClick={readAgain} />
        {total > 0 && (
          <button type="button" class="button" onClick={() => void reconvertAll(undefined, files)}>
            Reconvert all {total.toLocaleString('en')}
          </button>
        )}
      </>
    );

  return (
    <Page title="Failures" tools={tools}>
      {groups && total > 0 && (
        <FaultCards groups={groups} chosen={fault} onReconvert={(group) => void reconvertAll(group.fault, files)} />
      )}
      {isNone &&
        (total > 0 ? (
          <NoneOf fault={fault} />
        ) : (
          <Empty says="Nothing has failed.">
            <ToPhotos />
          </Empty>
        ))}
      {files.length > 0 && (
        <ul class="failures" aria-label={fault === undefined ? 'Files that failed' : `Files: ${faultText(fault)}`}>
          {files.map((failure) => (
            <FailureRow
              key={failure.id}
              failure={failure}
              inside={{ list: 'failures', ...(fault && { fault }) }}
              fate={fates.get(failure.id)}
              selected={selected.has(failure.id)}
              onSelect={() => select(failure.id)}
              onReconvert={() => void reconvertFiles([failure])}
            />
          ))}
        </ul>
      )}
      <More pages={list.pages} />
    </Page>
  );
}

function ToPhotos() {
  return (
    <a class="button" href={hrefOf({ screen: 'photos' })}>
      To the photos
    </a>
  );
}

function NoneOf({ fault = '' }: { fault: string | undefined }) {
  return (
    <Empty says={`No file has the fault “${faultText(fault)}” any more.`}>
      <a class="button" href={hrefOf({ screen: 'failures' })}>
        Show all failures
      </a>
    </Empty>
  );
}
