// Retries a call to a platform at start-up, when no job can retry it later.
import { setTimeout as wait } from 'node:timers/promises';
import { DeliveryFailure } from '../../knowledge/model/errors.js';

const FIRST_PAUSE_MS = 500;
const ATTEMPTS = 6;

/** Calls `onAgain` before each retry. If every attempt fails, throws the last error. */
export async function askPatiently<T>(
  ask: () => Promise<T>,
  onAgain: (error: DeliveryFailure, attempt: number) => void,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DeliveryFailure) || error.permanent || attempt === ATTEMPTS) throw error;
      onAgain(error, attempt);
      await wait(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}
