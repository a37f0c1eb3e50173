/** What a file is, told by its content; its decoder follows from it. `image` is every other still (PSD, JP2, BMP, ...). */
export type MediaKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'avif'
  | 'gif'
  | 'tiff'
  | 'svg'
  | 'heif'
  | 'image'
  | 'raw'
  | 'video'
  | 'sidecar'
  | 'other';
