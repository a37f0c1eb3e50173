/** Asks once more, with what will be so afterwards, before what can't be taken back. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from './Dialog.tsx';
import { Trouble } from './Trouble.tsx';

interface Props {
  title: string;
  /** What the button does, in its words. */
  verb: string;
  /** Stays open, and says why, where this fails. */
  onConfirm(): Promise<unknown>;
  onClose(): void;
  children: ComponentChildren;
}

export function ConfirmDialog({ title, verb, onConfirm, onClose, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const confirm = () => {
    setBusy(true);
    setTrouble(undefined);
    onConfirm().then(onClose, (error: unknown) => {
      setTrouble(error);
      setBusy(false);
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {trouble !== undefined && <Trouble error={trouble} />}
      <div class="dialog-ways">
        <button type="button" class="button" autofocus onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button danger" disabled={busy} onClick={confirm}>
          {verb}
        </button>
      </div>
    </Dialog>
  );
}
