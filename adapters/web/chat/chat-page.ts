// The chat page: what was said, what is under way, and the form to write in; complete without a script.
import type { ChatState } from '../../../bot/model/ports.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import type { ShownContact } from '../../../bot/model/messages/message.js';
import type { HttpReply } from '../../http/http.js';
import { chatWording } from '../../../bot/copy/chat-wording.js';
import { wording } from '../../../bot/copy/wording.js';
import { jurisdictionName, JURISDICTIONS } from '../../../knowledge/model/source.js';
import type { Assets } from '../design/assets.js';
import type { Html } from '../design/markup.js';
import { flag, markup } from '../design/markup.js';
import { pageReply } from '../design/page.js';
import { warning } from '../design/render.js';
import { EARLIER_PATH, FIND_PATH, LINK_PATH, SAVE_PATH } from '../model/paths.js';
import { numbersToCall } from './danger.js';
import type { EntrySetting } from './entries.js';
import { showEntry } from './entries.js';
import { LONGEST_MESSAGE } from './message-length.js';
import type { ChatSession } from './session.js';

export interface ChatPage {
  session: ChatSession;
  entries: readonly TranscriptEntry[];
  state: ChatState;
  setting: EntrySetting;
  /** Questions to start from. */
  examples: readonly string[];
  /** Whether this browser has other conversations. */
  hasEarlier: boolean;
  /** What people are told while the assistant is turned off. */
  off?: string;
  /** What went wrong with what was just sent, and the words, so that nothing typed is lost. */
  problem?: { text: string; words: string; status: number; contacts?: ShownContact[] };
}

export function chatPageReply(assets: Assets, view: ChatPage): HttpReply {
  const cursor = Math.max(0, ...view.entries.map(({ sequence }) => sequence));
  return pageReply(
    assets,
    {
      title: view.problem ? `Not sent: ${view.problem.text}` : 'Ask the guidance',
      section: 'chat',
      styles: ['message.css', 'chat.css'],
      scripts: ['chat.js'],
      skip: { to: '#question', text: 'Skip to your question' },
      data: {
        token: view.session.token,
        tag: view.session.tag,
        cursor: String(cursor),
        longest: String(LONGEST_MESSAGE),
      },
      main: chatMain(view),
    },
    view.problem?.status ?? 200,
  );
}

function chatMain(view: ChatPage): Html {
  const latest = view.entries.findLast(({ direction }) => direction === 'in')?.position;
  const shown = view.entries
    .map((entry) => showEntry(entry, { ...view.setting, ...(latest !== undefined && { latest }) }))
    .filter((entry) => entry !== undefined);
  return markup`<h1>Ask the guidance</h1>
${view.off !== undefined && warning(view.off)}
${chatTools(view, shown.length > 0)}
<div id="introduction" class="introduction"${flag('hidden', shown.length > 0)}>${wording.greeting.map(
    (sentence) => markup`<p>${sentence}</p>`,
  )}${exampleForm(view)}</div>
<section aria-labelledby="conversation-title">
<h2 id="conversation-title" class="hidden">Conversation</h2>
<ol id="entries" class="entries">
${shown}
</ol>
<ol id="pending" class="entries" aria-label="Not yet sent"></ol>
<div id="verified" class="verified"></div>
${view.problem?.contacts && numbersToCall(view.problem.contacts)}
<p id="status" class="status" role="status"></p>
<p class="without-script"><a href="/#latest">Check for new replies</a></p>
</section>
<div id="announcements" class="hidden" role="log" aria-live="polite" aria-label="New replies"></div>
<div id="alerts" class="hidden" role="alert"></div>
<div class="composer" id="composer">
<p class="jump"><a id="jump" href="#entries" hidden>New reply below</a></p>
<div id="state">${handoffLine(view.state, view.setting)}</div>
${composerForm(view)}
<div class="composer-row">
<details class="setting" id="nation"><summary>${nationSummary(view.state)}</summary>${nationForm(view)}</details>
<details class="setting"><summary>${wording.handoff.button}</summary>${adviserPanel(view.setting)}</details>
<details class="setting"><summary>More</summary><div class="setting-body">
${actionForm(view.setting, 'help', 'What I can do')}
<a href="${FIND_PATH}">${chatWording.search.instead}</a>
${typedForm(view.setting, 'forget me', 'Erase what I wrote')}
${leaveForm(view.setting)}
</div></details>
<p class="keys hint with-script">Press Shift and Enter for a new line</p>
</div>
</div>`;
}

/** Actions on the whole conversation. Before anything is said, there is nothing to save. */
function chatTools({ setting, hasEarlier }: ChatPage, hasEntries: boolean): Html {
  return markup`<div class="chat-tools">
<form method="post" action="/chat/new" id="new-chat" data-when-said${flag('hidden', !hasEntries)}><input type="hidden" name="token" value="${setting.token}"><button type="submit" class="button link">${chatWording.newChat}</button></form>
${hasEarlier && markup`<a href="${EARLIER_PATH}">${chatWording.earlier.title}</a>`}
<a href="${SAVE_PATH}" data-when-said${flag('hidden', !hasEntries)}>${chatWording.save.title}</a>
<a href="${LINK_PATH}" data-when-said${flag('hidden', !hasEntries)}>${chatWording.link.title}</a>
</div>`;
}

