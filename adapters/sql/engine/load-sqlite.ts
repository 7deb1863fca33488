// Loads the build of better-sqlite3 that works with the running version of Node.
import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

type SqliteEngine = typeof BetterSqlite3;

/** The first Node that has what version 13 asks for. */
const FIRST_NODE_FOR_NODE_API = 22;

/**
 * Which of the two installed versions is loaded, for a version of Node such as `24.21.0`.
 *
 * Neither runs everywhere. Version 12 ends a process on Node 24 with `Assertion failed: (env) != nullptr` as soon as a
 * prepared statement is collected as garbage: seen at the end of the first `npm start` on Node 24.21.0. Version 13
 * is built on Node-API, which knows no such state, and crashes on Node 20.
 */
export function sqlitePackageFor(nodeVersion: string): 'better-sqlite3' | 'better-sqlite3-node-api' {
  return Number.parseInt(nodeVersion, 10) >= FIRST_NODE_FOR_NODE_API
    ? 'better-sqlite3-node-api'
    : 'better-sqlite3';
}

/** Loaded at the first use and not at the start: on PostgreSQL neither is needed. */
export function loadSqlite(): SqliteEngine {
  const require = createRequire(import.meta.url);
  // Both are CommonJS modules with the same functions, as far as the store uses them. The names are written out so
  // that the search for unused packages sees them.
  return sqlitePackageFor(process.versions.node) === 'better-sqlite3'
    ? (require('better-sqlite3') as SqliteEngine)
    : (require('better-sqlite3-node-api') as SqliteEngine);
}
