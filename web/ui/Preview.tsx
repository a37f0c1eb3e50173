/** A file's preview outside a grid: its colours first, then itself, or a glyph where there is none. */
import { useState } from 'preact/hooks';
import { previewUrl } from '../talk/media.ts';
import { blurImage } from './blur.ts';
import { Icon } from './Icon.tsx';
import { PreviewImage } from './PreviewImage.tsx';

interface Props {
  file: { id: string; rev: string; state: string; width?: number | undefined; thumbhash?: string | undefined };
  size: 'thumb' | 'large';
  /** Of lucide-static, in the place of a picture. */
  glyph: string;
}

const GLYPH_PX = 24;

export function Preview({ file, size, glyph }: Props) {
  const { state, width, thumbhash } = file;
  // With another credential its address is another one.
  const [broken, setBroken] = useState<string>();
  const has = Boolean(width) && state !== 'failed' && state !== 'unsupported';
  const src = has ? previewUrl(file, size) : undefined;
  if (src === undefined || src === broken) return <Icon svg={glyph} px={GLYPH_PX} />;
  const blur = thumbhash ? blurImage(thumbhash) : undefined;
  return <PreviewImage src={src} blur={blur} onBroken={() => setBroken(src)} />;
}
