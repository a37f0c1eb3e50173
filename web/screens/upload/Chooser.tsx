/** Where files for the library are chosen or dropped, and into which folder they go. */
import folder from 'lucide-static/icons/folder.svg?raw';
import images from 'lucide-static/icons/images.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import { Icon } from '../../ui/Icon.tsx';
import { PhoneNote } from './PhoneNote.tsx';
import { Picker } from './Picker.tsx';
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
        <Picker label="Choose files" svg={images} primary={!compact} />
        <Picker label="Choose a folder" svg={folder} ofFolder />
      </div>
      <TargetField />
      {!compact && (
        <>
          <p class="muted small">Names and folders stay as they are. What the library has already is not sent again.</p>
          <PhoneNote />
        </>
      )}
    </section>
  );
}
