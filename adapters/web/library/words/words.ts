// Mounts the page of terms and contacts.
import type { GuardedRoutes } from '../../sign-in/access.js';
import { WORDS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { reviewPageReply } from '../frame/editor-frame.js';
import { wordsMain } from './words-page.js';

export function mountWords(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(WORDS_PATH, async (exchange) => {
    const checked = await library.editing.writing.words(library.now());
    return reviewPageReply(library, exchange, {
      title: 'Terms and contacts',
      current: WORDS_PATH,
      styles: ['writing.css'],
      main: wordsMain(checked),
    });
  });
}
