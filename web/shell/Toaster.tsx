/** Shows toasts: read out politely, reachable by the keyboard. */
import close from 'lucide-static/icons/x.svg?raw';
import { IconButton } from '../ui/IconButton.tsx';
import { type Toast, toasts, unsay } from './toasts.ts';

export function Toaster() {
  return (
    <div class="toaster" role="status" aria-live="polite">
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
