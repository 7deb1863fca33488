// Finds files in node_modules that a container image does not need, such as files for developers and code for
// other versions of Node.
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

const FOR_DEVELOPERS = /\.(?:map|ts|cts|mts|tsx|flow|md|markdown)$/iu;
/** Licences must be kept, because they have to be passed on with the code. */
const LICENCE = /licen[cs]e|notice|copying|copyright/iu;

/** Source files and intermediate files of compiled packages. */
const COMPILED_FROM = [
  'better-sqlite3-node-api/deps',
  'better-sqlite3-node-api/src',
  'hnswlib-node/hnswlib',
  'hnswlib-node/src',
  'hnswlib-node/build/Release/obj.target',
  'hnswlib-node/build/Release/.deps',
  'node-addon-api',
];
/**
 * Files that nothing imports, which a test checks: token tables (22MB; LangChain imports `js-tiktoken/lite`
 * instead), a test library that 2 packages include by mistake (10MB), a library for signing in within a
 * browser (8MB), and packages' own tests (3MB).
 */
const NOT_IMPORTED = [
  'js-tiktoken/dist/ranks',
  'js-tiktoken/dist/index.js',
  'js-tiktoken/dist/index.cjs',
  'botbuilder/vendors/chai',
  'botframework-streaming/vendors/chai',
  '@azure/msal-browser',
  'bintrees/test',
  'find-my-way/test',
  'mammoth/test',
  'pino/test',
];
/** Matches copies of a package's code for platforms other than Node. */
const FOR_BROWSERS = /[\\/]dist[\\/](?:browser|react-native|umd|iife|workerd)$/u;

export function developerFiles(modules: string, nodeMajor: number): string[] {
  const unneeded = [otherSqlite(nodeMajor), ...COMPILED_FROM, ...NOT_IMPORTED];
  const named = unneeded.map((name) => join(modules, name)).filter((path) => existsSync(path));
  const all = readdirSync(modules, { recursive: true, withFileTypes: true }).map((entry) => ({
    entry,
    path: join(entry.parentPath, entry.name),
  }));
  const folders = all.filter(({ entry, path }) => entry.isDirectory() && FOR_BROWSERS.test(path));
  const found = [...named, ...folders.map(({ path }) => path)];
  const whole = found.filter((path) => !isInside(path, found));
  const files = all.filter(
    ({ entry, path }) => entry.isFile() && isForDevelopers(entry.name) && !isInside(path, whole),
  );
  return [...whole, ...files.map(({ path }) => path)];
}

const isForDevelopers = (name: string) => FOR_DEVELOPERS.test(name) && !LICENCE.test(name);
const isInside = (path: string, folders: readonly string[]) =>
  folders.some((folder) => path.startsWith(`${folder}${sep}`));

/** The SQLite package that `adapters/sql/engine/load-sqlite.ts` does not load on this Node. */
function otherSqlite(nodeMajor: number): string {
  return nodeMajor >= 22 ? 'better-sqlite3' : 'better-sqlite3-node-api';
}
