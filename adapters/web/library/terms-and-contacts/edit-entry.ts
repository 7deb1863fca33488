// Serves the pages where editors add, change and remove helplines and terms.
import {
  idOfTerm,
  proposalId,
  proposalsIn,
  type EditedEntry,
  type EntryKind,
  type ProposedEntry,
} from '../../../../bot/model/editing/edited-entries.js';
import type { Contact } from '../../../../bot/model/messages/contact.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { isoDay } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { TAKES_FOCUS } from '../../design/render.js';
import { contactPath, termPath, TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import { UNREADABLE, type Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  csrfFormFor,
  notFound,
  numberIn,
  receiveForm,
  reviewPageReply,
  type Notice,
} from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { askToConfirm, isConfirmed } from './confirm-change.js';
import { contactFields, termFields } from './entry-forms.js';
import { decideProposal, isOwnProposal, entryName, proposalPanel } from './proposal.js';
import { editedVersion, needsSecond, proposalOf, changedBy, changesSubstance } from './second-editor.js';
import { savedAs } from './saved-entry.js';
import { contactId, readContact, readTerm, termKey, termOfKey, termProposalPath } from './typed-entry.js';

export const NEW = 'new';

interface Found {
  kind: EntryKind;
  /** The entry's id. Empty for a new entry. */
  id: string;
  contact?: Contact;
  term?: GlossaryEntry;
  proposal?: ProposedEntry;
  contacts: readonly Contact[];
  terms: readonly GlossaryEntry[];
}

export async function showEntryForm(
  library: EditingLibrary,
  exchange: HttpExchange,
  kind: EntryKind,
  notice: Notice = {},
): Promise<HttpReply> {
  const found = await find(library, exchange, kind);
  if (!found) return notFound(library, exchange, TERMS_AND_CONTACTS_PATH, words.gone);
  const title = titleOf(found);
  return reviewPageReply(library, exchange, {
    title,
    current: TERMS_AND_CONTACTS_PATH,
    notice,
    main: markup`<p class="kicker"><a href="${TERMS_AND_CONTACTS_PATH}">${words.all}</a></p><h1${notice.typed && TAKES_FOCUS}>${title}</h1>
${csrfFormFor(library, exchange)(addressOf(found), formOf(library, exchange, found, notice))}`,
  });
}

export async function receiveEntry(
  library: EditingLibrary,
  exchange: HttpExchange,
  kind: EntryKind,
): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const again = (notice: Notice) => showEntryForm(library, exchange, kind, { ...notice, typed: posted });
  if (refusal) return again(refusal);
  const found = await find(library, exchange, kind);
  if (!found) return notFound(library, exchange, TERMS_AND_CONTACTS_PATH, words.gone);
  const version = numberIn(posted.field('version'));
  const wanted = posted.field('do');
  // Check this now. The form is shown again with the newest version, so the next save would not notice the change.
  const isCurrent = !found.proposal && (!found.id || version === editedVersion(library, kind, found.id));
  if (wanted === 'edit') return again(isCurrent ? {} : OVERTAKEN);
  if (version === undefined || !isWanted(wanted)) return again(UNREADABLE);
  const { proposal } = found;
  if (wanted === 'accept' || wanted === 'reject')
    return proposal
      ? decideProposal(library, exchange, { proposal, wanted, version, editor }, again)
      : again(OVERTAKEN);
  return proposal
    ? again(OVERTAKEN)
    : changeEntry(library, exchange, { found, wanted, version, editor, posted }, again);
}

const OVERTAKEN: Notice = { problem: words.overtaken, status: 409 };

interface WantedChange {
  found: Found;
  wanted: keyof typeof DONE;
  version: number;
  editor: string;
  posted: Posted;
}

