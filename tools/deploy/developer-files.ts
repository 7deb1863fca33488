// Finds in node_modules what a container image can do without: what only people and their tools read, and code for
// other versions of Node.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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
/** Tables of tokens, 22 MB. LangChain imports `js-tiktoken/lite`, which is without them. */
const UNUSED_TABLES = ['js-tiktoken/dist/ranks', 'js-tiktoken/dist/index.js', 'js-tiktoken/dist/index.cjs'];

/** Files and folders to remove from an installation that no one develops in. */
export function developerFiles(modules: string, nodeMajor: number): string[] {
  const whole = [otherSqlite(nodeMajor), ...COMPILED_FROM, ...UNUSED_TABLES]
    .map((name) => join(modules, name))
    .filter((path) => existsSync(path));
  const files = readdirSync(modules, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && FOR_DEVELOPERS.test(entry.name) && !LICENCE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !whole.some((folder) => file.startsWith(`${folder}/`)));
  return [...whole, ...files];
}

/** `adapters/sql/engine/load-sqlite.ts` loads one of the two. */
function otherSqlite(nodeMajor: number): string {
  return nodeMajor >= 22 ? 'better-sqlite3' : 'better-sqlite3-node-api';
}