/** What people want to know first, then the button. */
function adviserPanel(setting: EntrySetting): Html {
  return markup`<div class="setting-body adviser-panel">
<ul>${setting.advisers.lines.map((line) => markup`<li>${line}</li>`)}<li><a href="${LINK_PATH}">${chatWording.advisers.keep}</a></li></ul>
${actionForm(setting, 'talk-to-adviser', chatWording.advisers.ask)}
</div>`;
}

/** Pressing a question asks it. */
function exampleForm({ setting, examples }: ChatPage): Html | false {
  if (!examples.length) return false;
  return markup`<form method="post" action="/chat/messages" class="examples" id="examples" aria-labelledby="examples-title">
<h2 id="examples-title">Questions to start from</h2>
<input type="hidden" name="token" value="${setting.token}"><input type="hidden" name="press" value="${setting.newIdempotencyKey()}">
${examples.map((text) => markup`<button type="submit" class="button plain" name="text" value="${text}">${text}</button>`)}
</form>`;
}

function composerForm({ setting, problem }: ChatPage): Html {
  return markup`<form id="ask" method="post" action="/chat/messages" novalidate>
<input type="hidden" name="token" value="${setting.token}"><input type="hidden" name="press" value="${setting.newIdempotencyKey()}">
<div class="question-head"><label for="question">Your question</label>
<p id="question-hint" class="hint">No names or identifying details.</p></div>
<p id="question-problem" class="problem"${flag('hidden', !problem)}>${problem && markup`<span class="hidden">Error: </span>${problem.text}`}</p>
<div class="writing"><textarea id="question" name="text" rows="1" dir="auto" autocomplete="off" spellcheck="true" aria-describedby="question-hint question-problem"${
    problem && markup` aria-invalid="true" autofocus`
  }>\n${problem?.words}</textarea>
<button type="submit" class="button primary">Send</button></div>
</form>`;
}

/** What the page says all the time about an adviser; empty while none is asked. */
export function handoffLine({ handoff }: ChatState, setting: EntrySetting): Html {
  if (!handoff) return markup``;
  const text =
    handoff === 'claimed'
      ? wording.handoff.alreadyClaimed
      : 'Waiting for an adviser. They will see anything you write here.';
  return markup`<div class="handoff-line"><p>${text}</p>${
    handoff === 'waiting' && typedForm(setting, 'withdraw', wording.labels.withdraw)
  }</div>`;
}

export function nationSummary({ jurisdiction }: ChatState): string {
  return jurisdiction ? `Nation: ${jurisdictionName(jurisdiction)}` : 'Nation: not set';
}

/** The choice takes effect with the button: a list that acts on each arrow key cannot be used with a keyboard. */
function nationForm({ state, setting }: ChatPage): Html {
  return markup`<form class="setting-body" method="post" action="/chat/actions" data-actions>
<input type="hidden" name="token" value="${setting.token}"><input type="hidden" name="press" value="${setting.newIdempotencyKey()}">
<label for="nation-choice">Use guidance for</label>
<select id="nation-choice" name="nation"><option value="">No nation</option>${JURISDICTIONS.map(
    (jurisdiction) =>
      markup`<option value="${jurisdiction}"${flag('selected', state.jurisdiction === jurisdiction)}>${jurisdictionName(jurisdiction)}</option>`,
  )}</select>
<button type="submit" class="button plain">Use</button>
</form>`;
}

function actionForm(setting: EntrySetting, action: 'talk-to-adviser' | 'help', label: string): Html {
  return markup`<form method="post" action="/chat/actions" data-actions>
<input type="hidden" name="token" value="${setting.token}"><input type="hidden" name="press" value="${setting.newIdempotencyKey()}">
<button type="submit" class="button plain" name="action" value="${JSON.stringify({ do: action })}">${label}</button>
</form>`;
}

/** A command as it would be typed: erasing then asks once more, and taking back needs no id. */
function typedForm(setting: EntrySetting, words: 'forget me' | 'withdraw', label: string): Html {
  return markup`<form method="post" action="/chat/messages" data-actions>
<input type="hidden" name="token" value="${setting.token}"><input type="hidden" name="press" value="${setting.newIdempotencyKey()}">
<input type="hidden" name="text" value="${words}">
<button type="submit" class="button plain">${label}</button>
</form>`;
}

function leaveForm({ token }: EntrySetting): Html {
  return markup`<form method="post" action="/chat/leave" id="leave">
<input type="hidden" name="token" value="${token}">
<button type="submit" class="button plain" aria-describedby="leave-hint">End chat on this device</button>
<p id="leave-hint" class="hint">If you are on a shared computer, end the chat when you finish. To read later replies, make a private link first.</p>
</form>`;
}
