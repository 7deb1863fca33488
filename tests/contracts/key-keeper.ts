// Tests any key keeper, with the key in a file, in the environment or in a key service.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '../../adapters/sql/conversations/store.js';
import { createSealing } from '../../adapters/sql/keys/sealing.js';
import { prepareSealing } from '../../adapters/sql/sealing/check-encryption-keys.js';
import { rotateKeys } from '../../adapters/sql/sealing/rotate.js';
import type { KeyKeeper } from '../../bot/model/governance/key-keeper.js';
import { newMessage, NOW, person } from '../fakes/samples/sample-records.js';
import { temporaryDatabase } from '../fakes/temporary-database.js';

export interface KeptKey {
  /** Returns a keeper that has no key in memory yet, as when a process has just started. */
  keeper(): KeyKeeper;
  /** Adds a new key, or a new version of the key. Data encrypted with earlier keys can still be decrypted. */
  change(): Promise<void>;
  dropEarlier(): Promise<void>;
  close?(): Promise<void>;
}

export function keyKeeperContract(name: string, start: () => Promise<KeptKey>): void {
  describe(name, () => {
    let kept: KeptKey;
    beforeEach(async () => {
      kept = await start();
      await kept.keeper().begin?.();
    });
    afterEach(() => kept.close?.());

    const key = randomBytes(32);
    const open = async (wrapped: { by: string; wrapped: string }) => {
      const bytes = await kept.keeper().unwrap(wrapped);
      return bytes && Buffer.from(bytes);
    };

    it('opens what it wrapped, also in another process, and wraps it differently each time', async () => {
      const [[one], [other]] = [await kept.keeper().wrap(key), await kept.keeper().wrap(key)];
      expect([await open(one!), await open(other!)]).toEqual([key, key]);
      expect(one!.wrapped).not.toBe(other!.wrapped);
    });

    it('wraps with every key it names, and tells nothing of the key itself', async () => {
      const names = await kept.keeper().names();
      const all = await kept.keeper().wrap(key);
      expect(names.length).toBeGreaterThan(0);
      expect(all.map(({ by }) => by)).toEqual(names);
      expect(JSON.stringify(all)).not.toContain(key.toString('base64'));
    });

    it('opens nothing that was changed, or that a key of another name wrapped', async () => {
      const [one] = await kept.keeper().wrap(key);
      const last = one!.wrapped.at(-5) === 'A' ? 'B' : 'A';
      const changed = one!.wrapped.slice(0, -5) + last + one!.wrapped.slice(-4);
      expect(await open({ ...one!, wrapped: changed })).toBeUndefined();
      expect(await open({ ...one!, wrapped: 'nothing' })).toBeUndefined();
      expect(await open({ ...one!, by: 'another' })).toBeUndefined();
    });

    it('opens what an earlier key wrapped until that key is dropped', async () => {
      const [early] = await kept.keeper().wrap(key);
      await kept.change();
      const late = await kept.keeper().wrap(key);
      expect([await open(early!), await open(late[0]!)]).toEqual([key, key]);
      await kept.dropEarlier();
      expect(await open(early!)).toBeUndefined();
      expect(await open(late[0]!)).toEqual(key);
    });

    it('keeps a store readable through a change of the key, a rotation, and the end of the earlier key', async () => {
      const temporary = await temporaryDatabase('');
      const asProcess = () => ({
        ...temporary.database,
        sealing: createSealing(kept.keeper(), temporary.database.dialect),
      });
      const first = asProcess();
      expect(await prepareSealing(first)).toBeUndefined();
      const place = { platform: 'slack' as const, id: 'ada', kind: 'personal' as const, address: {} };
      const { records } = createStore(first);
      const { id } = await records.conversations.open(place, person, NOW);
      const stored = await records.messages.add({ ...newMessage(id), words: 'Words', redactedTypes: [] });
      await kept.change();
      const next = asProcess();
      expect(await prepareSealing(next)).toBeUndefined();
      await rotateKeys(next);
      await kept.dropEarlier();
      const { messages } = createStore(asProcess()).records;
      expect(await messages.words(stored!.id)).toBe('Words');
      await temporary.remove();
    });
  });
}
