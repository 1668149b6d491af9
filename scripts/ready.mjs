/**
 * Makes the checkout ready to run with Node alone: installs what is missing, and with `build` builds what is out of date.
 * Plain JavaScript without imports from node_modules, because on a fresh machine there are none.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `Footpath needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. Get it from nodejs.org.`,
  );
  process.exit(1);
}

install();
if (process.argv.includes('build')) build();

function install() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.footpath-installed');
  const wanted = readFileSync(lock, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing what Footpath needs (once; a minute or two) …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

function build() {
  const stamp = join(root, 'dist', '.footpath-built');
  const newest = Math.max(
    ...['src', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json', 'vite.config.ts'].map(
      (path) => newestBelow(join(root, path)),
    ),
  );
  if (existsSync(stamp) && Number(readFileSync(stamp, 'utf8')) >= newest) return;
  console.log('Building (only after a change) …');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, String(newest));
}

function newestBelow(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(path)
      .filter((name) => name !== 'node_modules')
      .map((name) => newestBelow(join(path, name))),
  );
}

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
