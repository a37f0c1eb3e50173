/** Where files for the library are chosen or dropped, and into which folder they go. */
import folder from 'lucide-static/icons/folder.svg?raw';
import images from 'lucide-static/icons/images.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import { useRef } from 'preact/hooks';
import { Icon } from '../../ui/Icon.tsx';
import { pickedIn } from '../../upload/dropped.ts';
import { give } from '../../upload/give.ts';
import { uploadTarget } from '../../upload/target.ts';
import { TargetField } from './TargetField.tsx';

/** `compact`: beside what is under way already. */
export function Chooser({ compact }: { compact: boolean }) {
  return (
    <section class={compact ? 'chooser compact' : 'chooser'} aria-label="Choose what to upload">
      {!compact && <Icon svg={upload} px={32} />}
      {!compact && (
        <p class="chooser-title">
          Add photos, videos and whole folders<span>: drop them anywhere on this page, or paste them</span>
        </p>
      )}
      <div class="row">
        <Picker label="Choose files" svg={images} />
        <Picker label="Choose a folder" svg={folder} ofFolder />
      </div>
      <TargetField />
      <p class="muted chooser-note">
        Names and folders stay as they are. What the library has already is not sent again.
      </p>
      <p class="muted chooser-note chooser-phone">
        Your phone may remove the location and convert photos; for untouched originals use PhotoSync or rclone.
      </p>
    </section>
  );
}

function Picker({ label, svg, ofFolder = false }: { label: string; svg: string; ofFolder?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={ofFolder ? 'button' : 'button primary'} onClick={() => input.current?.click()}>
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
