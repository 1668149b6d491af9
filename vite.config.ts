/** Builds the web app from `src/web` to `dist/web`. Every file it emits is served by us: no request leaves the machine. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The two typefaces of the first paint, so that the browser asks for them together with the script. */
const FIRST_FONTS = [/inter-latin-wght-normal-[^/]*\.woff2$/, /fraunces-latin-opsz-normal-[^/]*\.woff2$/];

function preloadFirstFonts(): Plugin {
  return {
    name: 'footpath-preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        return Object.keys(context.bundle ?? {})
          .filter((file) => FIRST_FONTS.some((pattern) => pattern.test(file)))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

const PACKED = /\.(js|css|svg|html)$/;

/** Lays a packed copy beside each text file; the server sends it to browsers that take it. */
function packFiles(): Plugin {
  return {
    name: 'footpath-pack',
    apply: 'build',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? '';
      const names = Object.keys(bundle).filter((name) => PACKED.test(name) && name !== 'index.html');
      for (const name of names) {
        const file = join(folder, name);
        const content = await readFile(file);
        await writeFile(`${file}.br`, brotliCompressSync(content));
        await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  plugins: [react(), preloadFirstFonts(), packFiles()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': 'http://127.0.0.1:4400',
      '/v1': 'http://127.0.0.1:4400',
      '/health': 'http://127.0.0.1:4400',
    },
  },
});
