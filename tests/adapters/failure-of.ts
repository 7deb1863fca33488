import { expect } from 'vitest';
import { DeliveryFailure } from '../../knowledge/model/errors.js';

export async function failureOf(work: Promise<unknown>): Promise<DeliveryFailure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryFailure);
  return error as DeliveryFailure;
}
