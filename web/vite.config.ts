/** How the page is built: one folder of files that any file server can hand out. */
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';
import { icons } from './vite.icons.ts';

export default defineConfig({
  // Wherever it lies, also below a folder.
  base: './',
  plugins: [icons(), noCookies(), early()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The first that know `light-dark()`: lowered, it would follow the system alone, and neither the theme that was chosen
    // nor the viewer, which is always dark.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The policy allows no `data:` but for pictures, and a file of its own is kept by the browser.
    assetsInlineLimit: 0,
    // Its polyfill would be inlined, which the policy forbids; every browser of the target knows it.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
    },
    reportCompressedSize: false,
    // What the first screen needs is one file: each more is a request that the first photo waits for.
    // What waits until that is there comes together, too: see settled.ts.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            {
              name: 'later',
              test: /\/web\/(grid\/GridHands|screens\/photos\/(goToDay|GoToDate|PhotosTools)|scrubber\/|shell\/Overlays|upload\/DropZone)/,
            },
            { name: 'owners', test: /\/web\/screens\/(fleet|failures|trash|settings)\// },
          ],
        },
      },
    },
    // Theirs go wherever their code goes. The settings lead to it.
    license: { fileName: 'licences.txt' },
  },
});

/** hono's client can write a Cookie header, which no page may send: half a kilobyte that the first photo would wait for. */
function noCookies(): Plugin {
  return {
    name: 'no-cookies',
    enforce: 'pre',
    load: (id) => (id.endsWith('/hono/dist/utils/cookie.js') ? "export const serialize = () => '';" : undefined),
  };
}

/** It runs before the page's own script and holds up what follows it, so it is a file of its own, and no module. */
function early(): Plugin {
  return {
    name: 'early',
    async generateBundle() {
      const { output } = (await build({
        root: import.meta.dirname,
        configFile: false,
        publicDir: false,
        logLevel: 'silent',
        build: { write: false, rolldownOptions: { input: 'early.ts', output: { format: 'iife' } } },
      })) as Rolldown.RolldownOutput;
      this.emitFile({ type: 'asset', fileName: 'early.js', source: output[0].code });
    },
  };
}
