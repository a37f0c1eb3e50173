/** Says how far an upload is, as often as a person can see it, for as long as anything goes on. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../../core/clock.ts';
import type { Progress } from './progress.ts';

export interface Publishing {
  readonly progress: ReadonlySignal<Progress>;
  now(): void;
  /** From now on, until nothing goes on any more. */
  keepOn(): void;
}

export interface PublishingOptions {
  clock: Clock;
  read(): Progress;
  goesOn(): boolean;
  onPublished(): void;
}

const PUBLISH_MS = 250;

export function publishing({ clock, read, goesOn, onPublished }: PublishingOptions): Publishing {
  const progress = signal(read());
  let keeps = false;
  const now = () => {
    progress.value = read();
    onPublished();
  };
  const keep = async () => {
    if (keeps) return;
    keeps = true;
    for (; goesOn(); await clock.sleep(PUBLISH_MS)) now();
    keeps = false;
    now();
  };
  return { progress, now, keepOn: () => void keep() };
}
