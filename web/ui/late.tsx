/** A part of the page that is loaded when it is first shown. While it is on its way nothing is painted in its place. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { Trouble } from './Trouble.tsx';

/** `when`: it is not asked for before. */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  when?: Promise<void>,
): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | Error | undefined>(undefined);
  let asked = false;
  const ask = async () => {
    await when;
    loaded.value = await load().catch((cause: unknown) => new Error(UNLOADED, { cause }));
  };
  return function Late(props: Props) {
    if (!asked) void ask();
    asked = true;
    const Part = loaded.value;
    if (Part === undefined) return null;
    // Only a new document asks for the file again, or for what has come in its place.
    if (Part instanceof Error) return <Trouble error={Part} onRetry={() => location.reload()} />;
    return <Part {...props} />;
  };
}

const UNLOADED =
  'This part of the page could not be loaded. This device may be offline, or the page was renewed since you opened it.';
