import type { DatabaseConnection, Dialect } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';

/**
 * Changes and returns the given dialect. Constraint errors also become `StoreFailure`, because no query
 * should cause one.
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
  throw new StoreFailure(`The store refused a query (${code}).`, remedyFor(code), { cause });
}

function remedyFor(code: string): string {
  if (code.startsWith('SQLITE_BUSY'))
    return 'Another process is using the store. Stop any long imports, or use PostgreSQL.';
  if (code.startsWith('SQLITE_FULL') || code === '53100') return 'Free up space on the store’s disk.';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return 'Stop the service and restore the latest backup of the store.';
  if (code.startsWith('SQLITE_READONLY')) return 'Make DATA_DIR writable by the user that runs the service.';
  if (code === '57014')
    return 'It took longer than DATABASE_TIMEOUT_SECONDS, or someone ended it. The work will be retried. If it happens again, look in pg_stat_activity to see what is holding it up.';
  return 'Check that the store can be reached and its migrations have run. The work will be retried.';
}
