/** Where an invitation that came by another way is pasted. */
import { useId, useState } from 'preact/hooks';
import { signInWith } from '../talk/session.ts';
import { Trouble } from '../ui/Trouble.tsx';
import { NO_TOKEN, tokenIn } from './tokenIn.ts';

export function InvitationForm({ autofocus }: { autofocus: boolean }) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<unknown>();
  const [trying, setTrying] = useState(false);
  const id = useId();
  const submit = async (event: Event) => {
    event.preventDefault();
    const token = tokenIn(text);
    if (token === undefined) return setTrouble(new Error(NO_TOKEN));
    setTrying(true);
    setTrouble(undefined);
    await signInWith(token).catch(setTrouble);
    setTrying(false);
  };
  return (
    <form onSubmit={submit}>
      <p>
        You come in by an invitation: a link that an owner of this library sends you. Open it in this browser, or paste
        it here.
      </p>
      <div class="field">
        <label for={id}>Your invitation</label>
        <input
          id={id}
          class="input"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          autofocus={autofocus}
          placeholder="https://…/#/invite/…"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
        />
      </div>
      {trouble !== undefined && <Trouble error={trouble} />}
      <button type="submit" class="button primary" disabled={trying}>
        Open the library
      </button>
    </form>
  );
}
