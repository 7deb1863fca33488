// Asks an editor to confirm a change that no second editor has to accept, next to what people see now.
import type { Contact } from '../../../../bot/model/messages/contact.js';
import type { EntryKind } from '../../../../bot/model/editing/edited-entries.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import { JURISDICTIONS } from '../../../../knowledge/model/source.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { markup } from '../../design/markup.js';
import { TAKES_FOCUS } from '../../design/render.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import type { Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import { csrfFormFor, reviewPageReply } from '../frame/editor-frame.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { whatChanges, type ChangedEntry } from './proposal.js';
import { STILL_RIGHT } from './welsh-helpline.js';

interface Unconfirmed {
  kind: EntryKind;
  address: string;
  /** What people see now. Undefined for a new entry. */
  before: Contact | GlossaryEntry | undefined;
  /** Empty if the entry would be removed. */
  changed: ChangedEntry;
  wanted: 'save' | 'remove';
  posted: Posted;
}

/** The fields of both forms, which the page sends again once the editor has confirmed. */
const FIELDS: Readonly<Record<EntryKind, readonly string[]>> = {
  contact: [
    ...['version', 'name', 'phone', 'when', 'urgent', 'source', 'verifiedOn', 'expiresOn'],
    ...['welsh-name', 'welsh-when', STILL_RIGHT],
    ...JURISDICTIONS.map((nation) => `nation-${nation}`),
  ],
  term: ['version', 'term', 'meaning', 'also', 'caseSensitive', 'source'],
};

export const isConfirmed = (posted: Posted) => posted.field('confirmed') === 'yes';

export function askToConfirm(
  library: EditingLibrary,
  exchange: HttpExchange,
  { kind, address, before, changed, wanted, posted }: Unconfirmed,
): Promise<HttpReply> {
  const said = words.confirm;
  const title = said.title(nameOf(changed.contact ?? changed.term ?? before));
  const sent = FIELDS[kind].flatMap((field) => {
    const value = posted.field(field);
    return value === undefined ? [] : [markup`<input type="hidden" name="${field}" value="${value}">`];
  });
  return reviewPageReply(library, exchange, {
    title,
    current: TERMS_AND_CONTACTS_PATH,
    main: markup`<p class="kicker"><a href="${TERMS_AND_CONTACTS_PATH}">${words.all}</a></p><h1${TAKES_FOCUS}>${title}</h1>
<p>${said.intro}</p>
${csrfFormFor(library, exchange)(
  address,
  markup`${sent}<input type="hidden" name="confirmed" value="yes">${whatChanges(before, changed, said.after)}
<div class="buttons"><button type="submit" class="button primary" name="do" value="${wanted}">${said.confirm}</button>
<button type="submit" class="button plain" name="do" value="edit">${said.edit}</button></div>`,
)}`,
  });
}

function nameOf(entry: Contact | GlossaryEntry | undefined): string {
  if (!entry) return '';
  return 'term' in entry ? entry.term : entry.name;
}
