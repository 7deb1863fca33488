import { SealingFailure } from '../../../knowledge/model/errors.js';

/**
 * If one copy fails, tries the next: a key service may be down while another key still works. If none works,
 * throws the first failure, or returns undefined if nothing failed.
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
