// Transpiles the project to JavaScript for tests that start many processes. A transpiled process takes about
// half as much CPU time to start as one with a loader.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const FOLDERS = ['adapters', 'bot', 'ingest', 'knowledge', 'tests', 'tools'];
const MADE = resolve('.tmp/transpiled');

let folder: string | undefined;
let wanted: { files: string[]; made: string } | undefined;

/**
 * Returns the path of the transpiled version of a program, such as `adapters/start/cli.ts`. Transpiles first
 * if a source has changed.
 */
export function transpiled(program: string): string {
  folder ??= transpile();
  return join(folder, asJavaScript(program));
}

/**
 * Like `transpiled`, but never transpiles, because that blocks a process for seconds. Returns undefined if
 * there is no transpiled version yet.
 */
export function alreadyTranspiled(program: string): string | undefined {
  wanted ??= sources();
  return existsSync(wanted.made) ? join(wanted.made, asJavaScript(program)) : undefined;
}

const asJavaScript = (program: string) => program.replace(/\.ts$/, '.js');

function sources(): { files: string[]; made: string } {
  const files = ['package.json', ...FOLDERS.flatMap(filesIn)];
  return { files, made: join(MADE, stateOf(files)) };
}

function transpile(): string {
  const { files, made } = sources();
  if (existsSync(made)) return made;
  mkdirSync(MADE, { recursive: true });
  for (const old of readdirSync(MADE)) removeAfterAnHour(join(MADE, old));
  const making = mkdtempSync(join(MADE, 'making-'));
  const entryPoints = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  buildSync({
    entryPoints,
    outdir: making,
    outbase: '.',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  for (const file of files.filter((file) => !file.endsWith('.ts'))) {
    mkdirSync(join(making, dirname(file)), { recursive: true });
    symlinkSync(resolve(file), join(making, file));
  }
  return inPlace(making, made);
}

/** Removes the folder if it is over an hour old. A newer one may still be in use by another test run. */
function removeAfterAnHour(folder: string): void {
  if (Date.now() - statSync(folder).mtimeMs > 3_600_000) rmSync(folder, { recursive: true, force: true });
}

/**
 * Moves the result into place. If several test processes transpile at the same time, the first result is
 * kept.
 */
function inPlace(making: string, made: string): string {
  try {
    renameSync(making, made);
  } catch (error) {
    rmSync(making, { recursive: true });
    if (!existsSync(made)) throw error;
  }
  return made;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function stateOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
