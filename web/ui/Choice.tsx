/** One of a few, all of which are seen: radio buttons that look like one control. */
import { useId } from 'preact/hooks';
import './choice.css';

interface Props<Value extends string> {
  label: string;
  /** What is chosen from, by what it is called. */
  options: Readonly<Record<Value, string>>;
  value: Value;
  onChange(value: Value): void;
}

export function Choice<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="choice-options">
        {Object.entries<string>(options).map(([each, says]) => (
          <label key={each}>
            <input type="radio" name={name} checked={each === value} onChange={() => onChange(each as Value)} />
            <span>{says}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
