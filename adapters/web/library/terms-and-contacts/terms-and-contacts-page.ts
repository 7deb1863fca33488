// The page of helplines and terms: what they say, when they were verified, and any problems.
import type {
  CheckedContact,
  CheckedTerm,
  CheckedTermsAndContacts,
} from '../../../../bot/model/tasks/checked-terms-and-contacts.js';
import type { Proposal } from '../../../../bot/model/tasks/edited-entries.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import { markup, webAddress, type Html } from '../../design/markup.js';
import { contactPath, termPath } from '../../model/paths.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { NEW } from './edit-entry.js';
import { termKey } from './typed-entry.js';
import { counted } from '../wording/labels.js';

export function termsAndContactsMain(
  { terms, contacts }: CheckedTermsAndContacts,
  proposals: readonly Proposal[],
): Html {
  const troubled = terms.filter(({ problems }) => problems.length > 0);
  const sound = terms.filter(({ problems }) => problems.length === 0);
  return markup`<h1>${words.title}</h1>
<p>${words.intro} ${words.second.rule}</p>
${waiting(proposals, contacts)}<p class="links-row"><a href="${contactPath(NEW)}">${words.addContact}</a> <a href="${termPath(NEW)}">${words.addTerm}</a></p>
<section aria-labelledby="contacts-title"><h2 id="contacts-title">${words.contacts}</h2>
<p class="muted">${summary(contacts)}</p>
<ul class="contacts-checked">${[...contacts].sort(byTrouble).map(showContact)}</ul></section>
<section aria-labelledby="terms-title"><h2 id="terms-title">${words.terms}</h2>
${termTable(words.needsChecking, troubled)}
${termTable(words.noProblems, sound)}</section>`;
}

function waiting(proposals: readonly Proposal[], contacts: readonly CheckedContact[]): Html | false {
  if (!proposals.length) return false;
  return markup`<section aria-labelledby="waiting-title"><h2 id="waiting-title">${words.second.waiting}</h2>
${proposalLinks(proposals, contacts)}</section>
`;
}

export function proposalLinks(proposals: readonly Proposal[], contacts: readonly CheckedContact[]): Html {
  return markup`<ul>${proposals.map(({ id, contact, editedBy }) => {
    const name = contacts.find((one) => one.contact.id === id)?.contact.name ?? contact?.name ?? id;
    return markup`<li><a href="${contactPath(id)}">${name}</a> (<bdi>${editedBy}</bdi>)</li>`;
  })}</ul>`;
}

/** A longer list is folded, because people search for the name. */
const SHOWN_OPEN = 12;

function termTable(title: string, terms: readonly CheckedTerm[]): Html | false {
  if (!terms.length) return false;
  return markup`<details${terms.length <= SHOWN_OPEN && markup` open`}><summary>${title}: ${counted(terms.length, 'term')}</summary>
<div class="table-frame" tabindex="0" role="region" aria-label="${title}"><table class="terms"><thead><tr><th scope="col">${words.columns.term}</th><th scope="col">${words.columns.meaning}</th><th scope="col">${words.columns.source}</th><th scope="col"><span class="hidden">${words.edit}</span></th></tr></thead>
<tbody>${terms.map(showTerm)}</tbody></table></div></details>`;
}

const ORDER: readonly CheckedContact['state'][] = ['expired', 'expiring', 'verified'];

function byTrouble(one: CheckedContact, other: CheckedContact): number {
  return ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || other.problems.length - one.problems.length;
}

function summary(contacts: readonly CheckedContact[]): string {
  const count = (state: CheckedContact['state']) => contacts.filter((one) => one.state === state).length;
  return words.summary(
    counted(contacts.length, 'helpline'),
    count('verified'),
    count('expiring'),
    count('expired'),
  );
}

function showContact({ contact, state, problems }: CheckedContact): Html {
  const { name, phone, when, urgent, jurisdictions, source, verifiedOn, expiresOn } = contact;
  return markup`<li class="item contact-${state}"><h3>${name}: <span class="phone">${phone}</span></h3>
<p class="tags"><span class="tag ${state === 'expired' ? 'trouble-tag' : state === 'verified' ? 'state-tag' : ''}">${words.states[state]}</span>${
    urgent && markup`<span class="tag state-tag">${words.shownInDanger}</span>`
  }</p>
<p>${when}</p>
<p class="item-facts"><span>${words.verifiedOn(readableDate(verifiedOn))}</span> <span>${words.checkAgainBy(readableDate(expiresOn))}</span> <span>${jurisdictionNames(jurisdictions)}</span> <span>${source}</span></p>
${problemList(problems)}<p><a href="${contactPath(contact.id)}">${words.edit}<span class="hidden">: ${name}</span></a></p></li>`;
}

function showTerm({ entry, problems }: CheckedTerm): Html {
  const { term, also, meaning, source } = entry;
  const address = /https?:\/\/\S+$/.exec(source)?.[0];
  const link = webAddress(address);
  const name = address === undefined ? source : source.slice(0, -address.length).replace(/[\s,]+$/, '');
  return markup`<tr><th scope="row">${term}${also.length > 0 && markup`<br><span class="muted">${also.join(', ')}</span>`}</th><td>${meaning}${problemList(problems)}</td><td>${
    link ? markup`<a href="${link}" rel="noreferrer">${name}</a>` : name
  }</td><td><a href="${termPath(termKey(term))}">${words.edit}<span class="hidden">: ${term}</span></a></td></tr>`;
}

function problemList(problems: readonly string[]): Html | false {
  return (
    problems.length > 0 &&
    markup`<ul class="problems">${problems.map((problem) => markup`<li>${problem}</li>`)}</ul>`
  );
}
