// Tests copying and erasing the data of one person among many, on both databases.
// The person has left every kind of text in the store, from 3 accounts. The JSON and the page of their copies
// contain every planted word that the store holds about them, except those that `notInCopy` lists with a
// reason, and nothing of anyone else’s. (The text of a message before an edit is only kept under a legal
// hold.)
// After the erasure, their text is in no row, file, dump or log line. It is not in a restored backup from
// before the erasure either. PEOPLE=1000 runs the tests with 1,000 people, like `npm run accept -- FOLDER
// person`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectBackup } from '../../../adapters/composition/backup.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { connectStores, openStores } from '../../../adapters/composition/stores.js';
import { exportPage } from '../../../bot/data-subject/copy/export-page.js';
import {
  closeRequest,
  eraseData,
  exportData,
  openRequest,
  setOwnDetails,
} from '../../../bot/data-subject/data-requests.js';
import type { Person } from '../../../bot/model/people/person.js';
import { createFakePlatform, personalPlaceOf } from '../../fakes/fake-platform.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { emptyDatabase } from '../../fakes/temporary-database.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { KEY_OF_TESTS } from '../../fakes/test-keys.js';
import {
  accountsOf,
  leaveEveryTrace,
  notInCopy,
  ownDetails,
  PLANTED,
  question,
  redactWombats,
  someone,
  wordOf,
  WORDS,
} from '../../support/governance/every-trace.js';
import { findInDump, findWords, wordsIn, type Searched } from '../../support/governance/find-words.js';
import { giveEngineCheck } from '../../support/live-samples.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { pathOf } from '../../support/requirements.js';

const isLong = process.env['PEOPLE'] !== undefined;
const PEOPLE = Number(process.env['PEOPLE'] ?? 30);
const ONE = Math.floor(PEOPLE / 2);
/** The number of a second person, who has left just as much data. */
const OTHER = 0;
const LONG_MS = 1_800_000;
const by = { name: 'Ann', account: 'web:desk:1' };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const wordsOf = (n: number) => new RegExp(`(?:quokka|wombat)${n}[a-z]+x|Name${n}z`, 'gi');

