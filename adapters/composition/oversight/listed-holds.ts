// Keeps legal holds, encrypted, in the list outside the store, and puts back any that a restored store lacks.
import { hash, randomBytes } from 'node:crypto';
import {
  heldAt,
  holdLineKey,
  type HoldLine,
  type PlacedLine,
} from '../../../bot/model/governance/erasure-record.js';
import { isInForce, type Hold, type NewHold } from '../../../bot/model/governance/hold.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import type { Store } from '../../../bot/model/store.js';
import { adminWording } from '../../../bot/wording/staff/admin-wording.js';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { KEY_BYTES, decryptBytes, encryptBytes } from '../../sql/keys/cipher.js';
import { openWithAny } from '../../sql/keys/open-with-any.js';
import { storeWording } from '../wording/store-wording.js';

const digestOf = (id: string) => hash('sha256', `hold ${id}`, 'base64url');
const placeOf = (digest: string) => `listed-hold ${digest}`;

/** Returns the lines that the list still lacks. Throws `SealingFailure` if the key is missing. */
export async function newHoldLines(
  store: Store,
  keeper: KeyKeeper,
  written: ReadonlySet<string> = new Set(),
): Promise<HoldLine[]> {
  const now = new Date().toISOString();
  const lines: HoldLine[] = [];
  for (const hold of await store.records.holds.list(now)) {
    const digest = digestOf(hold.id);
    const isWritten = written.has(holdLineKey({ hold: 'placed', digest }));
    if (!isWritten && isInForce(hold, now)) lines.push(await sealHold(keeper, hold, digest));
    if (isWritten && hold.lifted) lines.push({ kind: 'message', hold: 'lifted', digest, at: hold.lifted.at });
  }
  return lines.filter((line) => !written.has(holdLineKey(line)));
}

async function sealHold(keeper: KeyKeeper, hold: Hold, digest: string): Promise<PlacedLine> {
  const key = randomBytes(KEY_BYTES);
  const sealed = encryptBytes(key, Buffer.from(JSON.stringify(hold)), placeOf(digest)).toString('base64url');
  const { placedAt: at, endsAt: until } = hold;
  const keys = await keeper.wrap(key);
  return { kind: 'message', hold: 'placed', digest, at, ...(until && { until }), sealed, keys };
}

/**
 * Call this before anything is erased or deleted. Returns how many holds were put back. Never lifts a hold:
 * one that was lifted since the backup is in force again until someone lifts it again.
 */
export async function putHoldsBack(
  store: Store,
  keeper: KeyKeeper,
  lines: readonly HoldLine[],
): Promise<number> {
  const now = new Date().toISOString();
  const known = new Set((await store.records.holds.list(now)).map(({ id }) => digestOf(id)));
  const missing = heldAt(lines, now).filter(({ digest }) => !known.has(digest));
  for (const line of missing) {
    const hold = await openHold(keeper, line);
    const details = { hold: hold.id, scope: hold.scope.kind };
    await store.transaction(async ({ holds, decisions }) => {
      // Another process that started at the same time may have put it back already.
      if (await holds.add(hold))
        await decisions.record({ kind: 'hold-placed', by: adminWording.service, at: now, details });
    });
  }
  return missing.length;
}

async function openHold(keeper: KeyKeeper, { digest, sealed, keys }: PlacedLine): Promise<NewHold> {
  const key = await openWithAny(keys, (wrapped) => keeper.unwrap(wrapped));
  const plain = key && decryptBytes(key, Buffer.from(sealed, 'base64url'), placeOf(digest));
  if (!plain) throw new SealingFailure(...storeWording.holdNotOpened(keeper.label));
  return JSON.parse(plain.toString()) as NewHold;
}
