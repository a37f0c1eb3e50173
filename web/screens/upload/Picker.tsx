/** A button that lets somebody choose files, or a folder, and uploads them. */
import { useRef } from 'preact/hooks';
import { Icon } from '../../ui/Icon.tsx';
import { pickedIn } from '../../upload/dropped.ts';
import { give } from '../../upload/give.ts';
import { uploadTarget } from '../../upload/target.ts';

interface Props {
  label: string;
  svg: string;
  primary?: boolean;
  ofFolder?: boolean;
}

export function Picker({ label, svg, primary = false, ofFolder = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={primary ? 'button primary' : 'button'} onClick={() => input.current?.click()}>
        <Icon svg={svg} />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        {...(ofFolder && { webkitdirectory: true })}
        aria-label={label}
        onChange={({ currentTarget }) => void give(pickedIn(currentTarget), uploadTarget.value)}
      />
    </>
  );
}
