/** Asks for a day, a month or a year to go to. */
import { useEffect, useRef } from 'preact/hooks';
import { UNDATED } from '../../../core/month.ts';
import { go, hrefOf } from '../../route.ts';
import type { MonthPlace } from '../../sources/timeline.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { monthText } from '../../words/monthText.ts';
import './goToDate.css';

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

interface Props {
  months: readonly MonthPlace[];
  onClose(): void;
}

export function GoToDate({ months, onClose }: Props) {
  const day = useRef<HTMLInputElement>(null);
  useEffect(() => day.current?.focus(), []);
  const dated = months.filter(({ key }) => key !== UNDATED);
  const years = Map.groupBy(dated, ({ key }) => key.slice(0, 4));
  const link = (key: string, text: string) => (
    <a
      class="button quiet"
      href={hrefOf({ screen: 'photos', at: key })}
      aria-label={key.includes('-') ? monthText(key) : text}
      onClick={onClose}
    >
      {text}
    </a>
  );
  const monthOf = (key: string, within: readonly MonthPlace[]) => (
    <li key={key}>
      {within.some((place) => place.key === key) ? (
        link(key, monthText(key).slice(0, 3))
      ) : (
        <span aria-hidden="true">{monthText(key).slice(0, 3)}</span>
      )}
    </li>
  );
  return (
    <Dialog title="Go to date" onClose={onClose}>
      <form
        class="date-form"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          go({ screen: 'photos', at: String(new FormData(event.currentTarget).get('day')) });
        }}
      >
        <label class="field">
          <span>Day</span>
          <input ref={day} class="input" type="date" name="day" required max="2099-12-31" />
        </label>
        <button type="submit" class="button primary">
          Go
        </button>
      </form>
      <div class="date-years">
        {[...years].map(([year, within]) => (
          <section key={year} class="date-year">
            <h3>{link(year, year)}</h3>
            <ul>{MONTHS.map((month) => monthOf(`${year}-${month}`, within))}</ul>
          </section>
        ))}
        {dated.length < months.length && link(UNDATED, monthText(UNDATED))}
      </div>
    </Dialog>
  );
}
