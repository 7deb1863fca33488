// Mounts the page of terms and contacts.
import type { GuardedRoutes } from '../../sign-in/access.js';
import { TERMS_AND_CONTACTS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { reviewPageReply } from '../frame/editor-frame.js';
import { termsAndContactsMain } from './terms-and-contacts-page.js';

export function mountTermsAndContacts(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(TERMS_AND_CONTACTS_PATH, async (exchange) => {
    const checked = await library.editing.writing.termsAndContacts(library.now());
    return reviewPageReply(library, exchange, {
      title: 'Terms and contacts',
      current: TERMS_AND_CONTACTS_PATH,
      styles: ['writing.css'],
      main: termsAndContactsMain(checked),
    });
  });
}
