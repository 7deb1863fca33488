// Finds in node_modules what a container image can do without: what only people and their tools read, and code for
// other versions of Node.
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

const FOR_DEVELOPERS = /\.(?:map|ts|cts|mts|tsx|flow|md|markdown)$/iu;
/** Licences ask to be passed on with the code. */
const LICENCE = /licen[cs]e|notice|copying|copyright/iu;

/** Where the compiler's input and by-products are, beside what it made. */
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
 * Tables of tokens, 22 MB: LangChain imports `js-tiktoken/lite`, which is without them. A library for tests, 10 MB, that
 * came along by mistake. A test holds that nothing imports either.
 */
const NOT_IMPORTED = [
  'js-tiktoken/dist/ranks',
  'js-tiktoken/dist/index.js',
  'js-tiktoken/dist/index.cjs',
  'botbuilder/vendors/chai',
  'botframework-streaming/vendors/chai',
];
/** The same code once more, for what is not Node. */
const FOR_BROWSERS = /[\\/]dist[\\/](?:browser|react-native|umd|iife)$/u;

/** Files and folders to remove from an installation that no one develops in. */
export function developerFiles(modules: string, nodeMajor: number): string[] {
  const named = [otherSqlite(nodeMajor), ...COMPILED_FROM, ...NOT_IMPORTED]
    .map((name) => join(modules, name))
    .filter((path) => existsSync(path));
  const all = readdirSync(modules, { recursive: true, withFileTypes: true }).map((entry) => ({
    entry,
    path: join(entry.parentPath, entry.name),
  }));
  const browser = all.filter(({ entry, path }) => entry.isDirectory() && FOR_BROWSERS.test(path));
  const whole = [...named, ...browser.map(({ path }) => path)];
  const files = all.filter(
    ({ entry, path }) => entry.isFile() && isForDevelopers(entry.name) && !isInside(path, whole),
  );
  return [...whole, ...files.map(({ path }) => path)];
}

const isForDevelopers = (name: string) => FOR_DEVELOPERS.test(name) && !LICENCE.test(name);
const isInside = (path: string, folders: readonly string[]) =>
  folders.some((folder) => path.startsWith(`${folder}${sep}`));

/** `adapters/sql/engine/load-sqlite.ts` loads one of the two. */
function otherSqlite(nodeMajor: number): string {
  return nodeMajor >= 22 ? 'better-sqlite3' : 'better-sqlite3-node-api';
}
