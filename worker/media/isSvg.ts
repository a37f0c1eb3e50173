/** Whether a text is an SVG drawing: its first element says so, whatever prolog and comments stand before it. */
const PROLOG = /^(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^[>]*(?:\[.*?\]\s*)?>)+/is;
const ROOT = /^<(?:[\w.-]+:)?svg[\s/>]/;

/** `head` is the text's beginning; a prolog longer than that hides the drawing. */
export function isSvg(head: Buffer): boolean {
  const text = head.toString('utf8').replace(/^\ufeff/, '');
  return ROOT.test(text.replace(PROLOG, ''));
}
