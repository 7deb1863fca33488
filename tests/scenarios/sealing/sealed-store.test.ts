// Tests that people’s text is encrypted in the store: without the key, none of it can be read in any file or
// row.
import { afterEach, describe, expect, it } from 'vitest';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createSealing } from '../../../adapters/sql/keys/sealing.js';
import { keysInEnvironment } from '../../../adapters/sql/keys/local-keys.js';
import { encryptPlainRows, countPlainRows } from '../../../adapters/sql/sealing/encrypt-plain-rows.js';
import { decryptUpload } from '../../../adapters/sql/sealing/encrypt-upload.js';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { adviser, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { placesOf, PLANTED, typePlantedWords, writePlantedWords } from './sealed-words.js';

// Uses a separate server, because all its files are searched and other suites do not encrypt.
onBothDatabases(
  (server) => {
    let bot: TestBot;
    afterEach(() => bot.close());

    it('delivers what was written, and keeps no readable word of it in any row or file', async () => {
      bot = await writePlantedWords(server());
      expect(bot.seenIn(adviser).join()).toContain(`${PLANTED} has gone missing.`);
      expect(bot.seenIn(practitioner).join()).toContain(`I will call about ${PLANTED}.`);
      await typePlantedWords(bot);
      await saveUpload(bot);
      await bot.database.scrub();
      expect(await placesOf(PLANTED, bot)).toEqual([]);
      expect(
        Buffer.from((await decryptUpload(bot.database.kysely, bot.database.sealing, 1))!).toString(),
      ).toBe(PLANTED);
    }, 120_000);

    it('opens with its own key only, and in its own row only', async () => {
      bot = await writePlantedWords(server());
      const stranger = createSealing(
        keysInEnvironment('a stranger', [Buffer.alloc(32, 'another')]),
        bot.database.dialect,
      );
      const elsewhere = createStore({ ...bot.database, sealing: stranger });
      const [one, two] = await bot.database.kysely.selectFrom('received_words').selectAll().execute();
      await expect(elsewhere.records.messages.words(one!.message)).rejects.toThrow(SealingFailure);
      await bot.database.kysely
        .updateTable('received_words')
        .set({ text: two!.text, key: two!.key })
        .where('message', '=', one!.message)
        .execute();
      await expect(bot.store.records.messages.words(one!.message)).rejects.toThrow(/changed, or moved/);
    });

    it('keeps nothing that tells whether a name was written, once its key has gone', async () => {
      bot = await writePlantedWords(server());
      const { kysely, sealing } = bot.database;
      const digests = () => kysely.selectFrom('pseudonym_digests').selectAll().execute();
      const key = () => kysely.selectFrom('data_keys').select('id').where('owner', '=', 'digests').execute();
      expect([await digests(), await key()]).toEqual([[], []]);
      // Adds a row as the previous version would if it ran at the same time as this version.
      const [chat] = await bot.store.records.conversations.of(practitioner);
      await sealing.keyFor(kysely, { owner: 'digests', period: '' });
      await kysely.insertInto('pseudonym_digests').values({ conversation: chat!.id, digest: 'd' }).execute();
      await bot.store.retention.tidy({ thoroughly: true });
      expect([await digests(), await key()]).toEqual([[], []]);
    });

    it('destroys every key of a private chat when someone asks to be forgotten', async () => {
      bot = await writePlantedWords(server());
      const [chat] = await bot.store.records.conversations.of(practitioner);
      await bot.store.records.holds.lift('hold', {
        by: 'Ada',
        at: '2026-05-04T00:00:00Z',
        reason: 'It is over.',
      });
      await bot.cancelRequest(practitioner);
      await bot.press(adviser, {
        do: 'resolve',
        escalation: (await bot.queries.queue())[0]?.escalation.id ?? '',
      });
      const keysOf = () =>
        bot.database.kysely.selectFrom('data_keys').select('id').where('owner', '=', chat!.id).execute();
      expect(await keysOf()).not.toEqual([]);
      await bot.press(practitioner, { do: 'forget-me' });
      expect(await keysOf()).toEqual([]);
      expect(await bot.store.records.pseudonyms.of(chat!.id)).toEqual({});
    });

    describe('with rows from before there was a key', () => {
      it('reads them, and seals them in the background', async () => {
        bot = await writePlantedWords(server());
        await typePlantedWords(bot);
        const { kysely } = bot.database;
        const { messages, pseudonyms, conversations, complaints, subjects } = bot.store.records;
        // Earlier versions did not list words to leave out, so the expected records have an empty list.
        const requests = (await subjects.list()).map((one) => ({ ...one, leftOut: [] }));
        const typed = [await complaints.list(), requests];
        await writePlainRecords(bot);
        const [chat] = await conversations.of(practitioner);
        const [message] = await messages.of(practitioner, chat!.id);
        await kysely
          .updateTable('received_words')
          .set({ text: `plain ${PLANTED}`, files: null, key: null })
          .execute();
        await kysely.updateTable('held_wordings').set({ text: PLANTED, key: null }).execute();
        await kysely
          .updateTable('stand_ins')
          .set({ known: JSON.stringify({ [`name:${PLANTED}`]: '[name 1]' }), key: null })
          .execute();
        expect(await messages.words(message!.id)).toBe(`plain ${PLANTED}`);
        expect([await complaints.list(), await subjects.list()]).toEqual(typed);
        expect(await countPlainRows(bot.database)).toBeGreaterThan(6);
        expect(await placesOf(PLANTED, bot)).not.toEqual([]);
        while (await encryptPlainRows(bot.database, 2));
        expect(await countPlainRows(bot.database)).toBe(0);
        expect(await messages.words(message!.id)).toBe(`plain ${PLANTED}`);
        expect(await pseudonyms.of(chat!.id)).toEqual({ [`name:${PLANTED}`]: '[name 1]' });
        expect([await complaints.list(), await subjects.list()]).toEqual(typed);
        await subjects.forget({ platform: 'slack', id: 'ada' });
        expect((await subjects.find('closed'))!.subject).toBeUndefined();
        if (bot.dataDir === undefined) return;
        // Only checks this on SQLite. On PostgreSQL, old rows remain in the files until their pages are
        // rewritten.
        await bot.database.scrub();
        expect(await placesOf(PLANTED, bot)).toEqual([]);
      });
    });
  },
  undefined,
  { isOwn: true },
);

/** Stores the records unencrypted, as the previous version did. */
async function writePlainRecords({ database: { kysely }, store: { records } }: TestBot): Promise<void> {
  for (const { id, receivedAt: _, version: __, ...body } of await records.complaints.list())
    await kysely
      .updateTable('complaints')
      .set({ body: JSON.stringify(body), sealed: null, key: null })
      .where('id', '=', id)
      .execute();
  for (const { id, kind: _, openedAt: __, version: ___, ...body } of await records.subjects.list())
    await kysely
      .updateTable('subject_requests')
      .set({ body: JSON.stringify(body), platform: null, person_id: null, sealed: null, key: null })
      .where('id', '=', id)
      .execute();
}

async function saveUpload({ database }: TestBot): Promise<void> {
  const guidance = createGuidanceStore(database);
  const document = {
    slug: 'upload',
    title: 'An upload',
    jurisdictions: [],
    authority: 'other' as const,
    standing: 'current' as const,
  };
  const { id } = await guidance.saveEdition({ document, digest: 'd', origin: 'x' }, []);
  await createLibraryStore(database).saveUpload(
    {
      slug: 'upload',
      title: 'An upload',
      name: 'upload.md',
      kind: 'md',
      bytes: Buffer.from(PLANTED),
      edition: id,
      at: '2026-05-04T09:00:00.000Z',
      editor: 'Ada',
    },
    undefined,
  );
}
