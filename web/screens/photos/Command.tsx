/** Words for a terminal, to be copied. */
import check from 'lucide-static/icons/check.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import { useRef, useState } from 'preact/hooks';
import { copyText } from '../../ui/copyText.ts';
import { IconButton } from '../../ui/IconButton.tsx';

export function Command({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const code = useRef<HTMLElement>(null);
  const take = async () => {
    // What could not be copied is selected, to be copied by hand.
    if (code.current) getSelection()?.selectAllChildren(code.current);
    setCopied(await copyText(text));
  };
  return (
    <div class="command">
      <code ref={code}>{text}</code>
      <IconButton svg={copied ? check : copy} label={copied ? 'Copied' : `Copy ${text}`} onClick={() => void take()} />
    </div>
  );
}
