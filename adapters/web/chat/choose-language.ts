// Changes the language of the pages, and of what we write in this browser's chat.
import { LANGUAGES } from '../../../knowledge/model/language.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { seeOther } from '../design/page.js';
import { isFromOurPages, readPost } from '../security/post-guard.js';
import { rememberLanguage } from '../security/request-language.js';
import type { Chat } from './context.js';

/** Goes back to the page where the button was pressed. */
export async function receiveLanguage(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const wanted = readPost(exchange).field('language');
  const language = LANGUAGES.find((one) => one === wanted);
  const back = pageBefore(exchange);
  if (!language || !isFromOurPages(exchange, chat.options.publicUrl)) return seeOther(back);
  const session = chat.sessions.read(exchange);
  // If nothing has been said in the chat yet, its first message takes the language from the cookie.
  if (session && (await chat.options.queries.chatState(session.place)))
    await chat.options.inbox.receive({
      ...chat.eventBase(session, `language:${exchange.id}`, exchange),
      kind: 'action',
      action: { do: 'set-language', language, quiet: true },
    });
  return seeOther(back, [rememberLanguage(language)]);
}

/** Only ever a path on this site, so no one can be sent elsewhere. */
function pageBefore({ headers }: HttpExchange): string {
  const { referer } = headers;
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return pathname.startsWith('//') ? '/' : `${pathname}${search}`;
}
