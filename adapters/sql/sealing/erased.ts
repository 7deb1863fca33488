// The record of what was erased, so that it is erased again in a backup from before: digests, never ids.
import { createHash } from 'node:crypto';
import type { Queries } from '../engine/open-database.js';

/** A message, also with who wrote it, or the private chat of someone who asked to be forgotten. */
export type ErasedKind = 'message' | 'writer' | 'chat';

/** Our own ids, which cannot be guessed. Those of people can: their digests would show who asked to be forgotten. */
export const erasureDigest = (kind: ErasedKind, id: string): string =>
  createHash('sha256').update(`${kind} ${id}`).digest('base64url');

export async function recordErasure(db: Queries, kind: ErasedKind, id: string, at: string): Promise<void> {
  await db
    .insertInto('erased')
    .values({ kind, digest: erasureDigest(kind, id), at })
    .onConflict((conflict) => conflict.columns(['kind', 'digest']).doUpdateSet({ at }))
    .execute();
}
