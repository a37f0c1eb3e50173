/** Lucide's outlines (ISC), of which the build inlines those that are used. */

/** `svg` is the text of a file of lucide-static: `import trash from 'lucide-static/icons/trash-2.svg?raw'`. */
export function Icon({ svg, px = 20 }: { svg: string; px?: number }) {
  // The text is ours, from the build; nobody else's words come here.
  const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return (
    <svg
      class="icon"
      width={px}
      height={px}
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: inner }}
    />
  );
}
