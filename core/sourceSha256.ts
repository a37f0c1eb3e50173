/** The content's SHA-256 as its uploader read it, lower-case hex; nothing if the blob's metadata says none, or nonsense. */
export function sourceSha256({ sourcesha256 = '' }: Readonly<Record<string, string>>): string | undefined {
  const said = sourcesha256.trim().toLowerCase();
  return /^[0-9a-f]{64}$/.test(said) ? said : undefined;
}
