// Serves the page of helplines and terms.
import { proposalsIn } from '../../../../bot/model/tasks/edited-entries.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { reviewPageReply, saidIn } from '../frame/editor-frame.js';
import { entryWording } from '../wording/entry-wording.js';
import { receiveEntry, showEntry } from './edit-entry.js';
import { termsAndContactsMain } from './terms-and-contacts-page.js';

export function mountTermsAndContacts(routes: GuardedRoutes, library: EditingLibrary): void {
  for (const kind of ['contact', 'term'] as const) {
    const path = `${TERMS_AND_CONTACTS_PATH}/${kind}/:entry`;
    routes.get(path, (exchange) => showEntry(library, exchange, kind));
    routes.post(path, (exchange) => receiveEntry(library, exchange, kind));
  }
  routes.get(TERMS_AND_CONTACTS_PATH, async (exchange) => {
    const checked = await library.editing.writing.termsAndContacts(library.now());
    return reviewPageReply(library, exchange, {
      title: entryWording.title,
      notice: saidIn(exchange, entryWording.said),
      current: TERMS_AND_CONTACTS_PATH,
      styles: ['writing.css'],
      main: termsAndContactsMain(checked, proposalsIn(library.editing.writing.entries.edited())),
    });
  });
}
