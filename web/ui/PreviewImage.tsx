/** A picture of the storage outside a grid: read when it comes near, let go when it goes. */

interface Props {
  src: string;
  /** A CSS image that is seen until it comes. */
  blur?: string | undefined;
  onBroken(): void;
}

export function PreviewImage({ src, blur, onBroken }: Props) {
  return (
    <img
      ref={letGo}
      src={src}
      crossorigin="anonymous"
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      style={blur === undefined ? {} : { backgroundImage: blur }}
      onLoad={({ currentTarget: { style } }) => style.removeProperty('background-image')}
      onError={onBroken}
    />
  );
}

/** Else the browser goes on reading what nobody sees any more. */
function letGo(image: HTMLImageElement | null) {
  return () => image?.removeAttribute('src');
}
