// Whatever a driver throws leaves the store as a failure with a remedy.
import { expect, it } from 'vitest';
import { guarded } from '../../../../adapters/sql/engine/guarded.js';
import { IndexFailure, StoreFailure } from '../../../../knowledge/model/errors.js';

it('gives what the query gives', async () => {
  expect(await guarded(() => Promise.resolve(7))).toBe(7);
});

it('turns anything that is thrown into a StoreFailure that keeps its cause', async () => {
  for (const cause of [new Error('disk I/O error'), 'a string', undefined]) {
    const failure = await guarded(() => Promise.reject(cause as Error)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreFailure);
    expect(failure).toMatchObject({ cause, remedy: expect.stringContaining('DATA_DIR') });
  }
});

it('also what is thrown before there is a promise', async () => {
  const query = () => {
    throw new TypeError('closed');
  };
  await expect(guarded(query)).rejects.toThrow(StoreFailure);
});

it('lets our own failures through unchanged', async () => {
  const own = new IndexFailure('No vector.', 'Publish again.');
  await expect(guarded(() => Promise.reject(own))).rejects.toBe(own);
});
