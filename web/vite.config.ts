/** How the page is built: one folder of files that any file server can hand out. */
import { defineConfig } from 'vite';

export default defineConfig({
  // Wherever it lies, also below a folder.
  base: './',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The policy allows no `data:` but for pictures, and a file of its own is kept by the browser.
    assetsInlineLimit: 0,
    // Its polyfill would be inlined, which the policy forbids; every browser of the target knows it.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