onBothDatabases((server) => {
  let bot: TestBot;
  // If several versions of PostgreSQL are installed, the first on the path may be older than the server.
  const path = process.env.PATH;
  beforeAll(() => void (process.env.PATH = `${dirname(pathOf('postgresql') ?? '')}:${path}`));
  afterAll(() => void (process.env.PATH = path));
  afterEach(() => bot.close());

  async function start(...given: Parameters<typeof createTestBot>): Promise<void> {
    const [change, ...rest] = given;
    bot = await createTestBot({ redact: redactWombats, updateSpacingMs: 0, ...change }, ...rest);
    const slack = bot.platform;
    bot.ports.platforms = new Map([slack, createFakePlatform('web')].map((one) => [one.name, one]));
    for (let n = 0; n < PEOPLE; n += 1) {
      const from = someone(n);
      await bot.inbox.receive({
        kind: 'message',
        id: `m${n}`,
        place: personalPlaceOf(from),
        from,
        sentAt: bot.ports.clock().toISOString(),
        text: question(n),
        attachments: [],
        mentionsBot: true,
      });
    }
    await bot.settle();
    for (const n of [OTHER, ONE]) await leaveEveryTrace(bot, n);
  }

  /** The places to search for words. This store is not encrypted. */
  const readable = (): Searched => ({ database: bot.database, dataDir: bot.dataDir });

  async function request(kind: 'access' | 'erasure', { platform, id }: Person): Promise<string> {
    const subject = { by: 'identity', person: { platform, id } } as const;
    const opened = await openRequest(bot.ports, { kind, subject, by });
    return opened.outcome === 'done' ? opened.value.id : '';
  }

  /** Makes the copy and closes the request, as an admin does after sending the copy. */
  async function copyFor(person: Person) {
    const acting = { id: await request('access', person), by };
    await setOwnDetails(bot.ports, { ...acting, own: ownDetails(ONE) });
    const made = await exportData(bot.ports, acting);
    if (made.outcome === 'refused') throw new Error(made.problem);
    await closeRequest(bot.ports, { ...acting, outcome: 'Sent.' });
    return made.value;
  }

  async function erase(): Promise<void> {
    for (const person of accountsOf(ONE)) {
      const id = await request('erasure', person);
      expect(await eraseData(bot.ports, { id, by })).toMatchObject({ outcome: 'done' });
    }
    await bot.later(60_000);
  }

  test(
    'is exported whole and erased whole',
    async () => {
      await start({}, server(), leaveReadable);
      const expected = [...PLANTED.map((what) => wordOf(ONE, what)), ...ownDetails(ONE)];
      const began = performance.now();
      const copies = [];
      for (const person of accountsOf(ONE)) copies.push(await copyFor(person));
      const exportMs = performance.now() - began;
      for (const text of [JSON.stringify(copies), copies.map(exportPage).join()]) {
        expect(text).not.toMatch(/\bBea\b/);
        expect(text).not.toContain(`Editor${OTHER}z`);
        expect([...new Set(text.match(WORDS))].sort()).toEqual([...new Set(expected)].sort());
        expect([...new Set(text.match(/Name\d+z|member\d+y/g))].sort()).toEqual([
          `Name${ONE}z`,
          `member${ONE}y`,
        ]);
      }
      const held = wordsIn(await findWords(wordsOf(ONE), { database: bot.database }));
      const left = held.filter((word) => !expected.includes(word));
      expect(left).toEqual([...Object.keys(notInCopy(ONE)), `name${ONE}z`].sort());
      expect(copies.map(({ data }) => data.elsewhere)).toMatchObject([
        { deadJobs: 1, draftNotes: 1 },
        {},
        { uploads: 1 },
      ]);

      const [note] = copies[0]?.data.kept?.draftNotes ?? [];
      expect(note?.advice).toContain(wordOf(ONE, 'advice'));

      const others = wordsIn(await findWords(wordsOf(OTHER), readable()));
      const begun = performance.now();
      await erase();
      const eraseMs = performance.now() - begun;
      expect(await findWords(wordsOf(ONE), readable())).toEqual(new Map());
      expect(wordsIn(await findWords(wordsOf(OTHER), readable()))).toEqual(others);
      // Only find the ID as a whole value. In these tests, the addresses of chats contain the ID too, and are
      // kept.
      const asId = new RegExp(`"(?:chat:)?member${ONE}y"|id\\\\":\\\\"(?:chat:)?member${ONE}y`, 'g');
      expect(await findWords(asId, { database: bot.database })).toEqual(new Map());
      expect(bot.logged.join('\n').match(wordsOf(ONE))).toBeNull();
      if (server()) expect(findInDump(wordsOf(ONE), bot.databaseUrl!)).toEqual([]);
      process.stdout.write(
        `One of ${PEOPLE}: exported in ${exportMs.toFixed(0)} ms, erased in ${eraseMs.toFixed(0)} ms.\n`,
      );
    },
    LONG_MS,
  );

  test(
    'does not come back with a backup from before',
    async () => {
      // Uses the real clock, because backups use it too.
      await start({ clock: () => new Date() }, server());
      const home = await mkdtemp(join(tmpdir(), 'among-many-'));
      const target = server() ? await emptyDatabase(server()) : undefined;
      const settingsOf = (folder: string, databaseUrl: string | undefined) =>
        readSettings({
          DATA_DIR: folder,
          ENCRYPTION_KEY: KEY_OF_TESTS.toString('base64'),
          MESSAGE_READER: 'off',
          ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
        });
      const settings = settingsOf(bot.dataDir ?? join(home, 'data'), bot.databaseUrl);
      const elsewhere = settingsOf(join(home, 'restored'), target?.databaseUrl);
      for (const { DATA_DIR } of [settings, elsewhere]) await giveEngineCheck(DATA_DIR);
      const stores = connectStores(bot.database);
      const backups = connectBackup(settings, () => Promise.resolve(stores), log);
      const file = join(home, 'one.ctac');
      await backups.back(file);
      await erase();
      const erased = await backups.erased();
      // Only run the drill in a long run, because it restores the backup in the same way as the lines below.
      if (isLong) expect(await backups.drill(file)).toMatchObject({ left: 0 });
      await connectBackup(elsewhere, () => openStores(elsewhere), log).restore(file, erased);
      const restored = await openStores(elsewhere);
      const searched: Searched = { ...restored, dataDir: elsewhere.DATA_DIR };
      expect(await findWords(wordsOf(ONE), searched)).toEqual(new Map());
      expect(wordsIn(await findWords(wordsOf(OTHER), searched))).toContain(wordOf(OTHER, 'question'));
      await restored.database.close();
      await target?.remove();
      await rm(home, { recursive: true, force: true });
    },
    LONG_MS,
  );
});
