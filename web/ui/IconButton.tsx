/** A button that shows an icon and is called by its label, which also appears under the pointer. */
import type { ButtonHTMLAttributes } from 'preact';
import { Icon } from './Icon.tsx';

type Props = Omit<ButtonHTMLAttributes, 'icon'> & { svg: string; label: string; pressed?: boolean };

export function IconButton({ svg, label, pressed, class: more = '', ...rest }: Props) {
  return (
    <button
      type="button"
      class={`icon-button ${more}`}
      aria-label={label}
      title={label}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...rest}
    >
      <Icon svg={svg} />
    </button>
  );
}
