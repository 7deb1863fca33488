import { SealingFailure } from '../../../knowledge/model/errors.js';

/**
 * Tries each copy of a key in turn, because one key service may be down while another works. If none can be
 * opened, throws the first error, or returns undefined if there was no error.
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
