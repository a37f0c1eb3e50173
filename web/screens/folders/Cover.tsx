/** One picture of a folder's card: its colours first, then itself; the colours stay where it can not be had. */
import { useState } from 'preact/hooks';
import { blurImage } from '../../grid/blur.ts';
import { previewUrl } from '../../talk/media.ts';

export function Cover({ id, rev, thumbhash }: { id: string; rev: string; thumbhash: string }) {
  // With another credential its address is another one.
  const [broken, setBroken] = useState<string>();
  const src = previewUrl({ id, rev }, 'thumb');
  return (
    <span class="cover" style={{ backgroundImage: blurImage(thumbhash) }}>
      {src && src !== broken && (
        <img
          ref={letGo}
          src={src}
          crossorigin="anonymous"
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(src)}
        />
      )}
    </span>
  );
}

/** Else the browser goes on reading what nobody sees any more. */
function letGo(image: HTMLImageElement | null) {
  return () => image?.removeAttribute('src');
}