async function changeEntry(
  library: EditingLibrary,
  exchange: HttpExchange,
  { found, wanted, version, editor, posted }: WantedChange,
  again: (notice: Notice) => Promise<HttpReply>,
): Promise<HttpReply> {
  if (wanted === 'remove' && !canRemove(library, found))
    return again({
      problem: words.cannotRemove,
      status: 400,
    });
  if (wanted === 'keep' && !found.term) return again(UNREADABLE);
  const read = wanted === 'remove' ? undefined : readEntry(library, found, posted, wanted === 'keep');
  if (read && 'fields' in read)
    return again({
      problem: words.notSaved,
      fields: read.fields,
      status: 400,
    });
  const step: EditedEntry = {
    kind: found.kind,
    ...stepOf(library, found, read, version),
    editedBy: editor,
    editedAt: library.now().toISOString(),
  };
  return saveOrAsk(library, exchange, { found, wanted, posted, step }, again);
}

/** If no second editor has to accept the change, first shows it to its editor, who confirms it. */
async function saveOrAsk(
  library: EditingLibrary,
  exchange: HttpExchange,
  { found, wanted, posted, step }: Pick<WantedChange, 'found' | 'wanted' | 'posted'> & { step: EditedEntry },
  again: (notice: Notice) => Promise<HttpReply>,
): Promise<HttpReply> {
  if (step.version !== editedVersion(library, found.kind, step.id)) return again(OVERTAKEN);
  const before = found.contact ?? found.term;
  const waits = wanted !== 'keep' && (await needsSecond(library, before, step));
  if (wanted !== 'keep' && !waits && changesSubstance(before, step.entry) && !isConfirmed(posted))
    return askToConfirm(library, exchange, {
      kind: found.kind,
      address: addressOf(found),
      before,
      changed: changedBy(step),
      wanted,
      posted,
    });
  const { entries } = library.editing.writing;
  const saved = await entries.save(
    waits ? proposalOf(library, exchange, { ...step, kind: found.kind }) : step,
  );
  if (!saved) return again(OVERTAKEN);
  const said = waits ? 'proposed' : DONE[wanted];
  return savedAs(said, step);
}

const DONE = { save: 'saved', remove: 'removed', keep: 'kept' } as const;
const WANTED = ['save', 'remove', 'keep', 'accept', 'reject'] as const;
function isWanted(text: string | undefined): text is (typeof WANTED)[number] {
  return WANTED.some((one) => one === text);
}

/** If a removed term is added again, the new entry replaces the record of its removal. */
function stepOf(
  library: EditingLibrary,
  found: Found,
  read: { id: string; entry: Contact | GlossaryEntry } | undefined,
  version: number,
): Pick<EditedEntry, 'id' | 'entry' | 'version'> {
  const id = found.id || (read?.id ?? '');
  return {
    id,
    ...(read && { entry: read.entry }),
    version: found.id ? version : editedVersion(library, found.kind, id),
  };
}

async function find(
  library: EditingLibrary,
  exchange: HttpExchange,
  kind: EntryKind,
): Promise<Found | undefined> {
  const checked = await library.editing.writing.termsAndContacts(library.now());
  const contacts = checked.contacts.map(({ contact }) => contact);
  const terms = checked.terms.map(({ entry }) => entry);
  const wanted = exchange.params.entry ?? '';
  if (wanted === NEW) return { kind, id: '', contacts, terms };
  const edited = library.editing.writing.entries.edited();
  const proposals = proposalsIn(edited).filter((one) => one.kind === kind);
  if (kind === 'contact') {
    const contact = contacts.find(({ id }) => id === wanted);
    const proposal = proposals.find(({ id }) => id === wanted);
    if (!contact && !proposal) return undefined;
    return { kind, id: wanted, contact, proposal, contacts, terms };
  }
  const spelled = termOfKey(wanted);
  const spelledSo = terms.find((entry) => entry.term === spelled);
  const proposal = proposals.find((one) =>
    spelledSo
      ? one.id === idOfTerm(edited, spelled)
      : [proposalId(kind, one.id), one.term?.term].includes(spelled),
  );
  const id = proposal?.id ?? idOfTerm(edited, spelled);
  const term = terms.find((entry) => idOfTerm(edited, entry.term) === id);
  if (!term && !proposal) return undefined;
  return { kind, id, term, proposal, contacts, terms };
}

