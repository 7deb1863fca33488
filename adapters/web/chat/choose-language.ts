import { LANGUAGES } from '../../../knowledge/model/language.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { seeOther, withCookies } from '../design/page.js';
import { FIND_PATH } from '../model/paths.js';
import { checkRate, isFromOurPages, readPost } from '../security/post-guard.js';
import { rememberLanguage } from '../security/request-language.js';
import { pageBefore } from '../server/page-before.js';
import type { Chat } from './context.js';

/**
 * Returns people to the page where they pressed the button. If that page was a search result, the search is
 * posted again.
 */
export async function receiveLanguage(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const posted = readPost(exchange);
  const wanted = posted.field('language');
  const language = LANGUAGES.find((one) => one === wanted);
  // Leads to the content of the page, because that is what has changed. The button is above it.
  const back = `${pageBefore(exchange)}#main`;
  if (!language || !isFromOurPages(exchange, chat.options.publicUrl)) return seeOther(back);
  const session = chat.sessions.read(exchange);
  const sender = { session: session?.person.id ?? exchange.id, address: exchange.sender };
  if (await checkRate(chat.limits, 'action', sender)) return seeOther(back);
  // If nothing has been said in the chat yet, its first message will take the language from the cookie. After
  // erasing, that message starts a new chat.
  const state = session && (await chat.options.queries.chatState(session.place));
  if (state && !state.isErased && state.language !== language)
    await chat.options.inbox.receive({
      ...chat.eventBase(session, `language:${exchange.id}`, exchange),
      kind: 'action',
      action: { do: 'set-language', language, quiet: true },
    });
  const cookies = [rememberLanguage(language)];
  if (posted.field('text') === undefined) return seeOther(back, cookies);
  return withCookies({ status: 307, headers: { Location: FIND_PATH } }, cookies);
}
