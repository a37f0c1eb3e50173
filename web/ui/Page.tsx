/** A screen that is no grid: a title, what can be done, and its content, all of which scrolls. */
import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  /** Right of the title. */
  tools?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ title, tools, children }: Props) {
  return (
    <div class="scroller page">
      <header class="page-head">
        <h1>{title}</h1>
        <div class="page-tools">{tools}</div>
      </header>
      {children}
    </div>
  );
}
