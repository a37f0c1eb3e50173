/** What a file is, told by its content; its decoder follows from it. `image` is every other still (PSD, JP2, BMP, ...). */
export const STILL_KINDS = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'svg', 'heif', 'image'] as const;

export type MediaKind = (typeof STILL_KINDS)[number] | 'raw' | 'video' | 'sidecar' | 'other';
