// Lists the helplines and terms, with any problems.
import {
  editOfTerm,
  proposalsIn,
  type EditedEntry,
  type ProposedEntry,
} from '../../../../bot/model/editing/edited-entries.js';
import { secondEditorPolicy } from '../../../../ingest/review/second-editor.js';
import type { SecondEditorPolicy } from '../../../../ingest/model/editing.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { TERMS_AND_CONTACTS_PATH, contactPath, termPath } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { csrfFormFor, reviewPageReply, type CsrfFormFields, type Notice } from '../frame/editor-frame.js';
import { receiveEntry, showEntryForm, NEW } from './edit-entry.js';
import type {
  CheckedContact,
  CheckedTerm,
  CheckedTermsAndContacts,
} from '../../../../bot/model/editing/checked-terms-and-contacts.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { jurisdictionNames, guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { flag, markup, linkAddress, type Html } from '../../design/markup.js';
import { keepTickedForms, receiveKeepTicked } from './keep-ticked.js';
import { contactEntryId, savedEntry, savedLine, termEntryId, type Saved } from './saved-entry.js';
import { entryName } from './proposal.js';
import { termKey, termProposalPath } from './typed-entry.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { STATE_LABELS } from '../../../../bot/wording/staff/editing-labels.js';

const ENGLISH = guidanceWords('en');

const { helplines: helplinesSaid, terms: termsSaid } = words;

export function mountTermsAndContacts(routes: GuardedRoutes, library: EditingLibrary): void {
  for (const kind of ['contact', 'term'] as const) {
    const path = `${TERMS_AND_CONTACTS_PATH}/${kind}/:entry`;
    routes.get(path, (exchange) => showEntryForm(library, exchange, kind));
    routes.post(path, (exchange) => receiveEntry(library, exchange, kind));
  }
  const show = (exchange: HttpExchange, notice?: Notice) => showAll(library, exchange, notice);
  routes.get(TERMS_AND_CONTACTS_PATH, (exchange) => show(exchange));
  routes.post(TERMS_AND_CONTACTS_PATH, (exchange) => receiveKeepTicked(library, exchange, show));
}

async function showAll(library: EditingLibrary, exchange: HttpExchange, notice?: Notice): Promise<HttpReply> {
  const checked = await library.editing.writing.termsAndContacts(library.now());
  const after = savedEntry(exchange, checked);
  const { name } = library.editorOf(exchange).person;
  const policy = await secondEditorPolicy(library.editing.review.ports, name);
  const saved = !notice && 'words' in after ? after : undefined;
  return reviewPageReply(library, exchange, {
    title: words.title,
    notice: notice ?? ('words' in after ? {} : after),
    current: TERMS_AND_CONTACTS_PATH,
    styles: ['writing.css'],
    main: termsAndContactsMain(checked, {
      edited: library.editing.writing.entries.edited(),
      form: csrfFormFor(library, exchange),
      saved,
      policy,
    }),
  });
}

interface TermsView {
  saved: Saved | undefined;
  policy: SecondEditorPolicy;
  edited: readonly EditedEntry[];
  form: CsrfFormFields;
}

function termsAndContactsMain({ terms, contacts }: CheckedTermsAndContacts, view: TermsView): Html {
  const proposals = proposalsIn(view.edited);
  const troubled = terms.filter(({ problems }) => problems.length > 0);
  const sound = terms.filter(({ problems }) => problems.length === 0);
  return markup`<h1>${words.title}</h1>
<p>${words.intro} ${view.policy === 'always' ? words.alwaysSecondEditor : words.secondEditor}</p>
${waiting(proposals, contacts)}<p class="links-row"><a href="${contactPath(NEW)}">${words.addHelpline}</a> <a href="${termPath(NEW)}">${words.addTerm}</a></p>
<section aria-labelledby="contacts-title"><h2 id="contacts-title">${helplinesSaid.title}</h2>
<p class="muted">${summary(contacts)}</p>
<ul class="contacts-checked">${[...contacts].sort(byTrouble).map((one) => showContact(one, view))}</ul></section>
<section aria-labelledby="terms-title"><h2 id="terms-title">${termsSaid.title}</h2>
${keepTickedForms(troubled, view)}${termTable(termsSaid.troubled, troubled, view)}
${termTable(termsSaid.sound, sound, view)}${terms.length === 0 && markup`<p class="empty">${termsSaid.none}</p>`}</section>`;
}

function waiting(proposals: readonly ProposedEntry[], contacts: readonly CheckedContact[]): Html | false {
  if (!proposals.length) return false;
  return markup`<section aria-labelledby="waiting-title"><h2 id="waiting-title">${STATE_LABELS.waiting}</h2>
${proposalLinks(proposals, contacts)}</section>
`;
}

