import type { DatabaseConnection, Dialect } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { storeWording as said } from '../wording/store-wording.js';

/**
 * Changes the dialect to throw `StoreFailure`, and returns it. Constraint errors become `StoreFailure` too,
 * because no query should cause one.
 */
export function withStoreFailures<D extends Dialect>(dialect: D): D {
  const createDriver = dialect.createDriver.bind(dialect);
  dialect.createDriver = () => {
    const driver = createDriver();
    const wrapped = new WeakSet<DatabaseConnection>();
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async () => {
      const connection = await acquire().catch((cause: unknown) => fail(cause));
      if (!wrapped.has(connection)) {
        wrapped.add(connection);
        const execute = connection.executeQuery.bind(connection);
        // Drivers may throw or reject. In an async function, both become a rejection.
        connection.executeQuery = async (query) => {
          try {
            return await execute<never>(query);
          } catch (cause) {
            return fail(cause);
          }
        };
      }
      return connection;
    };
    return driver;
  };
  return dialect;
}

function fail(cause: unknown): never {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  throw new StoreFailure(said.queryRefused(code), remedyFor(code), { cause });
}

function remedyFor(code: string): string {
  const { busy, full, damaged, readOnly, ended, other } = said.afterRefusal;
  if (code.startsWith('SQLITE_BUSY')) return busy;
  if (code.startsWith('SQLITE_FULL') || code === '53100') return full;
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return damaged;
  if (code.startsWith('SQLITE_READONLY')) return readOnly;
  return code === '57014' ? ended : other;
}
