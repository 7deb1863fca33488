import { contactSchema, type Contact } from '../../../../bot/model/messages/contact.js';
import { glossarySchema, type GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import { ALWAYS_THERE, proposalId } from '../../../../bot/model/editing/edited-entries.js';
import { nationsIn, type FieldProblems } from '../../design/fields.js';
import { termPath } from '../../model/paths.js';
import type { Posted } from '../../security/post-guard.js';
import { entryWording } from '../wording/entry-wording.js';
import { problemWithNumber } from './uk-number.js';
import { oldWelsh, readWelsh } from './welsh-helpline.js';

export type ReadEntry<T> = { entry: T } | { fields: FieldProblems };

/** `before` is the current helpline. Details that the form does not ask for are copied from it. */
export function readContact(
  posted: Posted,
  { id, today, before }: { id: string; today: string; before?: Contact },
): ReadEntry<Contact> {
  const typed = lineOf(posted);
  const line = (name: string) =>
    name === 'phone' && before?.id === ALWAYS_THERE ? before.phone : typed(name);
  const verifiedOn = isOldCheck(line, before) ? today : line('verifiedOn');
  const parsed = contactSchema.safeParse({
    id,
    name: line('name'),
    phone: line('phone'),
    when: line('when'),
    welsh: readWelsh(line),
    urgent: posted.field('urgent') !== undefined,
    ...(before?.forThemselves && { forThemselves: true }),
    jurisdictions: before?.id === ALWAYS_THERE ? before.jurisdictions : nationsIn(posted),
    source: line('source'),
    verifiedOn,
    expiresOn: nextCheck(line('expiresOn'), verifiedOn, before),
  });
  if (!parsed.success) return { fields: problemsOf(parsed.error.issues, 'expiresOn') };
  // This check is not in the schema, because the schema must also accept helplines that were saved earlier.
  const wrong = parsed.data.phone === before?.phone ? undefined : problemWithNumber(parsed.data.phone);
  if (wrong) return { fields: { phone: entryWording.problems[wrong] } };
  const old = oldWelsh(posted, parsed.data, before);
  if (Object.keys(old).length) return { fields: old };
  if (parsed.data.verifiedOn > today) return { fields: { verifiedOn: entryWording.problems.verifiedOn } };
  return { entry: parsed.data };
}

/**
 * True if the number has changed and the date when it was checked has not. An editor who changes a number has
 * just checked the new one.
 */
function isOldCheck(line: (name: string) => string, before: Contact | undefined): boolean {
  const digits = (phone: string) => phone.replace(/\D/g, '');
  return (
    before !== undefined &&
    digits(line('phone')) !== digits(before.phone) &&
    line('verifiedOn') === before.verifiedOn
  );
}

/**
 * If the date of the check is later and this date was not changed, the next check moves by as many days.
 * Otherwise, a number that was just checked would still be due.
 */
function nextCheck(expiresOn: string, verifiedOn: string, before: Contact | undefined): string {
  const mayMove = before?.expiresOn === expiresOn && verifiedOn > before.verifiedOn;
  const moved = Date.parse(verifiedOn) - Date.parse(before?.verifiedOn ?? '');
  if (!mayMove || Number.isNaN(moved)) return expiresOn;
  return new Date(Date.parse(expiresOn) + moved).toISOString().slice(0, 10);
}

export function readTerm(posted: Posted): ReadEntry<GlossaryEntry> {
  const line = lineOf(posted);
  const parsed = glossarySchema.element.safeParse({
    term: line('term'),
    meaning: line('meaning'),
    also: line('also')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    caseSensitive: posted.field('caseSensitive') !== undefined,
    source: line('source'),
  });
  return parsed.success ? { entry: parsed.data } : { fields: problemsOf(parsed.error.issues, 'term') };
}

const lineOf = (posted: Posted) => (name: string) => (posted.field(name) ?? '').trim().replace(/\s+/g, ' ');

/**
 * `whole` is the field for problems that are not in one field, for example if 2 fields contradict each other.
 */
function problemsOf(issues: readonly { path: readonly PropertyKey[] }[], whole: string): FieldProblems {
  const sentences: Readonly<Record<string, string>> = entryWording.problems;
  return Object.fromEntries(
    issues.map(({ path }) => {
      const name = path[0] === 'welsh' ? path.join('-') : String(path[0] ?? whole);
      return [name === 'jurisdictions' ? 'nations' : name, sentences[name] ?? ''];
    }),
  );
}

/** Makes a short name of letters and hyphens that is not in use. */
export function contactId(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'helpline';
  let id = base;
  while (taken.has(id)) id += '-more';
  return id;
}

/** Encodes a term for an address, because a term can contain spaces and symbols, but an address cannot. */
export const termKey = (term: string) => Buffer.from(term).toString('base64url');
/** Uses the term's ID, because a proposal to remove a term does not have its present spelling. */
export const termProposalPath = (id: string) => termPath(termKey(proposalId('term', id)));
export const termOfKey = (key: string) => Buffer.from(key, 'base64url').toString();
