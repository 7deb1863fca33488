import { nationIn } from '../design/fields.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { GuardedRoutes } from '../sign-in/access.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { atMost } from '../security/limit-concurrent-work.js';
import { limitPages } from '../sign-in/limit-pages.js';
import { markup, type Html } from '../design/markup.js';
import { may } from '../../../bot/model/people/roles.js';
import { FIND_PATH, LIBRARY_PATH, openedFrom, REQUEST } from '../model/paths.js';
import type { SignedIn } from '../model/signed-in.js';
import type { WebOptions } from '../ports/web-options.js';
import { citationMain } from './documents/citation-page.js';
import { librarySender, type Library } from './frame/context.js';
import { receiveFind, showFind } from './documents/find-page.js';
import { documentMain } from './documents/document-page.js';
import { libraryPageReply } from './frame/library-page.js';
import { citationLinksIn } from './documents/citations-in-note.js';
import { listMain } from './documents/list-page.js';
import { showHistory } from './documents/history.js';
import { isEditor } from './documents/stored-edition-page.js';
import { editorsAlerts } from './editors-alerts.js';
import { mountEditorsSections } from './editors-sections.js';

export function mountLibrary(
  routes: GuardedRoutes,
  options: WebOptions,
  { assets, limits, wordsOf }: Pick<Library, 'assets' | 'limits' | 'wordsOf'>,
): void {
  const library: Library = {
    options,
    assets,
    limits,
    wordsOf,
    now: options.clock,
    readerOf: routes.readerOf,
    editorOf: routes.visitorOf,
  };
  const pages = limitPages(routes, library, 'library', (exchange) => librarySender(library, exchange));
  mountEditions(pages, library);
  const { editing } = options;
  if (editing) mountEditorsSections(routes, { ...library, editing });
}

/**
 * The maximum number of searches that run at the same time. The worker has the same limit for answers. Searches use
 * the model that also reads messages about danger, and those messages must not have to wait.
 */
const SEARCHES_AT_ONCE = 4;

function mountEditions(routes: GuardedRoutes, library: Library): void {
  routes.get(LIBRARY_PATH, (exchange) => showList(library, exchange));
  routes.get(FIND_PATH, (exchange) => showFind(library, exchange));
  const run = atMost(SEARCHES_AT_ONCE);
  routes.post(FIND_PATH, (exchange) => receiveFind(library, exchange, run));
  routes.get(`${LIBRARY_PATH}/document/:slug`, (exchange) => showDocument(library, exchange));
  routes.get(`${LIBRARY_PATH}/citation/:answer/:number`, (exchange) => showCitation(library, exchange));
}

async function showList(library: Library, exchange: HttpExchange): Promise<HttpReply> {
  const nation = nationIn(exchange.query.get('nation') ?? undefined);
  const live = await library.options.guidance.documents();
  const reader = await library.readerOf(exchange);
  const say = await library.wordsOf(exchange);
  const { editing } = library.options;
  const alerts =
    editing && reader && isEditor(reader) && (await editorsAlerts({ ...library, editing }, reader));
  return libraryPageReply(library, reader, {
    title: say.page.library.title,
    say,
    main: listMain(live, {
      nation,
      say,
      alerts,
      again: live && (await liveAgainSince(library, live.release)),
    }),
    current: LIBRARY_PATH,
    status: live ? 200 : 503,
  });
}

/** Returns the time when an editor went back to this version, or undefined if no one did. */
async function liveAgainSince({ options }: Library, release: number): Promise<string | undefined> {
  const [latest] = (await options.editing?.review.ports.editing.publications(1)) ?? [];
  return latest?.kind === 'roll-back' && latest.release === release ? latest.at : undefined;
}

async function showDocument(library: Library, exchange: HttpExchange): Promise<HttpReply> {
  const { params, query } = exchange;
  const reader = await library.readerOf(exchange);
  const say = await library.wordsOf(exchange);
  const words = say.page.library;
  const whole = await library.options.guidance.document(params.slug ?? '');
  if (!whole) return gone(library, reader, say, words.notCurrent);
  const request = requestIn(exchange, reader);
  const from = request === undefined ? openedFrom(query) : { request };
  const part = documentMain(whole, {
    say,
    part: Number(query.get('part') ?? 1),
    from,
    links: await citationLinksIn(library, whole.document, whole),
    history: await historyFor(library, whole.document.slug, { reader, say }),
  });
  return part
    ? libraryPageReply(library, reader, { title: whole.document.title, say, main: part })
    : gone(library, reader, say, words.noPart);
}

/** Without editors, there is only one edition of each document, and no history is shown. */
async function historyFor(
  { options }: Library,
  slug: string,
  { reader, say }: { reader: SignedIn | undefined; say: PractitionerWords },
): Promise<Html | false> {
  const history = await options.editing?.writing.editions.history(slug);
  return history !== undefined && showHistory({ history, forEditor: isEditor(reader), say });
}

async function showCitation(library: Library, exchange: HttpExchange): Promise<HttpReply> {
  const { guidance, queries } = library.options;
  const { params } = exchange;
  const reader = await library.readerOf(exchange);
  const say = await library.wordsOf(exchange);
  const words = say.page.library;
  const answer = params.answer ?? '';
  const number = Number(params.number);
  if (!/^[\w-]{1,64}$/.test(answer) || !Number.isInteger(number) || number < 1)
    return gone(library, reader, say, words.noQuote);
  const [surroundings, shown] = await Promise.all([
    guidance.surroundings(answer, number),
    queries.citation(answer, number),
  ]);
  if (!surroundings) return gone(library, reader, say, words.quoteGone);
  return libraryPageReply(library, reader, {
    title: say.page.document.quoteTitle(number, surroundings.document.title),
    say,
    main: citationMain(surroundings, shown, number, {
      say,
      links: await citationLinksIn(library, surroundings.document, surroundings),
      request: requestIn(exchange, reader),
    }),
  });
}

/** The request at the desk that the page was opened from. Only for people who may open requests. */
function requestIn({ query }: HttpExchange, reader: SignedIn | undefined): string | undefined {
  const request = query.get(REQUEST);
  const isId = request !== null && /^[\w-]{1,64}$/.test(request);
  return isId && reader && may(reader.roles, 'advise') ? request : undefined;
}

function gone(
  library: Library,
  reader: SignedIn | undefined,
  say: PractitionerWords,
  text: string,
): Promise<HttpReply> {
  const { notFound, goTo } = say.page.library;
  const main = markup`<h1>${notFound}</h1>
<p>${text}</p>
<p><a href="${LIBRARY_PATH}">${goTo}</a></p>`;
  return libraryPageReply(library, reader, { title: notFound, say, main, status: 404 });
}
