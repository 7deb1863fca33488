// Stores practice notes and uploads. Each is saved in the same transaction as the change it proposes.
import type { Selectable } from 'kysely';
import type { HeldNote } from '../../../ingest/model/practice-note.js';
import type { HeldEdition, LibraryStore, SaveNoteStep, TakeOutStep } from '../../../ingest/model/ports.js';
import { UPLOADS_SOURCE } from '../../../ingest/model/upload.js';
import { fromJson, recordOf, rowOf } from '../engine/columns.js';
import type { Database, Queries } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import { encryptUpload } from '../sealing/encrypt-upload.js';
import { UNDECIDED, type ChangeRecord } from '../../../ingest/model/editing.js';
import { propose, replaceOthers } from './change-records.js';
import { edition } from './guidance-store.js';
import type { NoteRow } from '../tables/editing.js';
import { all, changedOne, first } from '../engine/read-rows.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

export function createLibraryStore(database: Database): LibraryStore {
  const db = database.kysely;
  const transaction = <T>(work: (tx: Queries) => Promise<T>) => transact(db, work);
  return {
    notes: () => all(db.selectFrom('practice_notes').selectAll().orderBy('slug'), readNote),
    note: (slug) => findNote(db, slug),
    saveNote: (step) => transaction((tx) => saveNote(tx, step)),
    takeOutNote: (step) => transaction((tx) => takeOutNote(tx, step)),
    uploads: () =>
      db
        .selectFrom('uploads')
        .select(['slug', 'title', 'name', 'kind', 'edition', 'at', 'editor'])
        .orderBy('at', 'desc')
        .orderBy('edition', 'desc')
        .execute(),
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
          comment: said.history.liveUploadedAgain,
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
  const { slug, proposal, fromDraft, savedAt, savedBy } = step;
  const isWritten = await writeNote(tx, step);
  const note = await findNote(tx, slug);
  if (!note || !(isWritten || isOf(step, note))) return undefined;
  if (fromDraft !== undefined)
    await tx.updateTable('draft_notes').set({ state: 'taken' }).where('id', '=', fromDraft).execute();
  if (proposal) return { note, change: await propose(tx, proposal, savedAt, savedBy) };
  await replaceOthers(tx, slug, {
    now: savedAt,
    editor: savedBy,
    comment: said.history.noteRestored,
  });
  return { note };
}

async function takeOutNote(
  tx: Queries,
  { slug, version, proposal, at, editor }: TakeOutStep,
): Promise<ChangeRecord | undefined> {
  const taking = tx
    .updateTable('practice_notes')
    .set({ version: version + 1, saved_at: at, saved_by: editor })
    .where('slug', '=', slug)
    .where('version', '=', version);
  const isTaken = (await changedOne(taking)) || (await isTakenOut(tx, { slug, version, editor }));
  return isTaken ? propose(tx, proposal, at, editor) : undefined;
}

/** True if this editor has already removed the note, and no one has decided on the proposed change yet. */
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

function isOf({ version, edition, savedBy }: SaveNoteStep, held: HeldNote): boolean {
  return held.version === version + 1 && held.edition === edition && held.savedBy === savedBy;
}

function writeNote(tx: Queries, { slug, edition, savedAt, savedBy, owner, reviewOn, ...step }: SaveNoteStep) {
  const [version, words] = [step.version + 1, JSON.stringify(step.words)];
  const row = rowOf<'practice_notes'>({ slug, words, version, edition, savedAt, savedBy, owner, reviewOn });
  const added = tx.insertInto('practice_notes').values(row);
  const changed = tx.updateTable('practice_notes').set(row).where('slug', '=', slug);
  return changedOne(
    step.version === 0
      ? added.onConflict((c) => c.column('slug').doNothing())
      : changed.where('version', '=', step.version),
  );
}

function readNote(row: Selectable<NoteRow>): HeldNote {
  return recordOf(row, { words: fromJson<HeldNote['words']>(row.words) });
}
