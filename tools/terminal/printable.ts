/** Without what a file's name might make a terminal do. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '\u{fffd}');
}
