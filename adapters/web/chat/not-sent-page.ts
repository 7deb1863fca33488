// Builds the page that says a message could not be sent, for people who have been signed out and for when the
// store has failed.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { ShownContact } from '../../../bot/model/messages/message.js';
import type { HttpReply } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { markup } from '../design/markup.js';
import { pageReply } from '../design/page.js';
import { TAKES_FOCUS } from '../design/render.js';
import { startAddress } from '../sign-in/sign-in.js';
import { refusal } from '../security/post-guard.js';
import { numbersToCall } from './numbers-to-call.js';

export const SIGNED_OUT = refusal(403, ({ page }) => page.problems.notSentSignedOut);
export const FAILED = refusal(503, ({ page }) => page.problems.failed);

export function notSentReply(
  assets: Assets,
  say: PractitionerWords,
  not: { text: string; words: string; status: number; contacts?: ShownContact[]; isSignedOut: boolean },
): HttpReply {
  const { chat, problems } = say.page;
  const title = chat.notSent(not.text);
  return pageReply(
    assets,
    {
      title,
      section: 'chat',
      say,
      styles: ['message.css', 'chat.css'],
      main: markup`${not.contacts && numbersToCall(say, not.contacts)}
<h1>${chat.title}</h1>
<p class="problem" role="alert"${TAKES_FOCUS}>${not.text}</p>
${not.words !== '' && markup`<p class="muted">${problems.youWrote}</p><blockquote class="kept-words" dir="auto">${not.words}</blockquote>`}
<p>${
        not.isSignedOut
          ? markup`<a class="button primary" href="${startAddress('/')}">${problems.signIn}</a>`
          : markup`<a class="button plain" href="/">${say.web.back}</a>`
      }</p>`,
    },
    not.status,
  );
}
