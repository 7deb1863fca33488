// Turns a driver's error into a `StoreFailure`; our own failures pass through unchanged.
import { Failure, StoreFailure } from '../../../knowledge/model/errors.js';

export async function guarded<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new StoreFailure(
      'The store did not do what it was asked.',
      'Check free disk space and rights on DATA_DIR, or that PostgreSQL at DATABASE_URL answers; `npm run ctac -- doctor` tells which.',
      { cause },
    );
  }
}
