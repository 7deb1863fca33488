// Finds problems in the glossary and contacts by comparing their entries with each other and with the live
// guidance.
import { editorWording } from '../wording/staff/editor-wording.js';
import { setImmediate } from 'node:timers/promises';
import type { Glossary, GlossaryEntry } from '../../knowledge/model/glossary.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { dayOf } from '../model/governance/parse-day.js';
import type {
  CheckedContact,
  CheckedTerm,
  CheckedTermsAndContacts,
} from '../model/editing/checked-terms-and-contacts.js';
import type { Contact } from '../model/messages/contact.js';

const { terms: ofTerms, contacts: ofContacts } = editorWording;

const SOON_DAYS = 30;
/**
 * The fewest digits that a phone number must have to be compared. Shorter numbers, such as 999 and 101, may
 * be part of a longer number.
 */
const MIN_DIGITS = 9;

/**
 * `passages`: the passages of the live release. Empty before the first publication, when there is nothing to
 * compare with.
 */
export async function checkTermsAndContacts(
  glossary: Glossary,
  contacts: readonly Contact[],
  passages: readonly Passage[],
  now: Date,
): Promise<CheckedTermsAndContacts> {
  const missing = await missingFrom(passages, glossary, contacts);
  return {
    terms: glossary.map((entry) => checkTerm(entry, glossary, missing)),
    contacts: contacts.map((contact) => checkContact(contact, contacts, missing, now)),
  };
}

type Missing = ReadonlySet<string>;

/**
 * Keeps the results for each release, because searching several megabytes for each term takes seconds. A
 * release never changes.
 */
const known = new WeakMap<readonly Passage[], Map<string, boolean>>();

async function missingFrom(
  passages: readonly Passage[],
  glossary: Glossary,
  contacts: readonly Contact[],
): Promise<Missing> {
  if (!passages.length) return new Set();
  const stands = known.get(passages) ?? new Map<string, boolean>();
  known.set(passages, stands);
  const meanings = glossary.map(({ meaning }) => meaning.toLowerCase());
  const numbers = contacts.map(({ phone }) => digitsOf(phone));
  const unknown = [...meanings, ...numbers].filter((wanted) => !stands.has(wanted));
  if (unknown.length) {
    const guidance = passages.map(({ text, headings }) => `${headings.join(' ')} ${text}`).join('\n');
    const folded = guidance.toLowerCase().replace(/\s+/g, ' ');
    const digits = guidance.replace(/[^\d\n]+/g, '');
    for (const wanted of unknown) {
      // Allow other work to run between searches.
      await setImmediate();
      stands.set(wanted, (/^\d+$/.test(wanted) ? digits : folded).includes(wanted));
    }
  }
  return new Set([...meanings, ...numbers].filter((wanted) => stands.get(wanted) === false));
}

function checkTerm(entry: GlossaryEntry, glossary: Glossary, missing: Missing): CheckedTerm {
  const problems: string[] = [];
  const twice = glossary.find((other) => other !== entry && writtenAlike(entry, other));
  if (twice) problems.push(ofTerms.spelledAlike(twice.term, twice.meaning));
  // Only check the spelling, because an editor has approved this entry's source and meaning.
  if (entry.keptOn !== undefined) return { entry, problems };
  if (!/https?:\/\//.test(entry.source)) problems.push(ofTerms.noAddress);
  if (missing.has(entry.meaning.toLowerCase())) problems.push(ofTerms.notInGuidance);
  return { entry, problems };
}

/** True if 2 terms have a spelling in common. Ignores case unless both terms are case-sensitive. */
function writtenAlike(one: GlossaryEntry, other: GlossaryEntry): boolean {
  const spellings = ({ term, also }: GlossaryEntry) => [term, ...also];
  const isExact = one.caseSensitive && other.caseSensitive;
  const fold = (text: string) => (isExact ? text : text.toLowerCase());
  const others = new Set(spellings(other).map(fold));
  return spellings(one).some((spelling) => others.has(fold(spelling)));
}

function checkContact(
  contact: Contact,
  contacts: readonly Contact[],
  missing: Missing,
  now: Date,
): CheckedContact {
  const day = dayOf(now.toISOString());
  const soon = dayOf(new Date(now.getTime() + SOON_DAYS * 86_400_000).toISOString());
  const { expiresOn, phone } = contact;
  const state = expiresOn <= day ? 'expired' : expiresOn <= soon ? 'expiring' : 'verified';
  const problems: string[] = [];
  if (state === 'expired') problems.push(ofContacts.overdue);
  if (state === 'expiring') problems.push(ofContacts.dueSoon);
  const same = contacts.find((other) => other !== contact && digitsOf(other.phone) === digitsOf(phone));
  if (same) problems.push(ofContacts.sameNumber(same.name));
  if (digitsOf(phone).length >= MIN_DIGITS && missing.has(digitsOf(phone)))
    problems.push(ofContacts.notInGuidance);
  return { contact, state, problems };
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '');
}
