// Serves a conversation as a page for printing, an HTML file and a text file.
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { isoDay, longDate } from '../design/format-time.js';
import { markup, toText, type Html } from '../design/markup.js';
import { pageReply, seeOther } from '../design/page.js';
import { chatPath, SAVE_PATH } from '../model/paths.js';
import type { Chat } from './context.js';
import { conversationRecord, conversationText } from './printed-chat.js';

export async function showSaving(chat: Chat, assets: Assets, exchange: HttpExchange): Promise<HttpReply> {
  const { entries, say, tag } = await readChat(chat, exchange);
  if (!entries.length) return seeOther('/');
  const { save, back } = say.web;
  return pageReply(assets, {
    title: save.title,
    section: 'chat',
    say,
    styles: ['message.css', 'chat.css'],
    scripts: ['print.js'],
    main: markup`<p class="back"><a href="${chatPath(tag)}">${back}</a></p>
<h1 class="not-printed">${save.title}</h1>
<p class="only-printed">${say.page.saved.title(say.serviceName, longDate(entries[0]!.at, say.language))}</p>
<div class="not-printed"><p>${save.care}</p>
<p class="buttons"><button type="button" class="button primary with-script" id="print">${save.print}</button>
<a class="button plain" href="${SAVE_PATH}/conversation.html${exchange.query.size > 0 && `?${exchange.query.toString()}`}" download>${save.html}</a>
<a class="button plain" href="${SAVE_PATH}/conversation.txt${exchange.query.size > 0 && `?${exchange.query.toString()}`}" download>${save.text}</a></p></div>
${conversationRecord(entries, chat.baseOf(exchange), say)}`,
  });
}

export async function downloadChat(chat: Chat, exchange: HttpExchange): Promise<HttpReply> {
  const { entries, say } = await readChat(chat, exchange);
  if (!entries.length) return seeOther('/');
  const base = chat.baseOf(exchange);
  const isText = exchange.path.endsWith('.txt');
  const name = `${say.page.saved.file}-${isoDay(new Date(entries[0]!.at))}`;
  return {
    status: 200,
    headers: {
      'Content-Type': isText ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.${isText ? 'txt' : 'html'}"`,
    },
    body: isText ? conversationText(entries, base, say) : toText(htmlFile(entries, base, say)),
  };
}

async function readChat(chat: Chat, exchange: HttpExchange) {
  const session = chat.sessions.read(exchange, exchange.query.get('chat'));
  const [entries, say] = await Promise.all([
    session ? chat.options.queries.messagesIn(session.place, 0) : [],
    chat.wordsOf(exchange, session),
  ]);
  return { entries, say, tag: session?.tag };
}

/** Contains its own styles, because a saved file cannot load our style sheet. */
function htmlFile(entries: readonly TranscriptEntry[], base: string, say: PractitionerWords): Html {
  return markup`<!doctype html>
<html lang="${say.language === 'en' ? 'en-GB' : say.language}"><head><meta charset="utf-8"><title>${say.page.saved.title(say.serviceName, longDate(entries[0]!.at, say.language))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root{color-scheme:light;background:#fff;color:#000}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;overflow-wrap:anywhere}ol.entries{padding:0;list-style:none}h2,h3{font-size:1rem}.quote{margin:1rem 0;padding:.5rem 1rem;border:1px solid}.hidden{position:absolute;clip-path:inset(50%)}.quote-links a{margin-right:1rem}.line{display:block}.text,blockquote{white-space:pre-line}</style></head>
<body><main><h1>${say.serviceName}</h1>
${conversationRecord(entries, base, say)}</main></body></html>
`;
}
