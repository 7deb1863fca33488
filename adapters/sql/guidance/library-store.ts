// Stores practice notes and uploads, each together with the change it proposes, or not at all.
import type { Selectable } from 'kysely';
import { noteWordsSchema, type HeldNote } from '../../../ingest/model/practice-note.js';
import type { HeldEdition, LibraryStore, SaveNoteStep, TakeOutStep } from '../../../ingest/model/ports.js';
import { UPLOADS_SOURCE, type UploadKind } from '../../../ingest/model/upload.js';
import type { Database, Queries } from '../engine/open-database.js';
import { present } from '../engine/present.js';
import { transact } from '../engine/transact.js';
import { encryptUpload } from '../sealing/uploads.js';
import { UNDECIDED, type ChangeRecord } from '../../../ingest/model/editing.js';
import { propose, replaceOthers } from './change-records.js';
import { edition } from './guidance-store.js';
import type { NoteRow } from '../tables/editing.js';
import { parsed } from './rows.js';
import { all, first } from '../engine/read-rows.js';

export function createLibraryStore(database: Database): LibraryStore {
  const db = database.kysely;
  const transaction = <T>(work: (tx: Queries) => Promise<T>) => transact(db, work);
  return {
    notes: () => all(db.selectFrom('practice_notes').selectAll().orderBy('slug'), readNote),
    note: (slug) => findNote(db, slug),
    saveNote: (step) => transaction((tx) => saveNote(tx, step)),
    takeOutNote: (step) => transaction((tx) => takeOutNote(tx, step)),
    uploads: async () => {
      const rows = await db
        .selectFrom('uploads')
        .select(['slug', 'title', 'name', 'kind', 'edition', 'at', 'editor'])
        .orderBy('at', 'desc')
        .orderBy('edition', 'desc')
        .execute();
      return rows.map((row) => ({ ...row, kind: row.kind as UploadKind }));
    },
    editionsOf: (slug) => editionsOf(db, slug),
    saveUpload: (upload, proposal) =>
      transaction(async (tx) => {
        const sealed = await encryptUpload(tx, database.sealing, upload);
        await tx
          .insertInto('uploads')
          .values({ ...upload, ...sealed })
          .onConflict((c) => c.column('edition').doNothing())
          .execute();
        if (proposal) return propose(tx, proposal, upload.at, upload.editor);
        await replaceOthers(tx, upload.slug, {
          source: UPLOADS_SOURCE,
          now: upload.at,
          editor: upload.editor,
          comment: 'The live text was uploaded again.',
        });
        return undefined;
      }),
  };
}

async function editionsOf(db: Queries, slug: string): Promise<HeldEdition[]> {
  const rows = await db.selectFrom('editions').selectAll().where('source', '=', slug).orderBy('id').execute();
  const held = await db
    .selectFrom('release_editions')
    .innerJoin('editions', 'editions.id', 'release_editions.edition')
    .select(['release_editions.edition', 'release_editions.release'])
    .where('editions.source', '=', slug)
    .orderBy('release_editions.release')
    .execute();
  return rows.map((row) => ({
    edition: edition(row),
    takenInAt: row.created_at,
    releases: held.filter((one) => one.edition === row.id).map(({ release }) => release),
  }));
}

async function findNote(db: Queries, slug: string): Promise<HeldNote | undefined> {
  return first(db.selectFrom('practice_notes').selectAll().where('slug', '=', slug), readNote);
}

async function saveNote(
  tx: Queries,
  step: SaveNoteStep,
): Promise<Awaited<ReturnType<LibraryStore['saveNote']>>> {
  const { slug, version, proposal, fromDraft, savedAt, savedBy } = step;
  const isWritten = await (version === 0 ? insertNote(tx, step) : updateNote(tx, step));
  const note = await findNote(tx, slug);
  if (!note || !(isWritten || isOf(step, note))) return undefined;
  if (fromDraft !== undefined)
    await tx.updateTable('draft_notes').set({ state: 'taken' }).where('id', '=', fromDraft).execute();
  if (proposal) return { note, change: await propose(tx, proposal, savedAt, savedBy) };
  await replaceOthers(tx, slug, {
    now: savedAt,
    editor: savedBy,
    comment: 'The note was restored to the live text.',
  });
  return { note };
}

async function takeOutNote(
  tx: Queries,
  { slug, version, proposal, at, editor }: TakeOutStep,
): Promise<ChangeRecord | undefined> {
  const result = await tx
    .updateTable('practice_notes')
    .set({ version: version + 1, saved_at: at, saved_by: editor })
    .where('slug', '=', slug)
    .where('version', '=', version)
    .executeTakeFirst();
  const isTaken = result.numUpdatedRows === 1n || (await isTakenOut(tx, { slug, version, editor }));
  return isTaken ? propose(tx, proposal, at, editor) : undefined;
}

/** True if this same step was done before and no one has decided on its proposal. */
async function isTakenOut(
  tx: Queries,
  { slug, version, editor }: Pick<TakeOutStep, 'slug' | 'version' | 'editor'>,
): Promise<boolean> {
  const held = await findNote(tx, slug);
  if (held?.version !== version + 1 || held.savedBy !== editor) return false;
  const removal = await tx
    .selectFrom('changes')
    .select('id')
    .where('document', '=', slug)
    .where('edition', 'is', null)
    .where('state', 'in', UNDECIDED)
    .executeTakeFirst();
  return removal !== undefined;
}

/** True if this same step was done before. */
function isOf({ version, edition, savedBy }: SaveNoteStep, held: HeldNote): boolean {
  return held.version === version + 1 && held.edition === edition && held.savedBy === savedBy;
}

async function insertNote(tx: Queries, step: SaveNoteStep): Promise<boolean> {
  const result = await tx
    .insertInto('practice_notes')
    .values({ slug: step.slug, ...written(step) })
    .onConflict((c) => c.column('slug').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

async function updateNote(tx: Queries, step: SaveNoteStep): Promise<boolean> {
  const result = await tx
    .updateTable('practice_notes')
    .set(written(step))
    .where('slug', '=', step.slug)
    .where('version', '=', step.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function written({
  words,
  version,
  edition,
  savedAt,
  savedBy,
  owner,
  reviewOn,
}: SaveNoteStep): Omit<NoteRow, 'slug'> {
  return {
    owner: owner ?? null,
    review_on: reviewOn ?? null,
    words: JSON.stringify(words),
    version: version + 1,
    edition,
    saved_at: savedAt,
    saved_by: savedBy,
  };
}

function readNote(row: Selectable<NoteRow>): HeldNote {
  return {
    slug: row.slug,
    words: parsed(noteWordsSchema, row.words, 'a practice note'),
    version: row.version,
    edition: row.edition,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    ...present({ owner: row.owner, reviewOn: row.review_on }),
  };
}
