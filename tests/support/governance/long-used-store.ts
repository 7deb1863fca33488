// Fills a store as it would be after long use, by copying the data of one real question for many people and
// days.
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Stores } from '../../../adapters/composition/stores.js';
import type { Database, Queries } from '../../../adapters/sql/engine/open-database.js';
import { KEY_BYTES, encryptBytes } from '../../../adapters/sql/keys/cipher.js';
import { encryptWords } from '../../../adapters/sql/sealing/encrypt-words.js';
import { keepPseudonyms } from '../../../adapters/sql/sealing/pseudonym-records.js';
import { transact } from '../../../adapters/sql/engine/transact.js';
import type { Person } from '../../../bot/model/people/person.js';

type Row = Record<string, unknown>;

export interface LongUse {
  /** The person who asked the original question, in their own private chat. */
  from: Person;
  people: number;
  questionsEach: number;
  between: readonly [Date, Date];
  /** Returns a unique word for each person, which is added to all their text. */
  wordOf(person: number): string;
  /**
   * True for people whose questions are asked again by the test. Their questions keep the original text,
   * because an added word can change the answer.
   */
  isAskedAgain?(person: number): boolean;
}

/** Tables with rows for each question. Other tables have rows for each person. */
const OF_A_QUESTION = ['messages', 'answers', 'answer_passages', 'outgoing_messages', 'sent_lines'] as const;
/**
 * The number of rows in one insert. With more rows, an insert could exceed SQLite’s maximum number of
 * variables.
 */
const ROWS_AT_ONCE = 500;
const PEOPLE_AT_ONCE = 10;

/** Returns the person with this number, as in `wordOf`. */
export const someoneOf = (from: Person, n: number): Person => ({ ...from, id: `${from.id}${n}x` });

