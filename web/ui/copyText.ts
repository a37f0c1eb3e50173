/** Copies a text, where the page may: over plain http there is no clipboard, and a browser or its owner can forbid it. */

/** True if it was copied; else whoever asked shows it selected, to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
