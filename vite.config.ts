/** Builds the web app from `src/web` to `dist/web`. Every file it emits is served by us: no request leaves the machine. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';

/** The two typefaces of the first paint. */
const FIRST_FONTS = [/inter-latin-wght-normal-[^/]*\.woff2$/, /fraunces-latin-opsz-normal-[^/]*\.woff2$/];
/** What `main.ts` asks for in any case, and what every page does. */
const PROGRAM = ['start', 'parts'];

/** Names in the page what every first paint needs, so that the browser asks for it together with the first script and not after it. */
function preloadFirst(): Plugin {
  return {
    name: 'footpath-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const fonts = Object.keys(bundle).filter((file) => FIRST_FONTS.some((pattern) => pattern.test(file)));
        const { scripts, styles } = partsOf(bundle, PROGRAM);
        return [
          ...styles.map((file) => link({ rel: 'stylesheet', href: `/${file}`, crossorigin: '' })),
          ...scripts.map((file) => link({ rel: 'modulepreload', href: `/${file}`, crossorigin: '' })),
          ...fonts.map((file) =>
            link({ rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' }),
          ),
        ];
      },
    },
  };
}

function link(attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs, injectTo: 'head' };
}

/** The chunks of those names with all they import at once, and their styles. */
function partsOf(bundle: Rolldown.OutputBundle, names: readonly string[]) {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const name of names) {
    const found = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
    if (found === undefined) throw new Error(`There is no chunk ${name} to preload.`);
    scripts.add(found.fileName);
  }
  for (const script of scripts) {
    const chunk = bundle[script];
    if (chunk?.type !== 'chunk') continue;
    for (const other of chunk.imports) scripts.add(other);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  }
  return { scripts: [...scripts], styles: [...styles] };
}

/** What `main.ts` shares with the rest. */
const FIRST_SCRIPT =
  /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$|[\\/]web[\\/](page-list|api[\\/]ahead|kit[\\/](language|idle))\.ts$|vite[\\/]preload-helper/;

/** Those of the kit that this many scripts share, the program among them, come with the program. */
const KIT = /[\\/]src[\\/]web[\\/](kit|api)[\\/]|[\\/]kernel[\\/]ids\.ts$/;
const MOST_PAGES = 17;
/** What the program itself asks the server for. */
const SESSION =
  /[\\/]web[\\/]shell[\\/]session\.ts$|[\\/]people[\\/](accounts|workspaces)[\\/]contract\.ts$|[\\/]kernel[\\/]region\.ts$/;
/** What the pages of journey maps have in common: editor, shared map, workshops, the list of maps. */
const MAPS = /[\\/]map[\\/](maps|shares|comments|pictures)[\\/]|[\\/]map-health[\\/]/;
/** Contracts and words of figures that stand on several pages. */
const FIGURES =
  /[\\/]analyze[\\/](engine|funnel|feelings|saved)[\\/](.*[\\/])?(contract|parting|words|feeling-words|key-figure)\.ts$|[\\/]map[\\/](stages|touchpoints)[\\/]contract\.ts$|[\\/]report-words\.ts$/;

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
  plugins: [react(), preloadFirst(), packFiles()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Of the first script, so that it need not wait for the files below.
            { name: 'first', test: FIRST_SCRIPT, priority: 6 },
            // What most pages use, what some do, what pages of maps do, and what is asked of the reports: in a few files instead of eighty.
            { name: 'libraries', test: /[\\/]node_modules[\\/]/, minShareCount: 3, priority: 5 },
            { name: 'kit', test: KIT, minShareCount: MOST_PAGES, priority: 5 },
            { name: 'session', test: SESSION, priority: 4 },
            { name: 'parts', test: KIT, minShareCount: 2, priority: 4 },
            { name: 'figures', test: FIGURES, minShareCount: 2, priority: 3 },
            { name: 'maps', test: MAPS, minShareCount: 2, priority: 2 },
            { name: 'reports', test: /[\\/]analyze[\\/]keepable[\\/]contract\.ts$/, priority: 1 },
          ],
        },
      },
    },
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
