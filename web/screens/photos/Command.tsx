/** Words for a terminal, to be copied. */
import check from 'lucide-static/icons/check.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import { useRef, useState } from 'preact/hooks';
import { IconButton } from '../../ui/IconButton.tsx';

export function Command({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const code = useRef<HTMLElement>(null);
  const take = async () => {
    // Without https there is no clipboard: what is selected is copied by hand.
    if (code.current) getSelection()?.selectAllChildren(code.current);
    await navigator.clipboard?.writeText(text);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div class="command">
      <code ref={code}>{text}</code>
      <IconButton svg={copied ? check : copy} label={copied ? 'Copied' : `Copy ${text}`} onClick={() => void take()} />
    </div>
  );
}
