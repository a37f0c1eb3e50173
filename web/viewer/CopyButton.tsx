/** Copies a text; over plain http, where the clipboard is closed to us, it is shown selected instead. */
import copied from 'lucide-static/icons/check.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import { useState } from 'preact/hooks';
import { copyText } from '../ui/copyText.ts';
import { IconButton } from '../ui/IconButton.tsx';

const SAID_MS = 2000;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'none' | 'copied' | 'by hand'>('none');
  const press = async () => {
    const done = await copyText(text);
    setState(done ? 'copied' : 'by hand');
    if (done) setTimeout(() => setState('none'), SAID_MS);
  };
  if (state === 'by hand') {
    return (
      <input class="input" readOnly value={text} aria-label="To be copied by hand" ref={(input) => input?.select()} />
    );
  }
  return (
    <>
      <IconButton svg={state === 'copied' ? copied : copy} label={label} onClick={press} />
      <span class="spoken" role="status">
        {state === 'copied' && 'Copied'}
      </span>
    </>
  );
}