/** Fills the store, and returns how many rows were added. */
export async function useForLong({ database, store }: Stores, use: LongUse): Promise<number> {
  const db = database.kysely;
  const [chat] = await store.records.conversations.of(use.from);
  const [asked] = await store.records.messages.of(use.from, chat!.id);
  const words = (await store.records.messages.words(asked!.id))!;
  const template = new Map<string, Row[]>();
  const read = async (table: string, where = sql`conversation = ${chat!.id}`) => {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${where}`.execute(db);
    template.set(table, rows);
  };
  await read('conversations', sql`id = ${chat!.id}`);
  await read('people', sql`id = ${use.from.id}`);
  for (const table of OF_A_QUESTION)
    if (table !== 'answer_passages' && table !== 'outgoing_messages') await read(table);
  // Leaves out the greeting, which is only sent once.
  await read('outgoing_messages', sql`conversation = ${chat!.id} and purpose = 'answer'`);
  await read('answer_passages', sql`answer in (select id from answers where conversation = ${chat!.id})`);
  const known = await store.records.pseudonyms.of(chat!.id);
  const ids = { chat: chat!.id, asked: asked!.id, answer: String(template.get('answers')![0]!['id']) };
  let rows = 0;
  for (let first = 0; first < use.people; first += PEOPLE_AT_ONCE)
    await transact(db, async (tx) => {
      for (let n = first; n < Math.min(first + PEOPLE_AT_ONCE, use.people); n += 1)
        rows += await addPerson(tx, database, { use, n, template, ids, known, words });
    });
  if (database.dialect === 'postgresql') await sql`vacuum (analyze)`.execute(db);
  return rows;
}

/** Returns how many of the rows that `useForLong` added are still in the store. */
export async function rowsOfLongUse({ database: { kysely: db } }: Stores, from: Person): Promise<number> {
  const theirs = sql`select id from conversations where person_id like ${`${from.id}%x`}`;
  const ofAnswer = sql`answer in (select id from answers where conversation in (${theirs}))`;
  const ofMessage = sql`message in (select id from messages where conversation in (${theirs}))`;
  const counted: [string, typeof theirs][] = [
    ['conversations', sql`id in (${theirs})`],
    ['people', sql`id like ${`${from.id}%x`}`],
    ['received_words', ofMessage],
    ['stand_ins', sql`conversation in (${theirs})`],
    ['data_keys', sql`owner in (${theirs})`],
    ...OF_A_QUESTION.map((table): [string, typeof theirs] => [
      table,
      table === 'answer_passages' ? ofAnswer : sql`conversation in (${theirs})`,
    ]),
  ];
  let rows = 0;
  for (const [table, where] of counted) {
    const { rows: found } = await sql<{ count: number | string }>`
      select count(*) as count from ${sql.table(table)} where ${where}`.execute(db);
    rows += Number(found[0]!.count);
  }
  return rows;
}

interface Copying {
  use: LongUse;
  n: number;
  template: ReadonlyMap<string, readonly Row[]>;
  ids: { chat: string; asked: string; answer: string };
  known: Readonly<Record<string, string>>;
  words: string;
}

async function addPerson(tx: Queries, database: Database, copying: Copying): Promise<number> {
  const { use, n, template, ids, known } = copying;
  const chat = randomUUID();
  const ofPerson: [string, string][] = [
    [ids.chat, chat],
    [use.from.id, someoneOf(use.from, n).id],
  ];
  const [begins, ends] = use.between.map((date) => date.getTime()) as [number, number];
  const at = (question: number) =>
    new Date(begins + ((ends - begins) * (question + n / use.people)) / use.questionsEach).toISOString();
  const added = new Map<string, Row[]>();
  const add = (table: string, rows: Row[]) => added.set(table, [...(added.get(table) ?? []), ...rows]);
  for (const table of ['conversations', 'people']) add(table, copies(template.get(table)!, ofPerson, at(0)));
  const messages: { id: string; received_at: string }[] = [];
  for (let question = 0; question < use.questionsEach; question += 1) {
    const id = randomUUID();
    messages.push({ id, received_at: at(question) });
    const ofQuestion: [string, string][] = [...ofPerson, [ids.asked, id], [ids.answer, randomUUID()]];
    for (const table of OF_A_QUESTION) {
      const made = copies(template.get(table)!, ofQuestion, at(question));
      for (const row of made) {
        if ('position' in row) row['position'] = Number(row['position']) + question * 10;
        if (table === 'messages')
          Object.assign(row, {
            platform_message_id: id,
            ...(!use.isAskedAgain?.(n) && { text: `${String(row['text'])} ${use.wordOf(n)}` }),
          });
        if (table === 'sent_lines') delete row['id'];
      }
      add(table, made);
    }
  }
  await insert(tx, added);
  const sealed = await sealWords(tx, database, {
    messages,
    chat,
    words: `${copying.words} ${use.wordOf(n)}`,
  });
  await keepPseudonyms(tx, database.sealing, chat, known);
  // The extra 2 rows are the placeholders and their key.
  return [...added.values()].reduce((sum, rows) => sum + rows.length, sealed + 2);
}

async function insert(tx: Queries, added: ReadonlyMap<string, Row[]>): Promise<void> {
  for (const [table, rows] of added)
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await tx
        .insertInto(table as 'messages')
        .values(rows.slice(from, from + ROWS_AT_ONCE) as never)
        .execute();
}

/** Copies rows, with new IDs wherever the old ones occur, and with every time set to `at`. */
function copies(rows: readonly Row[], ids: readonly [string, string][], at: string): Row[] {
  const text = ids.reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(rows));
  const made = JSON.parse(text) as Row[];
  for (const row of made)
    for (const [column, value] of Object.entries(row))
      if (column.endsWith('_at') && value !== null) row[column] = at;
  return made;
}

interface Words {
  messages: readonly { id: string; received_at: string }[];
  chat: string;
  words: string;
}

/**
 * Encrypts text as the service does, but gets all of a person’s keys at once, because getting them one by one
 * took most of the time.
 */
async function sealWords(
  tx: Queries,
  { sealing }: Database,
  { messages, chat, words }: Words,
): Promise<number> {
  const { sealingKey, bytes } = await sealing.keys.current(tx);
  const made = [...new Set(messages.map(({ received_at: at }) => at.slice(0, 10)))].map((period) => {
    const id = randomBytes(12).toString('base64url');
    const wrapped = encryptBytes(bytes, randomBytes(KEY_BYTES), id).toString('base64');
    return { id, owner: chat, period, sealing_key: sealingKey, wrapped, made_at: `${period}T00:00:00.000Z` };
  });
  await insert(tx, new Map([['data_keys', made]]));
  const opened = await sealing.keysNamed(
    tx,
    made.map(({ id }) => id),
  );
  const keys = new Map(made.map(({ id, period }) => [period, opened.get(id)!]));
  const known: typeof sealing = { ...sealing, keyFor: (_, { period }) => Promise.resolve(keys.get(period)!) };
  const rows: Row[] = [];
  for (const { id, received_at } of messages)
    rows.push({
      message: id,
      ...(await encryptWords(tx, known, { id, conversation: chat, received_at }, { words })),
    });
  await insert(tx, new Map([['received_words', rows]]));
  return made.length + rows.length;
}
