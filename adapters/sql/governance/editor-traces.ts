// Finds and removes what someone left as an editor: uploads, their name on files and recalls, and sessions.
import { sql, type RawBuilder } from 'kysely';
import type { Erased } from '../../../bot/model/governance/erasure-record.js';
import { accountOf, type Person } from '../../../bot/model/people/person.js';
import type { Queries, DialectName } from '../engine/open-database.js';
import { dropUnusedKeys } from '../sealing/destroy-keys.js';
import { latestErasures, noteErasure, recordErasure } from '../sealing/record-erasures.js';
import { readCovered } from './rows-under-legal-hold.js';
import { signInNames } from './sign-in-names.js';
import { neverPublished, removeUploads } from './remove-uploads.js';
import { adminWording } from '../../../bot/wording/staff/admin-wording.js';

export async function countUploads(db: Queries, person: Person): Promise<number> {
  const names = await signInNames(db, [person], { alone: true });
  if (!names.length) return 0;
  const uploads = db.selectFrom('uploads').select('edition').where('editor', 'in', names);
  return (await uploads.execute()).length;
}

/** Keeps published guidance, without the editor's name. Does not change files under a legal hold. */
export async function removeEditorTraces(
  db: Queries,
  dialect: DialectName,
  person: Person,
  now: string,
): Promise<void> {
  const account = accountOf(person);
  if (account === undefined) return;
  await db.deleteFrom('sessions').where('subject', '=', account).execute();
  const [hash] = await signIns(db, account);
  if (hash !== undefined) await recordErasure(db, 'account', hash, now);
  const names = await signInNames(db, [person], { alone: true });
  if (!names.length) return;
  const covered = await readCovered(db, now);
  const theirs = sql<boolean>`u.editor in (${sql.join(names)}) and not ${covered.upload('u')}`;
  await eraseUploads(db, dialect, theirs);
  await db
    .updateTable('recalls')
    .set({ decided_by: adminWording.someoneErased })
    .where('decided_by', 'in', names)
    .execute();
  await db
    .updateTable('recalls')
    .set({ lifted_by: adminWording.someoneErased })
    .where('lifted_by', 'in', names)
    .execute();
}

/** `which` is a condition on the `uploads` table, with the alias `u`. */
async function eraseUploads(db: Queries, dialect: DialectName, which: RawBuilder<boolean>): Promise<void> {
  const { rows } = await sql<{ edition: number; slug: string; key: string | null; isFree: number }>`
    select u.edition, u.slug, u.key, case when ${neverPublished} then 1 else 0 end as "isFree"
    from uploads u where ${which}`.execute(db);
  const free = rows.filter(({ isFree }) => isFree === 1);
  if (free.length) {
    await removeUploads(
      db,
      free.map(({ edition }) => edition),
    );
    await dropUnusedKeys(
      db,
      dialect,
      free.map(({ key }) => key),
    );
  }
  for (const { edition, slug } of rows.filter((row) => !free.includes(row)))
    await db
      .updateTable('uploads')
      // File names can contain people's names.
      .set({ editor: adminWording.someoneErased, name: slug })
      .where('edition', '=', edition)
      .execute();
}

export async function heldUploads(db: Queries, person: Person, now: string): Promise<number[]> {
  const names = await signInNames(db, [person], { alone: true });
  if (!names.length) return [];
  const covered = await readCovered(db, now);
  const { rows } = await sql<{ edition: number }>`select u.edition from uploads u
    where u.editor in (${sql.join(names)}) and ${covered.upload('u')}`.execute(db);
  return rows.map(({ edition }) => edition);
}

export async function eraseUpload(db: Queries, dialect: DialectName, edition: number): Promise<void> {
  noteErasure(db);
  await eraseUploads(db, dialect, sql`u.edition = ${edition}`);
}

/**
 * Returns the hashes of the account's sign-in events in the audit log, oldest first. The hashes are the same
 * in a backup, and cannot be guessed.
 */
async function signIns(db: Queries, account: string): Promise<string[]> {
  const events = db.selectFrom('audit_events').select('leaf').where('kind', '=', 'sign-in');
  const rows = await events.where('record', '=', account).orderBy('number').execute();
  return rows.map(({ leaf }) => leaf);
}

/**
 * Finds erased accounts that a restored store still has data about. Leaves out accounts that signed in after
 * they were erased.
 */
export async function erasedAccounts(db: Queries, erased: readonly Erased[]): Promise<Person[]> {
  const erasedAt = latestErasures(erased, 'account');
  if (!erasedAt.size) return [];
  const accounts = await db
    .selectFrom('audit_events')
    .select(({ fn }) => ['record', fn.max('at').as('last')])
    .where('kind', '=', 'sign-in')
    .where('record', 'is not', null)
    .groupBy('record')
    .execute();
  const people: Person[] = [];
  for (const { record: account, last } of accounts) {
    // Compare every sign-in, because a backup may have older ones than the log had when the account was
    // erased.
    const at = (await signIns(db, account!))
      .flatMap((leaf) => erasedAt.of(leaf) ?? [])
      .sort()
      .at(-1);
    if (at !== undefined && last <= at && (await hasTraces(db, account!))) people.push(signedInAs(account!));
  }
  return people;
}

const signedInAs = (account: string): Person => ({ platform: 'web', id: `desk:${account}` });

async function hasTraces(db: Queries, account: string): Promise<boolean> {
  const names = await signInNames(db, [signedInAs(account)], { alone: true });
  const session = sql`select 1 from sessions where subject = ${account}`;
  const named = sql`union all select 1 from uploads where editor in (${sql.join(names)})
    union all select 1 from recalls where decided_by in (${sql.join(names)}) or lifted_by in (${sql.join(names)})`;
  const { rows } = await sql`${session} ${names.length ? named : sql``} limit 1`.execute(db);
  return rows.length > 0;
}
