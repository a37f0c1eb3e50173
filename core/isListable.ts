/**
 * Whether a blob of this name can be listed. Listings are XML 1.0, which has no way to write most control characters, and
 * gives a carriage return back as something else: one such name, and Azurite lists nothing of its container any more.
 */
export function isListable(name: string): boolean {
  return name.isWellFormed() && ![...name].some((character) => NOT_XML.test(character));
}

const NOT_XML = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
