// Opens a key that was wrapped several times, with the first copy that can be opened.
import { SealingFailure } from '../../../knowledge/model/errors.js';

/**
 * A copy that fails does not stop the others: its key service may be down while another key opens the next one. If none
 * can be opened, throws the first failure. Undefined if none failed.
 */
export async function openWithAny<Way>(
  ways: readonly Way[],
  open: (way: Way) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array | undefined> {
  let failure: SealingFailure | undefined;
  for (const way of ways) {
    try {
      const key = await open(way);
      if (key) return key;
    } catch (error) {
      if (!(error instanceof SealingFailure)) throw error;
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return undefined;
}
