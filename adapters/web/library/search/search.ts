// Serves the library's search, which explains the answer that a practitioner would get. The form is posted, because an
// address would be kept in the logs of servers on the way.
import { nationIn } from '../../design/fields.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { SEARCH_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { csrfFormFor, receiveForm, reviewPageReply, type Notice } from '../frame/editor-frame.js';
import type { AskedQuestion } from '../../ports/writing-desk.js';
import { searchMain } from './search-page.js';

const LONGEST_QUESTION = 500;
const NOTHING: AskedQuestion = { text: '' };

export function mountSearch(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(SEARCH_PATH, async (exchange) => {
    const answer = exchange.query.get('answer');
    const [missed] = answer === null ? [] : await library.editing.writing.questions.find([answer]);
    return showSearch(library, exchange, { asked: missed ?? NOTHING });
  });
  routes.post(SEARCH_PATH, async (exchange) => {
    const { posted, refusal } = await receiveForm(library, exchange);
    const text = (posted.field('question') ?? '').trim().slice(0, LONGEST_QUESTION);
    const jurisdiction = nationIn(posted.field('nation'));
    const which = posted.field('in') === 'draft' ? 'draft' : 'live';
    const asked = { text, jurisdiction };
    return showSearch(library, exchange, { asked, which, ...(refusal && { refusal }) });
  });
}

interface Searched {
  asked: AskedQuestion;
  which?: 'live' | 'draft';
  refusal?: Notice;
}

async function showSearch(
  library: EditingLibrary,
  exchange: HttpExchange,
  { asked, which = 'live', refusal }: Searched,
): Promise<HttpReply> {
  const { search } = library.editing.writing;
  const draft = await search.draft();
  const isAsked = asked.text !== '' && !refusal;
  const explanation = isAsked ? await search.explain(asked, which) : undefined;
  return reviewPageReply(library, exchange, {
    title: 'Search',
    current: SEARCH_PATH,
    ...(refusal && { notice: refusal }),
    styles: ['statistics.css', 'writing.css'],
    main: searchMain({
      asked,
      isAsked,
      which,
      form: csrfFormFor(library, exchange),
      ...(draft !== undefined && { draft }),
      ...(explanation && { explanation }),
    }),
  });
}
