// Turns a driver's error into a `StoreFailure`, but passes on our own failures unchanged.
import { Failure, StoreFailure } from '../../../knowledge/model/errors.js';

export async function guarded<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new StoreFailure(
      'The store did not respond as expected.',
      'Check disk space and permissions on DATA_DIR, or that PostgreSQL at DATABASE_URL is responding. Run `npm run ctac -- doctor` to find out which.',
      { cause },
    );
  }
}
