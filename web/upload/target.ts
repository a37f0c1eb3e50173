/** The folder that is looked at, into which goes what is dropped. */
import { signal } from '@preact/signals';

/** Without a slash at its end; empty for the root, and where no folder is shown. */
export const uploadTarget = signal('');
