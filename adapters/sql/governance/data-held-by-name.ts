// Reads data that is stored with a name but no account: files that someone uploaded, and what they did to the
// guidance and the service.
import { sql } from 'kysely';
import type {
  HeldFile,
  HeldFiles,
  HeldStep,
  UploadByPerson,
  StepByName,
} from '../../../bot/model/governance/data-held-about-person.js';
import type { WorkRequest } from '../../../bot/model/editing/editing-work.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Queries, Tables } from '../engine/open-database.js';
import type { UploadRow } from '../tables/editing.js';
import { DESTROYED, type Sealing } from '../keys/sealing.js';
import { decryptUpload } from '../sealing/encrypt-upload.js';
import { everPublished } from './remove-uploads.js';

export async function uploadsOf(db: Queries, names: readonly string[]): Promise<UploadByPerson[]> {
  if (!names.length) return [];
  const rows = await db
    .selectFrom(sql<UploadRow>`${sql.table('uploads')}`.as('u'))
    .leftJoin('data_keys', 'data_keys.id', 'u.key')
    .select([
      'u.edition',
      'u.name',
      'u.title',
      'u.at',
      everPublished.as('published'),
      'u.key',
      'data_keys.wrapped',
    ])
    .where('u.editor', 'in', names)
    .orderBy('u.at')
    .orderBy('u.edition')
    .execute();
  const passages = await passagesOf(db, names);
  return rows.map(({ edition, name, title, at: uploadedAt, published, key, wrapped }) => ({
    edition,
    name,
    title,
    uploadedAt,
    published: Boolean(published),
    ...(key !== null && (wrapped ?? DESTROYED) === DESTROYED && { withoutKey: true as const }),
    passages: passages.get(edition) ?? [],
  }));
}

export async function filesOf(db: Queries, sealing: Sealing, names: readonly string[]): Promise<HeldFiles> {
  if (!names.length) return { files: [], withoutKey: 0 };
  const rows = await db
    .selectFrom('uploads')
    .select(['edition', 'kind'])
    .where('editor', 'in', names)
    .orderBy('edition')
    .execute();
  const files: HeldFile[] = [];
  for (const { edition, kind } of rows) {
    const bytes = await decryptUpload(db, sealing, edition);
    if (bytes) files.push({ edition, kind, bytes });
  }
  return { files, withoutKey: rows.length - files.length };
}

/** Reads the passages of the files that these people uploaded, in one query. Returns them by edition. */
async function passagesOf(
  db: Queries,
  names: readonly string[],
): Promise<ReadonlyMap<number, UploadByPerson['passages']>> {
  const rows = await db
    .selectFrom('edition_passages')
    .innerJoin('passages', 'passages.number', 'edition_passages.passage')
    .select(({ fn, ref }) => [
      'edition_passages.edition',
      'edition_passages.headings',
      // Use the text as it was printed, if it differs from the text of the passage.
      fn.coalesce(ref('edition_passages.text'), ref('passages.text')).as('text'),
    ])
    .where('edition_passages.edition', 'in', (eb) =>
      eb.selectFrom('uploads').select('uploads.edition').where('uploads.editor', 'in', names),
    )
    .orderBy('edition_passages.edition')
    .orderBy('edition_passages.position')
    .execute();
  const passages = new Map<number, UploadByPerson['passages']>();
  for (const { edition, headings, text } of rows) {
    const ofEdition = passages.get(edition) ?? [];
    ofEdition.push({ headings: fromJson<string[]>(headings), text });
    passages.set(edition, ofEdition);
  }
  return passages;
}

interface Source {
  did: StepByName;
  table: keyof Tables;
  by: string;
  at: string;
  what?: string;
  words?: string;
}

/** Things that people can do only at the desk. The name stored is that of the account that is signed in. */
const SOURCES: readonly Source[] = [
  { did: 'note', table: 'practice_notes', by: 'saved_by', at: 'saved_at', what: 'slug' },
  { did: 'entry', table: 'edited_entries', by: 'edited_by', at: 'edited_at', what: 'kind' },
  { did: 'source', table: 'added_sources', by: 'changed_by', at: 'changed_at', what: 'slug' },
  { did: 'question-dealt-with', table: 'handled_questions', by: 'editor', at: 'at' },
  {
    did: 'report',
    table: 'unsafe_reports',
    by: 'handled_by',
    at: 'handled_at',
    what: 'outcome',
    words: 'comment',
  },
  { did: 'work', table: 'editing_work', by: 'editor', at: 'asked_at', what: 'kind', words: 'request' },
];

/** Things that people can also do with commands. The name stored is whatever someone typed. */
const BY_TYPED_NAME: readonly Pick<Source, 'table' | 'by'>[] = [
  { table: 'review_events', by: 'editor' },
  { table: 'publications', by: 'editor' },
  { table: 'recalls', by: 'decided_by' },
  { table: 'recalls', by: 'lifted_by' },
  { table: 'golden_questions', by: 'added_by' },
  { table: 'switches', by: 'by' },
  { table: 'holds', by: 'placed_by' },
  { table: 'holds', by: 'lifted_by' },
  { table: 'governance_events', by: 'by' },
];

export async function stepsBy(db: Queries, names: readonly string[]): Promise<HeldStep[]> {
  if (!names.length) return [];
  const steps: HeldStep[] = [];
  for (const { did, table, by, at, what, words } of SOURCES) {
    const column = (name: string | undefined) =>
      name === undefined ? sql<string | null>`null` : sql.ref<string | null>(name);
    const rows = await db
      .selectFrom(db.dynamic.table(table).as('step'))
      .select([sql.ref<string>(at).as('at'), column(what).as('what'), column(words).as('words')])
      .where(sql.ref<string>(by), 'in', names)
      .execute();
    for (const row of rows)
      steps.push(recordOf({ did, ...row }, did === 'work' ? { words: reasonOf(row.words) } : {}));
  }
  return steps.sort((one, other) => one.at.localeCompare(other.at));
}

export async function countTypedSteps(db: Queries, names: readonly string[]): Promise<number> {
  if (!names.length) return 0;
  let steps = 0;
  for (const { table, by } of BY_TYPED_NAME) {
    const rows = await db
      .selectFrom(db.dynamic.table(table).as('step'))
      .select(sql<number | string>`count(*)`.as('steps'))
      .where(sql.ref<string>(by), 'in', names)
      .executeTakeFirstOrThrow();
    steps += Number(rows.steps);
  }
  return steps;
}

function reasonOf(request: string | null): string | null {
  const wanted = fromJson<WorkRequest>(request ?? '{}');
  if (wanted.kind === 'publish') return wanted.override ?? null;
  return wanted.kind === 'roll-back' ? wanted.reason : null;
}
