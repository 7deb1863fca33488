// Makes and opens private links back to a conversation. The secret comes after the # in the address. Browsers
// never send that part, so no log, proxy or referrer contains it. A link only opens when someone presses a
// button, so programs that check links cannot open it.
import { randomBytes } from 'node:crypto';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { LINK_VALID_MS, type ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { longDate } from '../design/format-time.js';
import { markup, type Html } from '../design/markup.js';
import { pageReply, seeOther } from '../design/page.js';
import { saidLine } from '../design/render.js';
import { chatPath, LINK_PATH, RETURN_PATH } from '../model/paths.js';
import {
  typedText,
  checkRate,
  FOREIGN,
  isFromOurPages,
  problemIn,
  readPost,
} from '../security/post-guard.js';
import { digest } from '../security/digest.js';
import type { TokenSigner } from '../security/signed-token.js';
import { createTokenEncryption } from '../security/token-encryption.js';
import type { Chat } from './context.js';
import { startAddress } from '../sign-in/sign-in.js';
import { openRequests } from './open-requests.js';
import { refuseUnlessOurs } from './receive.js';

export interface LinkedChat extends Chat {
  assets: Assets;
  signer: TokenSigner;
  links: ChatLinkRecords;
  /** True if this person may use the chat now. If not, they have to sign in first. */
  isOpen(exchange: HttpExchange): Promise<boolean>;
}

const PURPOSE = 'chat link';
const REMOVED = 'removed';

export async function showLink(
  chat: LinkedChat,
  exchange: HttpExchange,
  made?: { address: string; until: string },
): Promise<HttpReply> {
  const session = chat.sessions.read(exchange, exchange.query.get('chat'));
  const isEmpty = !session || !(await chat.options.queries.lastSequence(session.place));
  const existing = session && (await chat.links.of(session.person.id, chat.now().toISOString()));
  const say = await chat.wordsOf(exchange, session);
  const { title, why, care, empty, exists, removed } = say.web.link;
  const isRemoved = !existing && exchange.query.get('said') === REMOVED;
  return linkPage(
    chat,
    say,
    title,
    markup`${isRemoved && saidLine(removed)}<p>${why}</p><p>${care}</p>
${made ? madeLink(made, say) : existing && markup`<p>${exists(longDate(existing.expiresAt, say.language))}</p>`}
${isEmpty ? markup`<p>${empty}</p>` : linkForm(session.token, existing !== undefined, say)}`,
    // Changing the language would load the page again, without the new link, which cannot be shown again.
    { bilingual: made === undefined, tag: session?.tag },
  );
}

function madeLink(
  { address, until }: { address: string; until: string },
  { web, language }: PractitionerWords,
): Html {
  const { made, label, copy } = web.link;
  return markup`<div class="made-link">${saidLine(made(longDate(until, language)))}
<label for="link">${label}</label><input id="link" value="${address}" readonly>
<button type="button" class="button plain with-script" id="copy-link">${copy}</button></div>`;
}

function linkForm(token: string, exists: boolean, { web }: PractitionerWords): Html {
  const { make, replace, replaces, remove } = web.link;
  return markup`<form method="post" action="${LINK_PATH}"><input type="hidden" name="token" value="${token}">
${exists && markup`<p class="hint">${replaces}</p>`}
<div class="buttons"><button type="submit" class="button ${exists ? 'plain' : 'primary'}" name="do" value="make">${exists ? replace : make}</button>${
    exists && markup`<button type="submit" class="button plain" name="do" value="remove">${remove}</button>`
  }</div></form>`;
}

export async function receiveLink(chat: LinkedChat, exchange: HttpExchange): Promise<HttpReply> {
  const refusal = await refuseUnlessOurs(chat, exchange);
  if (refusal) return refusal;
  const { person, place, tag, secret: chatSecret } = chat.sessions.read(exchange)!;
  const linkPage = chatPath(tag, LINK_PATH);
  if (readPost(exchange).field('do') === 'remove') {
    await chat.links.remove(person.id);
    return seeOther(`${linkPage}&said=${REMOVED}`);
  }
  if (!(await chat.options.queries.lastSequence(place))) return seeOther(linkPage);
  const secret = randomBytes(32).toString('base64url');
  const now = chat.now();
  const expiresAt = new Date(now.getTime() + LINK_VALID_MS).toISOString();
  const sealed = await createTokenEncryption(secret, PURPOSE).encrypt(chatSecret);
  await chat.links.keep({ person: person.id, digest: digest(secret), sealed, expiresAt }, now.toISOString());
  const address = `${chat.baseOf(exchange)}${RETURN_PATH}#${chat.signer.sign(PURPOSE, secret)}`;
  return showLink(chat, exchange, { address, until: expiresAt });
}

/**
 * Asks before opening a link. Otherwise, anyone who followed a stranger's link would write in the stranger's
 * conversation. This page does not redirect to the sign-in page, because browsers would pass the secret on to
 * the identity provider.
 */
export async function showReturn(
  chat: LinkedChat,
  exchange: HttpExchange,
  problem?: string,
): Promise<HttpReply> {
  const say = chat.wordsFor(exchange);
  const { openTitle, openCare, signInFirst, field, open } = say.web.link;
  if (!(await chat.isOpen(exchange))) {
    const link = markup`<a class="button primary" id="sign-in-first" href="${startAddress(RETURN_PATH)}">${say.page.problems.signIn}</a>`;
    return linkPage(chat, say, openTitle, markup`<p>${signInFirst}</p>\n<p>${link}</p>`);
  }
  return linkPage(
    chat,
    say,
    openTitle,
    markup`<p>${openCare}</p>
<form method="post" action="${RETURN_PATH}" class="made-link" novalidate>
${problem !== undefined && markup`<p class="problem" id="link-problem" role="alert">${problem}</p>`}
<label for="link">${field}</label><input id="link" name="link" autocomplete="off" required${problem !== undefined && markup` aria-invalid="true" aria-describedby="link-problem" autofocus`}>
<button type="submit" class="button primary">${open}</button></form>`,
    {
      status: problem === undefined ? 200 : 404,
      ...(problem !== undefined && { windowTitle: say.page.chat.errorTitle(openTitle) }),
    },
  );
}

export async function receiveReturn(chat: LinkedChat, exchange: HttpExchange): Promise<HttpReply> {
  const say = chat.wordsFor(exchange);
  if (!isFromOurPages(exchange, chat.options.publicUrl))
    return showReturn(chat, exchange, problemIn(say, FOREIGN));
  const refusal = await checkRate(chat.limits, 'link', { address: exchange.sender });
  if (refusal) return showReturn(chat, exchange, problemIn(say, refusal));
  const typed = typedText(readPost(exchange), 'link');
  const secret = chat.signer.verify(PURPOSE, typed.slice(typed.lastIndexOf('#') + 1));
  const link = secret && (await chat.links.find(digest(secret), chat.now().toISOString()));
  const opened = link && (await createTokenEncryption(secret, PURPOSE).decrypt(link.sealed));
  if (!opened) return showReturn(chat, exchange, say.web.link.unknown);
  const keep = await openRequests(chat, chat.sessions.others(exchange));
  return seeOther('/#latest', chat.sessions.goTo(exchange, opened, keep));
}

function linkPage(
  { assets }: LinkedChat,
  say: PractitionerWords,
  title: string,
  main: Html,
  {
    status = 200,
    bilingual = true,
    tag,
    windowTitle = title,
  }: { status?: number; bilingual?: boolean; tag?: string; windowTitle?: string } = {},
): HttpReply {
  return pageReply(
    assets,
    {
      title: windowTitle,
      section: 'chat',
      say,
      bilingual,
      styles: ['chat.css'],
      scripts: ['private-link.js'],
      main: markup`<p class="back"><a href="${chatPath(tag)}">${say.web.back}</a></p>
<h1>${title}</h1>
${main}`,
    },
    status,
  );
}
