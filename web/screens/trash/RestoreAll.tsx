/** Brings back all that is in the trash, as it was; part by part, with a way back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { countText } from '../../../core/amounts.ts';
import { grantInParts } from '../../selection/grantInParts.ts';
import { PartsProgress } from '../../selection/PartsProgress.tsx';
import type { PhotoSource } from '../../sources/photoSource.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { say } from '../../ui/toasts.ts';

type Step = { is: 'asking'; trouble?: unknown } | { is: 'reading' } | { is: 'restoring'; done: number; of: number };

interface Props {
  files: PhotoSource;
  count: number;
  onClose(): void;
}

export function RestoreAll({ files, count, onClose }: Props) {
  const [step, setStep] = useState<Step>({ is: 'asking' });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const restore = async () => {
    setStep({ is: 'reading' });
    const ids = await files.ids(0, Number.POSITIVE_INFINITY).catch((trouble: unknown) => {
      setStep({ is: 'asking', trouble });
    });
    if (!ids || stop.current.signal.aborted) return;
    const restoring = (done: number) => setStep({ is: 'restoring', done, of: ids.length });
    restoring(0);
    const restored = await grantInParts({ op: 'restore' }, ids, { signal: stop.current.signal, onProgress: restoring });
    if (restored.length > 0) {
      say({
        text: `${countText(restored.length, 'file')} restored.`,
        undo: () => grantInParts({ op: 'trash' }, restored),
      });
    }
    onClose();
  };

  return (
    <Dialog title="Restore everything" onClose={onClose}>
      {step.is === 'asking' && (
        <>
          <p>{countText(count, 'file')} would be where they were before they went to the trash.</p>
          {step.trouble !== undefined && <Trouble error={step.trouble} />}
          <div class="dialog-ways">
            <button type="button" class="button" onClick={onClose}>
              Cancel
            </button>
            <button type="button" class="button primary" onClick={() => void restore()}>
              Restore {countText(count, 'file')}
            </button>
          </div>
        </>
      )}
      {step.is === 'reading' && <p role="status">Reading what is in the trash.</p>}
      {step.is === 'restoring' && (
        <PartsProgress done={step.done} of={step.of} verb="restored" onStop={() => stop.current.abort()} />
      )}
    </Dialog>
  );
}
