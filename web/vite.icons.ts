/** Lucide's icons as the page has them: each as one path, since every element is a little work for the browser. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** Their files say much more that our style sheet says once. */
export function icons(): Plugin {
  return {
    name: 'icons',
    enforce: 'pre',
    async load(id) {
      const [, file] = /^(.*\/lucide-static\/icons\/[^?]+)\?raw$/.exec(id) ?? [];
      if (file === undefined) return;
      return `export default ${JSON.stringify(onePath(await readFile(file, 'utf8')))}`;
    },
  };
}

type Outline = (attribute: (name: string) => string, number: (name: string) => number) => string;

const OUTLINES: Readonly<Record<string, Outline>> = {
  // An `m` would begin where the last one ended, and what follows it is an `l` unsaid.
  path: (attribute) => attribute('d').replace(/^m([\d.]+)[ ,]([\d.]+) ?(?=[-.\d])/, 'M$1 $2l'),
  line: (_, number) => `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`,
  circle(attribute, number) {
    const [x, y, r] = [number('cx'), number('cy'), number('r')];
    const half = `a${r} ${r} 0 0 1 `;
    // No outline is filled, but one that is small by a point in its middle.
    const middle = attribute('fill') ? `M${x} ${y}h.01` : '';
    return `M${x - r} ${y}${half}${2 * r} 0${half}${-2 * r} 0${middle}`;
  },
  rect(_, number) {
    const r = number('rx');
    const [width, height] = [number('width') - 2 * r, number('height') - 2 * r];
    const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
    const upper = `M${number('x') + r} ${number('y')}h${width}${corner(r, r)}v${height}${corner(-r, r)}`;
    return `${upper}h${-width}${corner(-r, -r)}v${-height}${corner(r, -r)}`;
  },
};

/** All outlines of an icon. */
export function onePath(svg: string): string {
  const [, outlines = ''] = /<svg[^>]*>(.*)<\/svg>/s.exec(svg) ?? [];
  return [...outlines.matchAll(/<(\w+)([^>]*)>/g)]
    .map(([whole, element = '', attributes = '']) => {
      const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
      const outline = OUTLINES[element];
      if (!outline) throw new Error(`An icon has ${whole}, of which no path can be made: add it in web/vite.icons.ts.`);
      return outline(attribute, (name) => Number(attribute(name)));
    })
    .join('')
    .replace(/ (?=-)/g, '');
}
