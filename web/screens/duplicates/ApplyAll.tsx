/** What all suggestions of exact copies come to, before any of it is done; then all of them at once, with a way back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { bytesText, countText } from '../../../core/amounts.ts';
import { grantInParts } from '../../selection/grantInParts.ts';
import { PartsProgress } from '../../selection/PartsProgress.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import { Trouble } from '../../ui/Trouble.tsx';
import { say } from '../../ui/toasts.ts';
import type { Group, Member } from './groupList.ts';
import { bytesOf, goingOf } from './keeping.ts';
import type { Sorting } from './sorting.ts';

/** Groups that are shown of all. */
const SHOWN = 100;

type Step =
  | { is: 'reading'; groups: number }
  | { is: 'asking'; plans: readonly Plan[] }
  | { is: 'trashing'; done: number; of: number }
  | { is: 'trouble'; error: unknown };

interface Plan {
  stays: string;
  going: readonly Member[];
}

interface Props {
  sorting: Sorting;
  onClose(): void;
}

export function ApplyAll({ sorting, onClose }: Props) {
  const [step, setStep] = useState<Step>({ is: 'reading', groups: 0 });
  const stop = useRef(new AbortController());
  const { total, readAll } = sorting.lists.exact;

  const read = async () => {
    const reading = (groups: number) => setStep({ is: 'reading', groups });
    reading(0);
    try {
      const groups = await readAll(stop.current.signal, reading);
      setStep({ is: 'asking', plans: plansOf(groups, sorting) });
    } catch (error) {
      setStep({ is: 'trouble', error });
    }
  };
  useEffect(() => {
    void read();
    return () => stop.current.abort();
  }, []);

  const apply = async (plans: readonly Plan[]) => {
    const ids = plans.flatMap(({ going }) => going.map(({ file }) => file.id));
    const trashing = (done: number) => setStep({ is: 'trashing', done, of: ids.length });
    trashing(0);
    const trashed = await grantInParts({ op: 'trash' }, ids, { signal: stop.current.signal, onProgress: trashing });
    if (trashed.length > 0) {
      say({
        text: `${countText(trashed.length, 'file')} moved to the trash.`,
        undo: () => grantInParts({ op: 'restore' }, trashed),
      });
    }
    onClose();
  };

  return (
    <Dialog title="Apply all suggestions" onClose={onClose}>
      {step.is === 'trouble' && <Trouble error={step.error} onRetry={() => void read()} />}
      {step.is === 'reading' && (
        <p role="status">
          {`Reading groups: ${step.groups.toLocaleString('en')} of ${(total.value?.groups ?? 0).toLocaleString('en')}`}
        </p>
      )}
      {step.is === 'asking' && (
        <Question plans={step.plans} onCancel={onClose} onApply={() => void apply(step.plans)} />
      )}
      {step.is === 'trashing' && (
        <PartsProgress done={step.done} of={step.of} verb="moved to the trash" onStop={() => stop.current.abort()} />
      )}
    </Dialog>
  );
}

/** Of groups in which something would go. What a person has chosen in one of them comes before what is suggested. */
function plansOf(groups: readonly Group[], sorting: Sorting): Plan[] {
  return groups.flatMap((group) => {
    const kept = sorting.keptOf(group);
    const going = goingOf(group, kept, sorting.gone.value);
    const stays = group.members.find(({ file }) => kept.has(file.id))?.file.name ?? '';
    return going.length > 0 ? [{ stays, going }] : [];
  });
}

function Question({ plans, onCancel, onApply }: { plans: readonly Plan[]; onCancel(): void; onApply(): void }) {
  const going = plans.flatMap((plan) => plan.going);
  return (
    <>
      <p>
        In {countText(plans.length, 'group')}, <strong>{countText(going.length, 'file')}</strong> with{' '}
        {bytesText(bytesOf(going))} would go to the trash. Each is equal to one that stays. Nothing is deleted, and you
        can undo it.
      </p>
      <ul class="preview small">
        {plans.slice(0, SHOWN).map((plan) => (
          <li key={plan.going[0]?.file.id}>
            Stays: <bdi>{nameShown(plan.stays)}</bdi>
            {plan.going.map(({ file }) => (
              <span key={file.id} class="muted">
                Goes: <bdi>{nameShown(file.name)}</bdi>
              </span>
            ))}
          </li>
        ))}
        {plans.length > SHOWN && <li class="muted">and {countText(plans.length - SHOWN, 'more group')}</li>}
      </ul>
      <div class="dialog-ways">
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="button" class="button primary" disabled={going.length === 0} onClick={onApply}>
          Trash {countText(going.length, 'file')}
        </button>
      </div>
    </>
  );
}
