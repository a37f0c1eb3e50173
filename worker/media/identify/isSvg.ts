import { rootElement } from './rootElement.ts';

/** Whether a text is an SVG drawing: its first element says so. `head` is the text's beginning. */
export function isSvg(head: Buffer): boolean {
  return /^(?:[\w.-]+:)?svg$/.test(rootElement(head.toString('utf8')) ?? '');
}
