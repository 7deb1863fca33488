// Shows a change to a helpline that is waiting for a second editor, and records the decision.
import type { Contact } from '../../../../bot/model/messages/contact.js';
import type { EditedEntry, Proposal } from '../../../../bot/model/tasks/edited-entries.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, type Notice } from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { COMPARED } from '../wording/labels.js';

/** `before` is the helpline as people see it now. Undefined for a new helpline. */
export function proposalPanel(
  { contact, editedBy, version }: Proposal,
  before: Contact | undefined,
  isOwn: boolean,
): Html {
  const said = words.proposal;
  return markup`<input type="hidden" name="version" value="${version}">
<p>${isOwn ? said.own : filled(said.asks, { name: markup`<bdi>${editedBy}</bdi>` })}</p>
${contact ? comparison(before, contact) : markup`<p><strong>${said.remove(before?.phone)}</strong></p>`}
<div class="buttons">${!isOwn && markup`<button type="submit" class="button primary" name="do" value="accept">${said.accept}</button>`}
<button type="submit" class="button plain" name="do" value="reject">${isOwn ? said.withdraw : said.reject}</button></div>`;
}

function comparison(before: Contact | undefined, now: Contact): Html {
  const { contact: said } = words;
  const { changes, yes, no } = words.proposal;
  const rows: [string, (one: Contact) => string][] = [
    [said.name, ({ name }) => name],
    [said.phone, ({ phone }) => phone],
    [said.when, ({ when }) => when],
    [said.nations, ({ jurisdictions }) => jurisdictionNames(jurisdictions)],
    [said.urgent, ({ urgent }) => (urgent ? yes : no)],
    [said.source, ({ source }) => source],
    [said.verifiedOn, ({ verifiedOn }) => readableDate(verifiedOn)],
    [said.expiresOn, ({ expiresOn }) => readableDate(expiresOn)],
  ];
  return markup`<div class="table-frame" role="region" aria-label="${changes}" tabindex="0"><table><thead><tr><th scope="col">${COMPARED.detail}</th>${before && markup`<th scope="col">${COMPARED.before}</th>`}<th scope="col">${COMPARED.now}</th></tr></thead><tbody>${rows.map(
    ([label, show]) =>
      (!before || show(before) !== show(now)) &&
      markup`<tr><th scope="row">${label}</th>${before && markup`<td>${show(before)}</td>`}<td>${show(now)}</td></tr>`,
  )}</tbody></table></div>`;
}

interface Decision {
  proposal: Proposal;
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
  const { id, contact, on } = proposal;
  if (wanted === 'accept' && isOwnProposal(library, exchange, proposal))
    return again({ problem: words.proposal.notYours, status: 400 });
  const by = { id, editedBy: editor, editedAt: library.now().toISOString() };
  const steps: EditedEntry[] = [{ kind: 'proposal', ...by, version }];
  if (wanted === 'accept')
    steps.push({ kind: 'contact', ...by, version: on, ...(contact && { entry: contact }) });
  if (!(await library.editing.writing.entries.save(...steps)))
    return again({ problem: words.overtaken, status: 409 });
  if (wanted === 'reject') return done(TERMS_AND_CONTACTS_PATH, 'rejected');
  return done(TERMS_AND_CONTACTS_PATH, contact ? 'saved' : 'removed');
}

export function isOwnProposal(
  library: EditingLibrary,
  exchange: HttpExchange,
  { editorId }: Proposal,
): boolean {
  return library.editorOf(exchange).person.id === editorId;
}
