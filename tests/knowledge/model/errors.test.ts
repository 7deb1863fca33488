// Tests that each kind of error has a name, and says what happened and what to do.
import { expect, it } from 'vitest';
import { DeliveryFailure, Failure, StoreFailure, describeFailure } from '../../../knowledge/model/errors.js';

it('a failure bears its own name, its remedy and its cause', () => {
  const cause = new Error('disk');
  const failure = new StoreFailure('The store is full.', 'Free space.', { cause });
  expect(failure).toMatchObject({
    name: 'StoreFailure',
    message: 'The store is full.',
    remedy: 'Free space.',
    cause,
  });
  expect(failure).toBeInstanceOf(Failure);
});

it('a delivery is tried again unless it says that this cannot help', () => {
  expect(new DeliveryFailure('No.', 'Wait.')).toMatchObject({ permanent: false, retryAfterMs: undefined });
  expect(new DeliveryFailure('No.', 'Stop.', { fault: 'message', retryAfterMs: 5 })).toMatchObject({
    permanent: true,
    retryAfterMs: 5,
  });
});

it('is described in one line with its remedy; of anything else only what is known', () => {
  expect(describeFailure(new StoreFailure('The store is full.', 'Free space.'))).toBe(
    'The store is full. Free space.',
  );
  expect(describeFailure(new TypeError('x is not a function'))).toBe('TypeError: x is not a function');
  expect(describeFailure('a thrown string')).toBe('An error occurred, but it has no description.');
});
