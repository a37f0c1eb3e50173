/** The token of an invitation that was followed by somebody who is signed in as another person: a dialog asks first. */
import { signal } from '@preact/signals';

export const followed = signal<string | undefined>(undefined);
