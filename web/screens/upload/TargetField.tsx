/** The folder of the library that files go into, with those that are there to choose from. */
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { api, ask } from '../../talk/api.ts';
import { uploadTarget } from '../../upload/target.ts';

const MOST = 200;

export function TargetField() {
  const known = useSignal<readonly string[]>([]);
  const id = useId();
  const learn = async (path: string) => {
    try {
      const { folders } = await ask(api.api.folders.$get({ query: { path, limit: String(MOST) } }));
      known.value = [...new Set([...known.value, ...folders.map((folder) => folder.path)])];
    } catch {
      // Only a help: any folder can be typed.
    }
  };
  const choose = (typed: string) => {
    const path = folderOf(typed);
    uploadTarget.value = path;
    // Of a folder that is not there nothing can be asked.
    if (known.value.includes(path)) void learn(path);
  };
  useEffect(() => {
    void learn('');
    return () => {
      uploadTarget.value = '';
    };
  }, []);
  return (
    <label class="field chooser-target">
      Into the folder
      <input
        class="input"
        list={id}
        placeholder="The top of the library"
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => choose(currentTarget.value)}
      />
      <datalist id={id}>
        {known.value.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
    </label>
  );
}

/** Without slashes that mean nothing. */
function folderOf(typed: string): string {
  return typed
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
    .join('/');
}
