/** A photo among others that one can go to; where its picture can not be had, the place of it. */
import { useState } from 'preact/hooks';
import { previewUrl } from '../talk/media.ts';
import { PreviewImage } from '../ui/PreviewImage.tsx';

export function SmallPicture({ photo }: { photo: { id: string; rev: string } }) {
  // With another credential its address is another one.
  const [broken, setBroken] = useState<string>();
  const src = previewUrl(photo, 'thumb');
  if (src === undefined || src === broken) return <span class="no-picture" />;
  return <PreviewImage src={src} onBroken={() => setBroken(src)} />;
}
