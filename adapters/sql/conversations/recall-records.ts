import { createHash } from 'node:crypto';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import {
  isOneMatter,
  recalledText,
  type NewRecall,
  type Recall,
  type RecallRecords,
} from '../../../bot/model/recalls/recall.js';
import { recalledTexts } from '../../../knowledge/model/recalled.js';
import type { Queries, Tables } from '../engine/open-database.js';
import { fromJson, recordOf } from '../engine/columns.js';
import { all } from '../engine/read-rows.js';
import { inAllForms, otherForms } from '../passages/reworded-passages.js';
import { guidanceWording } from '../wording/guidance-wording.js';

/** Keeps queries short, because on SQLite they block the event loop. */
const RECALLS_A_QUERY = 500;
/** The value of `recalls_opened_at` while we check whether a publication needs recalls. */
const BEING_CHECKED = '';

export function recallRecords(db: Queries): RecallRecords {
  const rows = () => db.selectFrom('recalls').selectAll();
  const read = async (query: RecallQuery) => withOtherForms(db, await all(query, toRecall));
  const readFirst = async (query: RecallQuery) => (await read(query))[0];
  return {
    add: (recall) => add(db, recall),
    find: (id) => readFirst(rows().where('id', '=', id)),
    async list(state) {
      const listed = state === undefined ? rows() : rows().where('state', '=', state);
      const found: Recall[] = [];
      for (;;) {
        const next = listed
          .where('id', '>', found.at(-1)?.id ?? 0)
          .orderBy('id')
          .limit(RECALLS_A_QUERY);
        const some = await read(next);
        found.push(...some);
        if (some.length < RECALLS_A_QUERY) return found;
        await turnOfTheLoop();
      }
    },
    changesTold: (passages) => changesTold(db, passages),
    async matter(recall) {
      const sameDocument = await read(rows().where('document', '=', recall.document).orderBy('id'));
      return sameDocument.filter((other) => isOneMatter(recall, other));
    },
    decide(id, { state, by, comment, needToKnow }, now) {
      const decided = db
        .updateTable('recalls')
        .set({ state, decided_by: by, decided_at: now, comment, need_to_know: needToKnow });
      return readFirst(decided.where('id', '=', id).where('state', '=', 'open').returningAll());
    },
    async recalled() {
      // This query runs for every question, but finds few rows: only recalls of text that an editor found to
      // be wrong.
      const found = rows()
        .where('reason', '=', 'wrong')
        .where('lifted_at', 'is', null)
        .where((eb) => eb.or([eb('state', '!=', 'dismissed'), eb('stops_quoting', '=', 1)]))
        .orderBy('id');
      return recalledTexts((await read(found)).map(recalledText));
    },
    lift: (ids, lifted, now) => lift(db, ids, lifted, now),
    publicationsToCheck() {
      const rows = db.selectFrom('publications').select(['id', 'at', 'release', 'previous']).orderBy('id');
      const toCheck = rows.where((eb) =>
        eb.or([eb('recalls_opened_at', 'is', null), eb('recalls_opened_at', '=', BEING_CHECKED)]),
      );
      return all(toCheck, recordOf);
    },
    async beginCheck(publication) {
      await markOne(db, publication, BEING_CHECKED).execute();
    },
    async checked(publication, now) {
      await markOne(db, publication, now).where('recalls_opened_at', '=', BEING_CHECKED).execute();
    },
    checkAgainSince: (release) => checkAgainSince(db, release),
  };
}

interface RecallQuery {
  execute(): Promise<Selectable<Tables['recalls']>[]>;
}

async function withOtherForms(db: Queries, recalls: Recall[]): Promise<Recall[]> {
  const forms = await otherForms(
    db,
    recalls.map(({ passage }) => passage),
  );
  return recalls.map((recall) => recordOf(recall, { otherForms: forms.get(recall.passage) }));
}

async function changesTold(db: Queries, passages: readonly string[]): Promise<Recall[]> {
  const forms = [...(await inAllForms(db, passages)).keys()];
  if (!forms.length) return [];
  const told = db.selectFrom('recalls').selectAll().where('passage', 'in', forms);
  const changes = told.where('state', '=', 'told').where('reason', '!=', 'wrong').orderBy('id');
  return withOtherForms(db, await all(changes, toRecall));
}

function markOne(db: Queries, publication: number, mark: string) {
  return db.updateTable('publications').set({ recalls_opened_at: mark }).where('id', '=', publication);
}

async function checkAgainSince(db: Queries, release: number): Promise<void> {
  const lastLive = db
    .selectFrom('publications')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('release', '=', release);
  await db.updateTable('publications').set({ recalls_opened_at: null }).where('id', '>', lastLive).execute();
}

async function lift(
  db: Queries,
  ...[ids, { by, reason }, now]: Parameters<RecallRecords['lift']>
): Promise<boolean> {
  const lifted = await db
    .updateTable('recalls')
    .set({ lifted_by: by, lifted_at: now, lifted_reason: reason })
    .where('id', 'in', ids)
    .where('lifted_at', 'is', null)
    .returning('id')
    .execute();
  await db
    .updateTable('recalls')
    .set({ state: 'dismissed', decided_by: by, decided_at: now })
    .where('id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
  return lifted.length > 0;
}

async function add(
  db: Queries,
  { passage, document, title, publication, reason, was, words, now, since, openedAt, comment }: NewRecall,
): Promise<number | undefined> {
  const row = await db
    .insertInto('recalls')
    .values({
      passage,
      document,
      title,
      publication,
      reason,
      was,
      words,
      stops_quoting: 1,
      now: now ? JSON.stringify(now) : null,
      since,
      state: 'open',
      opened_at: openedAt,
      comment,
      fingerprint: fingerprintOf({ passage, publication, words, openedAt }),
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** An editor can find several parts of a passage wrong at the same moment, and each needs its own recall. */
function fingerprintOf({
  passage,
  publication,
  words = '',
  openedAt,
}: Pick<NewRecall, 'passage' | 'publication' | 'words' | 'openedAt'>): string {
  if (publication !== undefined) return `${passage} ${publication}`;
  return `${passage} ${openedAt} ${createHash('sha256').update(words).digest('hex')}`;
}

/**
 * True if the recall was dismissed in an earlier version, in which recalls did not stop answers from quoting
 * the text. Dismissing a recall then meant that it was a mistake, so answers may quote its text.
 */
function wasMistaken({ reason, state, stops_quoting: stops }: Selectable<Tables['recalls']>): boolean {
  return reason === 'wrong' && state === 'dismissed' && stops === null;
}

function toRecall(stored: Selectable<Tables['recalls']>): Recall {
  const { fingerprint, stops_quoting, ...row } = stored;
  const { decided_by, decided_at } = row;
  const lifted_reason = guidanceWording.decidedBeforeRecalls;
  const lifted =
    wasMistaken(stored) && !row.lifted_at
      ? { lifted_by: decided_by, lifted_at: decided_at, lifted_reason }
      : {};
  return recordOf({ ...row, ...lifted }, { now: fromJson<NonNullable<Recall['now']>>(row.now) });
}
