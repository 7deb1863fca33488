import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

type SqliteBuild = typeof BetterSqlite3;

/** The first version of Node that better-sqlite3 version 13 supports. */
const FIRST_NODE_FOR_NODE_API = 22;

/**
 * Chooses which of the 2 installed versions to load, because neither works on every version of Node. On Node
 * 24, version 12 ends the process with `Assertion failed: (env) != nullptr` when a prepared statement is
 * garbage-collected. This happened at the end of the first `npm start` on Node 24.21.0. Version 13 uses
 * Node-API and does not have this problem, but it crashes on Node 20.
 */
export function sqlitePackageFor(nodeVersion: string): 'better-sqlite3' | 'better-sqlite3-node-api' {
  return Number.parseInt(nodeVersion, 10) >= FIRST_NODE_FOR_NODE_API
    ? 'better-sqlite3-node-api'
    : 'better-sqlite3';
}

/** Loaded on first use, because PostgreSQL does not need either version. */
export function loadSqlite(): SqliteBuild {
  const require = createRequire(import.meta.url);
  // The store only uses functions that both versions have. Write out both names in full, so that the check
  // for unused packages finds them.
  return sqlitePackageFor(process.versions.node) === 'better-sqlite3'
    ? (require('better-sqlite3') as SqliteBuild)
    : (require('better-sqlite3-node-api') as SqliteBuild);
}
