// Makes a fresh clone runnable: installs when the packages are missing or older than the lock file, and builds when
// the output is missing or older than the sources. Runs on the Node of the machine (20.19 or newer), before the
// project's own Node is there; what stands behind `--` is then run with the project's own. (A shell would not find
// that one by name: it remembers where it found `node` the first time.)
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

function modifiedMs(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newestMs(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { recursive: true }))
    newest = Math.max(newest, modifiedMs(join(folder, entry)));
  return newest;
}

function run(command, args) {
  // Output goes to stderr: stdout is the answer of the command that this makes ready.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(`setup: \`${command} ${args.join(' ')}\` failed${error ? `: ${error.message}` : ''}`);
  process.exit(status ?? 1);
}

const installedMs = modifiedMs(at('node_modules', '.package-lock.json'));
if (installedMs === 0 || installedMs < modifiedMs(at('package-lock.json'))) {
  console.error('setup: installing packages');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--loglevel=error']);
}

const stamp = at('dist', '.built');
const folders = ['src', 'test', 'bench'].map((folder) => newestMs(at(folder)));
const files = ['tsconfig.json', 'vite.config.js'].map((file) => modifiedMs(at(file)));
const sourcesMs = Math.max(...folders, ...files);
if (modifiedMs(stamp) < Math.max(sourcesMs, installedMs)) {
  console.error('setup: building');
  // A test or module that is gone from the sources must not live on in the output.
  rmSync(at('dist'), { recursive: true, force: true });
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  run(process.execPath, [tsc, '-p', at('tsconfig.json')]);
  run(process.execPath, [tsc, '-p', at('src', 'web')]);
  run(process.execPath, [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']);
  writeFileSync(stamp, '');
}

const command = process.argv.slice(process.argv.indexOf('--') + 1);
if (process.argv.includes('--')) {
  const ownNode = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { status, error } = spawnSync(ownNode, command, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`setup: cannot run the project's own Node: ${error.message}`);
  process.exit(status ?? 1);
}