export function proposalLinks(
  proposals: readonly ProposedEntry[],
  contacts: readonly CheckedContact[],
): Html {
  return markup`<ul>${proposals.map((proposal) => {
    const { kind, id, editedBy } = proposal;
    const held = kind === 'contact' && contacts.find(({ contact }) => contact.id === id);
    const path = kind === 'contact' ? contactPath(id) : termProposalPath(id);
    return markup`<li><a href="${path}">${held ? held.contact.name : entryName(proposal)}</a> (<bdi>${editedBy}</bdi>)</li>`;
  })}</ul>`;
}

/**
 * A longer list is folded, because people look for a term by name. A list with problems is always open.
 */
const SHOWN_OPEN = 12;

function termTable(title: string, terms: readonly CheckedTerm[], view: TermsView): Html | false {
  if (!terms.length) return false;
  const isOpen =
    terms.length <= SHOWN_OPEN ||
    terms.some(({ entry, problems }) => problems.length > 0 || termEntryId(entry.term) === view.saved?.id);
  return markup`<details${flag('open', isOpen)}><summary>${termsSaid.count(title, terms.length)}</summary>
<div class="table-frame" tabindex="0" role="region" aria-label="${title}"><table class="terms as-cards"><thead><tr><th scope="col">${words.term.term}</th><th scope="col">${termsSaid.meaning}</th><th scope="col">${termsSaid.from}</th><th scope="col"><span class="hidden">${words.edit}</span></th></tr></thead>
<tbody>${terms.map((term) => showTerm(term, view))}</tbody></table></div></details>`;
}

const ORDER: readonly CheckedContact['state'][] = ['expired', 'expiring', 'verified'];

function byTrouble(one: CheckedContact, other: CheckedContact): number {
  return ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || other.problems.length - one.problems.length;
}

function summary(contacts: readonly CheckedContact[]): string {
  const count = (state: CheckedContact['state']) => contacts.filter((one) => one.state === state).length;
  return helplinesSaid.summary(contacts.length, {
    verified: count('verified'),
    expiring: count('expiring'),
    expired: count('expired'),
  });
}

function showContact({ contact, state, problems }: CheckedContact, { saved }: TermsView): Html {
  const { name, phone, when, urgent, jurisdictions, source, verifiedOn, expiresOn } = contact;
  return markup`<li class="item contact-${state}" id="${contactEntryId(contact.id)}">${savedLine(contactEntryId(contact.id), saved)}<h3>${name}: <span class="phone">${phone}</span></h3>
<p class="tags"><span class="tag ${state === 'expired' ? 'trouble-tag' : state === 'verified' ? 'state-tag' : ''}">${helplinesSaid.states[state]}</span>${
    urgent && markup`<span class="tag state-tag">${helplinesSaid.urgent}</span>`
  }</p>
<p>${when}</p>
<p class="item-facts"><span>${helplinesSaid.checkedOn(readableDate(verifiedOn, ENGLISH))}</span> <span>${helplinesSaid.checkAgain(readableDate(expiresOn, ENGLISH))}</span> <span>${jurisdictionNames(jurisdictions, ENGLISH)}</span> <span>${source}</span></p>
${problemList(problems)}<p><a href="${contactPath(contact.id)}">${words.edit}<span class="hidden">: ${name}</span></a></p></li>`;
}

function showTerm({ entry, problems }: CheckedTerm, { edited, form, saved }: TermsView): Html {
  const { term, also, meaning, source } = entry;
  const address = /https?:\/\/\S+$/.exec(source)?.[0];
  const link = linkAddress(address);
  const name = address === undefined ? source : source.slice(0, -address.length).replace(/[\s,]+$/, '');
  const edit = editOfTerm(edited, term);
  const keep = markup`<input type="hidden" name="version" value="${edit?.version ?? 0}"><button type="submit" class="button link" name="do" value="keep">${words.keep}<span class="hidden">: ${term}</span></button>`;
  return markup`<tr id="${termEntryId(term)}"><th scope="row">${term}${also.length > 0 && markup`<br><span class="muted">${also.join(', ')}</span>`}</th><td>${savedLine(termEntryId(term), saved)}${meaning}${problemList(problems)}${
    entry.keptOn !== undefined &&
    markup`<p class="muted">${words.keptOn(readableDate(entry.keptOn, ENGLISH), edit?.editedBy)}</p>`
  }</td><td data-label="${termsSaid.from}">${
    link ? markup`<a href="${link}" rel="noreferrer">${name}</a>` : name
  }</td><td><a href="${termPath(termKey(term))}">${words.edit}<span class="hidden">: ${term}</span></a>${
    problems.length > 0 && entry.keptOn === undefined && form(termPath(termKey(term)), keep, 'keep-form')
  }</td></tr>`;
}

function problemList(problems: readonly string[]): Html | false {
  return (
    problems.length > 0 &&
    markup`<ul class="problems">${problems.map((problem) => markup`<li>${problem}</li>`)}</ul>`
  );
}
