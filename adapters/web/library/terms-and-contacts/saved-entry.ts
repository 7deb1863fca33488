// Leads back to an entry in the list after it was saved, and says there what was saved.
import type { CheckedTermsAndContacts } from '../../../../bot/model/editing/checked-terms-and-contacts.js';
import type { EditedEntry } from '../../../../bot/model/editing/edited-entries.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { Html } from '../../design/markup.js';
import { seeOther } from '../../design/page.js';
import { saidLine } from '../../design/render.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import { done, saidIn, type Notice } from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { termKey } from './typed-entry.js';

/** The ids of entries in the list of helplines and terms. */
export const contactEntryId = (id: string) => `helpline-${id}`;
export const termEntryId = (term: string) => `term-${termKey(term)}`;

/**
 * Leads back to the entry, because the list can be long. A removed entry is not in it. The address has no fragment,
 * because browsers then ignore `autofocus`, and screen readers would not read out what was saved.
 */
export function savedAs(said: keyof typeof words.done, { kind, id, entry }: EditedEntry): HttpReply {
  if (!entry) return done(TERMS_AND_CONTACTS_PATH, said);
  const saved = kind === 'term' ? termEntryId((entry as GlossaryEntry).term) : contactEntryId(id);
  return seeOther(`${TERMS_AND_CONTACTS_PATH}?said=${said}&entry=${saved}`);
}

/**
 * Says what was saved next to its entry, because the page opens there. If the entry is not in the list, for example
 * because a second editor must accept it, says so at the top.
 */
export function savedEntry(
  exchange: HttpExchange,
  { contacts, terms }: CheckedTermsAndContacts,
): Saved | Notice {
  const notice = saidIn(exchange, words.done);
  const id = exchange.query.get('entry');
  const name =
    contacts.find(({ contact }) => contactEntryId(contact.id) === id)?.contact.name ??
    terms.find(({ entry }) => termEntryId(entry.term) === id)?.entry.term;
  if (id === null || notice.said === undefined || name === undefined) return notice;
  return { id, words: words.about(name, notice.said) };
}

export interface Saved {
  id: string;
  words: string;
}

export function savedLine(id: string, saved: Saved | undefined): Html | false {
  return saved?.id === id && saidLine(saved.words);
}
