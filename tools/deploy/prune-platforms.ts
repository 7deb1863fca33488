// Removes builds for other machines from node_modules, and reports how much space that saves.
// Usage: npm run prune:platforms [-- --dry-run] [--image]
// --image also removes files for developers and for other versions of Node.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { developerFiles } from './developer-files.js';
import { foreignBuilds } from './foreign-builds.js';

const root = join(import.meta.dirname, '..', '..');
const dryRun = process.argv.includes('--dry-run');

const modules = join(root, 'node_modules');
const found = foreignBuilds(modules, process);
if (process.argv.includes('--image'))
  found.push(...developerFiles(modules, Number.parseInt(process.versions.node, 10)));
let bytes = 0;
for (const path of found) {
  bytes += sizeOf(path);
  process.stdout.write(`${relative(root, path)}\n`);
  if (!dryRun) rmSync(path, { recursive: true });
}
process.stdout.write(
  `${dryRun ? 'Would remove' : 'Removed'} ${Math.round(bytes / 1e6)} MB that this machine does not need. To put it back, run npm ci.\n`,
);

function sizeOf(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
