// Shows a change to a helpline or term that is waiting for a second editor, and records the decision.
import type { Contact } from '../../../../bot/model/messages/contact.js';
import {
  proposalId,
  type EditedEntry,
  type ProposedEntry,
} from '../../../../bot/model/editing/edited-entries.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import type { Language } from '../../../../knowledge/model/language.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { jurisdictionNames, guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, type Notice } from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { COMPARED } from '../../../../bot/wording/staff/editing-labels.js';

const ENGLISH = guidanceWords('en');

export const entryName = ({ id, contact, term }: ProposedEntry) => contact?.name ?? term?.term ?? id;

/** `before` is the helpline or term as it is now. Undefined for a new one. */
export function proposalPanel(
  { contact, term, editedBy, version }: ProposedEntry,
  before: Contact | GlossaryEntry | undefined,
  isOwn: boolean,
): Html {
  const said = words.proposal;
  return markup`<input type="hidden" name="version" value="${version}">
<p>${isOwn ? said.own : filled(said.asks, { name: markup`<bdi>${editedBy}</bdi>` })}</p>
${whatChanges(before, { contact, term })}
<div class="buttons">${!isOwn && markup`<button type="submit" class="button primary" name="do" value="accept">${said.accept}</button>`}
<button type="submit" class="button plain" name="do" value="reject">${isOwn ? said.withdraw : said.reject}</button></div>`;
}

type Row<T> = [label: string, show: (one: T) => string, language?: Language];

/** What the entry would be. Empty if it would be removed. */
export type ChangedEntry = Pick<ProposedEntry, 'contact' | 'term'>;

export function whatChanges(
  before: Contact | GlossaryEntry | undefined,
  { contact, term }: ChangedEntry,
  after: string = COMPARED.now,
): Html {
  const said = words.proposal;
  if (term) return comparison(before as GlossaryEntry | undefined, term, { rows: termRows(), after });
  if (contact) return comparison(before as Contact | undefined, contact, { rows: contactRows(), after });
  return markup`<p><strong>${before && 'term' in before ? said.removeTerm(before.term) : said.remove(before?.phone)}</strong></p>`;
}

function termRows(): Row<GlossaryEntry>[] {
  const { term: said } = words;
  const { yes, no } = words.proposal;
  return [
    [said.term, ({ term }) => term],
    [said.meaning, ({ meaning }) => meaning],
    [said.also, ({ also }) => also.join(', ')],
    [said.exact, ({ caseSensitive }) => (caseSensitive ? yes : no)],
    [said.source, ({ source }) => source],
  ];
}

function contactRows(): Row<Contact>[] {
  const { contact: said } = words;
  const { yes, no } = words.proposal;
  return [
    [said.name, ({ name }) => name],
    [said.phone, ({ phone }) => phone],
    [said.when, ({ when }) => when],
    [said.welsh.name, ({ welsh }) => welsh?.name ?? '', 'cy'],
    [said.welsh.when, ({ welsh }) => welsh?.when ?? '', 'cy'],
    [said.nations, ({ jurisdictions }) => jurisdictionNames(jurisdictions, ENGLISH)],
    [said.urgent, ({ urgent }) => (urgent ? yes : no)],
    [said.source, ({ source }) => source],
    [said.verifiedOn, ({ verifiedOn }) => readableDate(verifiedOn, ENGLISH)],
    [said.expiresOn, ({ expiresOn }) => readableDate(expiresOn, ENGLISH)],
  ];
}

function comparison<T>(
  before: T | undefined,
  now: T,
  { rows, after }: { rows: readonly Row<T>[]; after: string },
): Html {
  const { changes } = words.proposal;
  return markup`<div class="table-frame" role="region" aria-label="${changes}" tabindex="0"><table><thead><tr><th scope="col">${COMPARED.detail}</th>${before && markup`<th scope="col">${COMPARED.before}</th>`}<th scope="col">${after}</th></tr></thead><tbody>${rows.map(
    ([label, show, language]) => {
      if (before && show(before) === show(now)) return false;
      const cell = (one: T) => markup`<td${language && markup` lang="${language}"`}>${show(one)}</td>`;
      return markup`<tr><th scope="row">${label}</th>${before && cell(before)}${cell(now)}</tr>`;
    },
  )}</tbody></table></div>`;
}

interface Decision {
  proposal: ProposedEntry;
  wanted: 'accept' | 'reject';
  version: number;
  editor: string;
}

/** `again` shows the page again, with the problem. */
export async function decideProposal(
  library: EditingLibrary,
  exchange: HttpExchange,
  { proposal, wanted, version, editor }: Decision,
  again: (notice: Notice) => Promise<HttpReply>,
): Promise<HttpReply> {
  const { kind, id, contact, term, on } = proposal;
  const entry = contact ?? term;
  if (wanted === 'accept' && isOwnProposal(library, exchange, proposal))
    return again({ problem: words.proposal.notYours, status: 400 });
  const by = { editedBy: editor, editedAt: library.now().toISOString() };
  const steps: EditedEntry[] = [{ kind: 'proposal', id: proposalId(kind, id), ...by, version }];
  if (wanted === 'accept') steps.push({ kind, id, ...by, version: on, ...(entry && { entry }) });
  if (!(await library.editing.writing.entries.save(...steps)))
    return again({ problem: words.overtaken, status: 409 });
  if (wanted === 'reject') return done(TERMS_AND_CONTACTS_PATH, 'rejected');
  return done(TERMS_AND_CONTACTS_PATH, entry ? 'saved' : 'removed');
}

export function isOwnProposal(
  library: EditingLibrary,
  exchange: HttpExchange,
  { editorId }: ProposedEntry,
): boolean {
  return library.editorOf(exchange).person.id === editorId;
}
