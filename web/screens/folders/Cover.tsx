/** One picture of a folder's card: its colours first, then itself; the colours stay where it can not be had. */
import { useState } from 'preact/hooks';
import { previewUrl } from '../../talk/media.ts';
import { blurImage } from '../../ui/blur.ts';
import { PreviewImage } from '../../ui/PreviewImage.tsx';

export function Cover({ id, rev, thumbhash }: { id: string; rev: string; thumbhash: string }) {
  // With another credential its address is another one.
  const [broken, setBroken] = useState<string>();
  const src = previewUrl({ id, rev }, 'thumb');
  return (
    <span class="cover" style={{ backgroundImage: blurImage(thumbhash) }}>
      {src && src !== broken && <PreviewImage src={src} onBroken={() => setBroken(src)} />}
    </span>
  );
}
