// Stores uploaded files, each encrypted with its own key.
import type { Queries } from '../engine/open-database.js';
import type { Sealing } from '../keys/sealing.js';

export async function encryptUpload(
  db: Queries,
  sealing: Sealing,
  { edition, bytes }: { edition: number; bytes: Uint8Array },
): Promise<{ bytes: Uint8Array; key: string }> {
  const key = await sealing.keyFor(db, { owner: `upload ${edition}`, period: '' });
  return { bytes: key.encryptBytes(placeOf(edition), bytes), key: key.id };
}

/** Returns undefined if there is no such file, or if its key has been destroyed. */
export async function decryptUpload(
  db: Queries,
  sealing: Sealing,
  edition: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('uploads')
    .select(['bytes', 'key'])
    .where('edition', '=', edition)
    .executeTakeFirst();
  if (!row || row.key === null) return row?.bytes;
  return (await sealing.keyNamed(db, row.key))?.decryptBytes(placeOf(edition), row.bytes);
}

const placeOf = (edition: number) => `uploads bytes ${edition}`;
