/** Shows toasts: read out politely; F6 goes to them, and back. */
import close from 'lucide-static/icons/x.svg?raw';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from './IconButton.tsx';
import { onKey } from './keys.ts';
import { holdToasts, type Toast, toasts, unsay } from './toasts.ts';

export function Toaster() {
  const ref = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLElement | null>(null);
  const isEmpty = toasts.value.length === 0;
  useEffect(() => {
    if (!isEmpty) {
      return onKey({
        F6: () => {
          back.current = document.activeElement as HTMLElement;
          ref.current?.querySelector('button')?.focus();
        },
      });
    }
    // Nobody leaves what is no longer there.
    holdToasts(false);
    back.current?.focus();
    back.current = null;
    return undefined;
  }, [isEmpty]);
  return (
    <div
      ref={ref}
      class="toaster"
      role="status"
      aria-live="polite"
      onPointerEnter={() => holdToasts(true)}
      onPointerLeave={() => holdToasts(false)}
      onFocusIn={() => holdToasts(true)}
      onFocusOut={() => holdToasts(false)}
    >
      {toasts.value.map((toast) => (
        <div key={toast.id} class={toast.bad ? 'toast bad' : 'toast'}>
          <span>{toast.text}</span>
          {wayOf(toast)}
          <IconButton svg={close} label="Dismiss" onClick={() => unsay(toast.id)} />
        </div>
      ))}
    </div>
  );
}

function wayOf({ id, undo, action }: Toast) {
  const way = undo ? { label: 'Undo', run: undo } : action;
  if (!way) return null;
  const press = () => {
    unsay(id);
    void way.run();
  };
  return (
    <button type="button" class="button quiet" onClick={press}>
      {way.label}
    </button>
  );
}
