/** The first element of an XML text, whatever prolog and comments stand before it: `x:xmpmeta`, `svg`. */
const PROLOG = /^(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^[>]*(?:\[.*?\]\s*)?>)+/is;
const ROOT = /^<([\w.-]+(?::[\w.-]+)?)[\s/>]/;

/** `text` may be a beginning only; a prolog longer than that hides the element. */
export function rootElement(text: string): string | undefined {
  return ROOT.exec(text.replace(/^\ufeff/, '').replace(PROLOG, ''))?.[1];
}
