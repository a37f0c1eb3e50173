/** A name as it can be shown in one line, in `<bdi>`: what would break the line or turn the words around it is seen instead. */

const UNSEEN = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;
const CONTROLS = 0x20;
const PICTURES = 0x2400;

export function nameShown(name: string): string {
  return name.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0);
    return code < CONTROLS ? String.fromCharCode(PICTURES + code) : '\ufffd';
  });
}
