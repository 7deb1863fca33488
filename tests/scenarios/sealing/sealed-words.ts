// A bot whose practitioners and advisers write a word that must not be readable anywhere, and where to look for it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Redacted, RedactedText } from '../../../knowledge/model/personal-data.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';

/** Long enough that it does not come up by chance in what is sealed. */
export const PLANTED = 'Plantedworple';

export const redactPlanted = (text: string): Redacted => ({
  text: text.replaceAll(PLANTED, '[name 1]') as RedactedText,
  redactions: [...text.matchAll(new RegExp(PLANTED, 'g'))].map(({ index, 0: found }) => ({
    text: found,
    type: 'name' as const,
    start: index,
    end: index + found.length,
    pseudonym: '[name 1]',
  })),
});

/** A question, an edit of it, a handoff with words both ways, and a wording that a legal hold keeps. */
export async function writePlantedWords(server: string): Promise<TestBot> {
  const bot = await createTestBot({ redact: redactPlanted }, server);
  const { openOne, claim } = handoffSteps(() => bot);
  const asked = await bot.say(practitioner, `Who refers ${PLANTED}?`);
  const [first] = await bot.store.records.conversations.of(practitioner);
  await bot.store.records.holds.add({
    id: 'hold',
    scope: { kind: 'conversation', target: first!.id },
    reason: 'A court order.',
    mayTell: true,
    placedBy: 'Ada',
    placedAt: '2026-05-01T00:00:00Z',
  });
  await bot.inbox.receive({
    kind: 'edit',
    id: 'edited',
    messageId: asked.id,
    place: asked.place,
    from: practitioner,
    sentAt: asked.sentAt,
    text: `Who refers the brother of ${PLANTED}?`,
  });
  await bot.settle();
  const escalation = await openOne(`Where does ${PLANTED} live?`);
  await claim(adviser, escalation);
  await bot.say(practitioner, `${PLANTED} has gone missing.`, {
    attachments: [{ name: `${PLANTED}.pdf`, contentType: 'application/pdf' }],
  });
  await bot.say(adviser, `I will call about ${PLANTED}.`);
  return bot;
}

/** Files of the store that hold the word, and rows on a server. */
export async function placesOf(
  word: string,
  { database, dataDir }: Pick<TestBot, 'database' | 'dataDir'>,
): Promise<string[]> {
  const found = await rowsWith(word, database);
  if (dataDir === undefined) {
    await sql`checkpoint`.execute(database.kysely);
    const { rows } = await sql<{
      folder: string;
    }>`select current_setting('data_directory') as folder`.execute(database.kysely);
    return [...found, ...filesWith(word, rows[0]!.folder)];
  }
  return [...found, ...filesWith(word, dataDir)];
}

/** Placeholders keep names in small letters. */
const hasWord = (text: string, word: string) => text.toLowerCase().includes(word.toLowerCase());

async function rowsWith(word: string, { kysely }: TestBot['database']): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await kysely.introspection.getTables()) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(kysely);
    if (rows.some((row) => hasWord(JSON.stringify(row), word))) found.push(`table ${name}`);
  }
  return found;
}

function filesWith(word: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat?.isFile() && hasWord(readFileSync(path, 'latin1'), word);
    });
}
