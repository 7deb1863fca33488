// Tests that after the nightly job, any remains of old messages on a disk cannot be decrypted, because their
// keys are gone.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRow } from '../../../adapters/sql/sealing/encrypt-words.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { findWords } from '../../support/governance/find-words.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { PLANTED, redactPlanted, typePlantedWords } from './sealed-words.js';

const DAY_MS = 86_400_000;

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({ redact: redactPlanted }, server());
  });
  afterEach(() => bot.close());

  const night = () =>
    runRetention(
      { ...bot.ports, retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true } },
      bot.ports.clock().toISOString(),
    );
  const keys = () => bot.database.kysely.selectFrom('data_keys').selectAll().execute();

  it('opens nothing that it deleted, even if its rows are found again', async () => {
    const { kysely, sealing } = bot.database;
    await bot.say(practitioner, `Who refers ${PLANTED}?`);
    const found = {
      words: await kysely.selectFrom('received_words').selectAll().executeTakeFirstOrThrow(),
      names: await kysely
        .selectFrom('stand_ins')
        .select(['conversation', 'known as text', 'key'])
        .executeTakeFirstOrThrow(),
    };
    expect(JSON.stringify(found)).not.toContain(PLANTED);
    const opened = async () => [
      (await openRow(kysely, sealing, found.words.message, found.words))?.words,
      await sealing.open(kysely, found.names, `stand_ins known ${found.names.conversation}`),
    ];
    expect((await opened()).join('\n')).toMatch(new RegExp(`Who refers ${PLANTED}.*\\n.*${PLANTED}`, 'i'));
    const before = await keys();
    expect(before.map(({ id }) => id).sort()).toEqual([found.words.key, found.names.key].sort());

    await bot.later((DEFAULT_PERIODS.originals + 1) * DAY_MS);
    expect((await night())?.failed).toEqual({});
    expect(await opened()).toEqual([undefined, undefined]);
    const left = (await keys()).map(({ id }) => id);
    for (const { id } of before) expect(left).not.toContain(id);
    // Matches the keys of the deleted messages in encrypted form, which must not be in any file.
    const wrapped = new RegExp(
      before.map(({ wrapped }) => wrapped.replace(/[^A-Za-z0-9]/g, '\\$&')).join('|'),
      'g',
    );
    expect(await findWords(wrapped, { database: bot.database, dataDir: bot.dataDir })).toEqual(new Map());
  });

  it('destroys the keys of closed complaints and data requests with them, and of no open one', async () => {
    await typePlantedWords(bot);
    const owners = async () => (await keys()).map(({ owner }) => owner).sort();
    expect(await owners()).toEqual([
      'complaints letter',
      'subject_requests closed',
      'subject_requests search',
    ]);
    await bot.later(10 * 366 * DAY_MS);
    await night();
    expect(await owners()).toEqual(['subject_requests search']);
    expect(await bot.store.records.subjects.find('search')).toMatchObject({ subject: { sought: PLANTED } });
  });
});
