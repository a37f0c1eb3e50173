/** Lucide's outlines (ISC), of which the build inlines those that are used, each as one path: see vite.icons.ts. */

/** `svg` is what the build makes of a file of lucide-static: `import trash from 'lucide-static/icons/trash-2.svg?raw'`. */
export function Icon({ svg, px = 20 }: { svg: string; px?: number }) {
  return (
    <svg class="icon" width={px} height={px} viewBox="0 0 24 24" aria-hidden="true">
      <path d={svg} />
    </svg>
  );
}
