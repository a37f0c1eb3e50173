/** Entries that are no person: they let nobody in, and can be removed. */

interface Props {
  blobs: readonly string[];
  onRevoke(name: string): void;
}

export function Unreadable({ blobs, onRevoke }: Props) {
  if (blobs.length === 0) return null;
  return (
    <section>
      <h2>Entries that can not be read</h2>
      <p class="muted">
        They let nobody in. Something else has written them, or a newer release. Revoking removes them.
      </p>
      <ul>
        {blobs.map((blob) => (
          <li key={blob}>
            <code>{blob}</code>
            <button
              type="button"
              class="button quiet"
              aria-label={`Revoke ${nameOf(blob)}`}
              onClick={() => onRevoke(nameOf(blob))}
            >
              Revoke
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `anna` of `people/anna.json`. */
function nameOf(blob: string): string {
  return blob.replace(/^people\//, '').replace(/\.json$/, '');
}