/**
 * A renamed term keeps its first spelling as its ID, so a new term with that spelling gets a different ID.
 */
function newTermId({ editing }: EditingLibrary, term: string): string {
  const terms = editing.writing.entries.edited().filter(({ kind }) => kind === 'term');
  const isTaken = (id: string) => terms.some((one) => one.id === id && one.entry !== undefined);
  let id = term;
  for (let number = 2; isTaken(id); number += 1) id = `${term} ${number}`;
  return id;
}

function titleOf({ kind, contact, term, proposal }: Found): string {
  if (proposal) return words.proposal.title(contact?.name ?? term?.term ?? entryName(proposal));
  if (kind === 'contact') return contact ? words.editHelpline(contact.name) : words.addHelpline;
  return term ? words.editTerm(term.term) : words.addTerm;
}

function addressOf({ kind, id, term, proposal }: Found): string {
  if (kind === 'contact') return contactPath(id || NEW);
  if (proposal) return termProposalPath(proposal.id);
  return termPath(term ? termKey(term.term) : NEW);
}

function canRemove({ editing }: EditingLibrary, { kind, id }: Found): boolean {
  return id !== '' && (kind === 'term' || !editing.writing.entries.isOfProgram(id));
}

function formOf(library: EditingLibrary, exchange: HttpExchange, found: Found, notice: Notice): Html {
  const { proposal, contact, term, kind, id } = found;
  if (proposal) return proposalPanel(proposal, contact ?? term, isOwnProposal(library, exchange, proposal));
  return markup`<input type="hidden" name="version" value="${editedVersion(library, kind, id)}">${fields(library, found, notice)}`;
}

function fields(library: EditingLibrary, found: Found, { typed, fields: problems }: Notice): Html {
  const view = { typed, problems, canRemove: canRemove(library, found) };
  return found.kind === 'contact'
    ? contactFields({ ...view, entry: found.contact }, isoDay(library.now()))
    : termFields({ ...view, entry: found.term });
}

/**
 * Returns true if the same helpline already exists. Without this check, a form that was sent twice would show
 * people in danger the same number twice.
 */
function isKnown({ editing }: EditingLibrary, { contacts }: Found, { name, phone }: Contact): boolean {
  const proposed = proposalsIn(editing.writing.entries.edited()).flatMap(({ contact }) => contact ?? []);
  return [...contacts, ...proposed].some((one) => one.name === name && one.phone === phone);
}

function readEntry(
  library: EditingLibrary,
  found: Found,
  posted: Posted,
  keeps: boolean,
): { id: string; entry: Contact | GlossaryEntry } | { fields: Readonly<Record<string, string>> } {
  if (keeps && found.term) return { id: found.id, entry: { ...found.term, keptOn: isoDay(library.now()) } };
  if (found.kind === 'term') {
    const read = readTerm(posted);
    if ('fields' in read) return read;
    const proposed = proposalsIn(library.editing.writing.entries.edited()).flatMap(({ term }) => term ?? []);
    const isTaken = [...found.terms, ...proposed].some(
      (entry) => entry !== found.term && entry.term === read.entry.term,
    );
    return isTaken
      ? { fields: { term: words.problems.taken } }
      : { id: newTermId(library, read.entry.term), entry: read.entry };
  }
  const known = library.editing.writing.entries.edited().map((edit) => edit.id);
  const taken = new Set([...found.contacts.map(({ id }) => id), ...known]);
  const id = found.id || contactId(posted.field('name') ?? '', taken);
  const read = readContact(posted, {
    id,
    today: isoDay(library.now()),
    before: found.contact,
  });
  if ('fields' in read) return read;
  if (!found.id && isKnown(library, found, read.entry))
    return { fields: { name: words.problems.sameHelpline } };
  return { id, entry: read.entry };
}
