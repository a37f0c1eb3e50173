/** A question or a form over what is shown: the browser's own dialog, which keeps the focus and gives it back. */

import close from 'lucide-static/icons/x.svg?raw';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './IconButton.tsx';

interface Props {
  title: string;
  /** Also by Escape and by a click beside it. */
  onClose(): void;
  children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Not a passive effect: it has to be closed while it is still there, or the focus does not go back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
      // Keys that the screen below listens to mean nothing here.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton svg={close} label="Close" onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
