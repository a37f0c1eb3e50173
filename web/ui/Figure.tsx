/** A number and what it counts, within a `<dl class="figures">`. */
import type { ComponentChildren } from 'preact';
import './figure.css';

interface Props {
  says: string;
  value: ComponentChildren;
  /** Where what is counted can be seen. */
  href?: string | undefined;
  /** A word more. */
  children?: ComponentChildren;
}

export function Figure({ says, value, href, children }: Props) {
  return (
    <div>
      <dt>{says}</dt>
      <dd>{href ? <a href={href}>{value}</a> : value}</dd>
      {children && <dd class="more">{children}</dd>}
    </div>
  );
}
