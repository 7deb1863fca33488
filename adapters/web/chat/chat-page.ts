// Builds the chat page, which also works without JavaScript.
import type { ChatState } from '../../../bot/model/queries.js';
import { parseAction } from '../../../bot/model/messages/action.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import type { ShownContact } from '../../../bot/model/messages/message.js';
import type { HttpReply } from '../../http/http.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import type { Assets } from '../design/assets.js';
import { filled } from '../design/filled.js';
import { flag, markup, type Html } from '../design/markup.js';
import { ownLanguage } from '../design/own-language.js';
import { pageReply } from '../design/page.js';
import { saidLine, warning } from '../design/render.js';
import { chatPath, EARLIER_PATH, findPath, LINK_PATH, SAVE_PATH } from '../model/paths.js';
import { hiddenFields } from '../security/csrf-form.js';
import { adviserPanel, renderAdviserTimes } from './adviser-panel.js';
import { numbersToCall } from './numbers-to-call.js';
import { showEntry, type EntrySetting } from './entries.js';
import type { OpenElsewhere } from './open-requests.js';
import { isOnPage } from './typed-forms.js';
import type { ChatSession } from './session.js';

export interface ChatPage {
  session: ChatSession;
  entries: readonly TranscriptEntry[];
  state: ChatState;
  setting: EntrySetting;
  examples: readonly string[];
  /** True if no guidance has been published and there are only sample notes. */
  isSample: boolean;
  hasEarlier: boolean;
  elsewhere: readonly OpenElsewhere[];
  isShortened: boolean;
  /** True if someone has just ended the chat in this browser. */
  hasLeft: boolean;
  /** True if someone is signed in here who may open pages of the desk. */
  toDesk: boolean;
  /** The message shown while the assistant is turned off. */
  off?: string;
  /**
   * Why the last message was not sent, and its text, so that nothing typed is lost. `action` is set if the
   * text was typed into a form in an entry.
   */
  problem?: { text: string; words: string; status: number; contacts?: ShownContact[]; action?: string };
  /** The end of the last message, if the message was too long to store whole. */
  rest?: string;
}

export function chatPageReply(assets: Assets, given: ChatPage): HttpReply {
  const view = withRefusedForm(given);
  const { say } = view.setting;
  const { chat } = say.page;
  const cursor = Math.max(0, ...view.entries.map(({ sequence }) => sequence));
  return pageReply(
    assets,
    {
      title: view.problem ? chat.notSent(view.problem.text) : chat.title,
      section: 'chat',
      toDesk: view.toDesk,
      say,
      styles: ['message.css', 'chat.css'],
      scripts: ['chat.js'],
      skip: { to: '#question', text: chat.skip },
      data: {
        token: view.session.token,
        tag: view.session.tag,
        cursor: String(cursor),
      },
      main: chatMain(view),
    },
    view.problem?.status ?? 200,
  );
}

/**
 * Puts the text of a refused form back into that form, if the form is still on the page. If not, puts the
 * text of a report into the question box, but drops words that someone wanted removed, so that pressing Send
 * does not send them as a question.
 */
function withRefusedForm(view: ChatPage): ChatPage {
  const { problem, setting } = view;
  if (problem?.action === undefined) return view;
  const { action, text, words } = problem;
  if (isOnPage({ action }, view.entries, setting.reported))
    return { ...view, setting: { ...setting, refused: { action, text, words } } };
  return parseAction(action)?.do === 'report-unsafe' ? view : { ...view, problem: { ...problem, words: '' } };
}

function chatMain(view: ChatPage): Html {
  const { say } = view.setting;
  const { chat } = say.page;
  const latest = (view.entries.findLast(({ direction }) => direction === 'in') ?? view.entries.at(-1))
    ?.position;
  const shown = view.entries
    .map((entry) => showEntry(entry, { ...view.setting, latest }))
    .filter((entry) => entry !== undefined);
  return markup`<h1>${chat.title}</h1>
${offWarning(view)}
${chatTools(view, shown.length > 0)}
${view.isSample && markup`<p class="caution"><span class="sign" aria-hidden="true">!</span> <span>${chat.sampleOnly}</span></p>`}
${view.hasLeft && !shown.length && saidLine(chat.left)}
<div id="introduction" class="introduction"${flag('hidden', shown.length > 0 || view.off !== undefined)}><p>${view.isSample ? chat.introductionOfSample : chat.introduction}</p>${exampleForm(view)}<p class="hint">${chat.abbreviations}</p></div>
<section aria-labelledby="conversation-title">
<h2 id="conversation-title" class="hidden">${chat.conversation}</h2>
${view.isShortened && markup`<p class="whole"><a href="/?all&chat=${view.setting.tag}">${chat.wholeConversation}</a></p>`}
<ol id="entries" class="entries">
${shown}
</ol>
<ol id="pending" class="entries" aria-label="${chat.pending}"></ol>
<div id="verified" class="verified"></div>
${view.problem?.contacts && numbersToCall(say, view.problem.contacts)}
<p id="status" class="status" role="status"></p>
<p class="without-script"><a href="${chatPath(view.setting.tag)}#latest">${chat.checkReplies}</a></p>
</section>
<div id="announcements" class="hidden" role="log" aria-live="polite" aria-label="${chat.newReplies}"></div>
<div id="alerts" class="hidden" role="alert"></div>
<div class="composer" id="composer">
<p class="jump"><a id="jump" href="#entries" hidden>${chat.newReply}</a></p>
<p id="stopped" class="stopped"></p>
<div id="state">${handoffLine(view.state, view.elsewhere, view.setting)}</div>
${composerForm(view)}
<div class="composer-row">
<details class="setting" id="nation" name="setting"><summary>${nationLabel(view.state, say)}</summary>${nationForm(view)}</details>
<details class="setting" id="adviser" name="setting"${flag('hidden', view.state.handoff !== undefined)}><summary>${say.handoff.button}</summary><div class="setting-body adviser-panel">${adviserPanel(view.setting)}</div></details>
<details class="setting" id="adviser-hours" name="setting"${flag('hidden', view.state.handoff === undefined)}><summary>${say.web.advisers.title}</summary><div class="setting-body adviser-panel">${renderAdviserTimes(view.setting)}</div></details>
<a class="keep-short" href="${chatPath(view.setting.tag, LINK_PATH)}">${say.web.link.title}</a>
<details class="setting" name="setting"><summary>${chat.more}</summary><div class="setting-body list">
${helpForm(view.setting)}
<a id="find" href="${findPath(view.state.jurisdiction)}">${say.web.search.instead}</a>
<a href="${chatPath(view.setting.tag, LINK_PATH)}">${say.web.advisers.keep}</a>
<a href="${chatPath(view.setting.tag, SAVE_PATH)}" data-when-said${flag('hidden', shown.length === 0)}>${say.web.save.title}</a>
${typedForm(view.setting, chat.erase)}
${leaveForm(view.setting)}
</div></details>
<p class="keys hint with-script">${chat.keys}</p>
</div>
</div>`;
}

/** Links and buttons for the whole conversation. Hidden until someone has written something to save. */
function chatTools({ setting, hasEarlier }: ChatPage, hasEntries: boolean): Html {
  const { web } = setting.say;
  return markup`<div class="chat-tools">
<form method="post" action="/chat/new" id="new-chat" data-when-said${flag('hidden', !hasEntries)}>${hiddenFields(setting)}<button type="submit" class="button link">${web.newChat}</button></form>
${hasEarlier && markup`<a href="${chatPath(setting.tag, EARLIER_PATH)}">${web.earlier.title}</a>`}
<a href="${chatPath(setting.tag, SAVE_PATH)}" data-when-said${flag('hidden', !hasEntries)}>${web.save.title}</a>
<a href="${chatPath(setting.tag, LINK_PATH)}" data-when-said${flag('hidden', !hasEntries)}>${web.link.title}</a>
</div>`;
}

function exampleForm({ setting, examples }: ChatPage): Html | false {
  if (!examples.length) return false;
  return markup`<form method="post" action="/chat/messages" class="examples" id="examples" aria-labelledby="examples-title">
<h2 id="examples-title">${setting.say.page.chat.examples}</h2>
${hiddenFields(setting)}
${examples.map((text) => markup`<button type="submit" class="button plain" name="text" value="${text}">${text}</button>`)}
</form>`;
}

function offWarning({ off, state, setting: { say } }: ChatPage): Html | false {
  if (off === undefined) return false;
  const said = off === say.turnedOff ? off : markup`<span${ownLanguage(say)}>${off}</span>`;
  return warning(state.handoff ? said : markup`${said} ${say.adviserWhileOff}`, say.page.message);
}

/** The label and hint of the text box, which say who will read the message. */
export function boxWords({ handoff }: ChatState, { page: { chat } }: PractitionerWords) {
  return handoff
    ? { label: chat.message, hint: chat.messageHint[handoff === 'claimed' ? 'claimed' : 'waiting'] }
    : { label: chat.question, hint: chat.hint };
}

function composerForm({ setting, problem: any, rest, state }: ChatPage): Html {
  const problem = setting.refused ? undefined : any;
  const { chat } = setting.say.page;
  const { label, hint } = boxWords(state, setting.say);
  return markup`<form id="ask" method="post" action="/chat/messages" novalidate>
${hiddenFields(setting)}
<div class="question-head"><label for="question" id="question-label">${label}</label>
<p id="question-hint" class="hint">${hint}</p></div>
<p id="question-problem" class="problem"${flag('hidden', !problem)}>${problem && markup`<span class="hidden">${chat.error} </span>${problem.text}`}</p>
<div class="writing"><textarea id="question" name="text" rows="1" dir="auto" autocomplete="off" spellcheck="true" aria-describedby="question-hint question-problem"${
    problem && markup` aria-invalid="true"`
  }${flag('autofocus', problem !== undefined || rest !== undefined)}>\n${problem?.words ?? rest}</textarea>
<button type="submit" class="button primary">${chat.send}</button></div>
</form>`;
}

/**
 * Lines that always stay on the page, about open requests for an adviser and about changed guidance in other
 * conversations. Empty if there are none.
 */
export function handoffLine(
  { handoff, holder }: ChatState,
  elsewhere: readonly OpenElsewhere[],
  setting: EntrySetting,
): Html {
  const { say } = setting;
  const due = handoff !== 'claimed' && setting.advisers(say).due;
  const { open, helping } = say.web.banner;
  const named = holder !== undefined && filled(helping, { name: markup`<bdi>${holder}</bdi>` });
  const here =
    handoff &&
    markup`<p>${named || open[handoff]}${due && ` ${due}`}</p>${typedForm(
      setting,
      say.labels.withdraw,
    )}<p class="keep"><a href="${chatPath(setting.tag, LINK_PATH)}">${say.web.advisers.keep}</a></p>`;
  const others = linesElsewhere(elsewhere, say).map(
    ({ line, of }) => markup`<p>${line}</p>${openElsewhere(of, setting)}`,
  );
  const [first, ...rest] = here ? [here, ...others] : others;
  if (!first) return markup``;
  return markup`<div class="handoff-line">${first}${rest.map((one) => markup`<div class="elsewhere">${one}</div>`)}</div>`;
}

/** Opens the conversation itself. If there are several, leads to the list of earlier conversations. */
function openElsewhere([first, ...more]: readonly OpenElsewhere[], { say, token, tag }: EntrySetting): Html {
  const label = say.web.banner.openElsewhere;
  if (!first || more.length) return markup`<p><a href="${chatPath(tag, EARLIER_PATH)}">${label}</a></p>`;
  return markup`<form method="post" action="${EARLIER_PATH}"><input type="hidden" name="token" value="${token}"><button type="submit" class="button plain" name="chat" value="${first.session.tag}">${label}</button></form>`;
}

/** Returns each line, with the conversations that it is about. */
function linesElsewhere(elsewhere: readonly OpenElsewhere[], { web: { banner } }: PractitionerWords) {
  const where = (line: string, is: (one: OpenElsewhere) => boolean) => ({ line, of: elsewhere.filter(is) });
  const recalled = where(banner.recalledElsewhere, ({ isRecalled }) => isRecalled);
  const claimed = where(banner.helpedElsewhere, ({ handoff }) => handoff === 'claimed');
  const waiting = where(banner.waitingElsewhere, ({ handoff }) => handoff === 'waiting');
  const replied = where(banner.repliedElsewhere, ({ handoff }) => handoff === 'replied');
  const request = [claimed, waiting].find(({ of }) => of.length) ?? replied;
  return [recalled, request].filter(({ of }) => of.length);
}

export function nationSummary({ jurisdiction }: ChatState, { page, language }: PractitionerWords): string {
  const { chat } = page;
  return jurisdiction ? `${chat.nation} ${guidanceWords(language).nations[jurisdiction]}` : chat.nationNotSet;
}

/** Like `nationSummary`, but with a short form for phones, where its row has less room. */
export function nationLabel(state: ChatState, say: PractitionerWords): Html | string {
  const { jurisdiction } = state;
  if (!jurisdiction) return nationSummary(state, say);
  const { nation, shortNations } = say.page.chat;
  const name = guidanceWords(say.language).nations[jurisdiction];
  return markup`<span class="nation-word">${nation} </span><span class="nation-name">${name}</span><span class="nation-short">${shortNations[jurisdiction] ?? name}</span>`;
}

/**
 * Each nation is a button, so one press chooses it. A list that took effect when changed would do so at each arrow
 * key, and people did not press the button next to a list.
 */
function nationForm({ state, setting }: ChatPage): Html {
  const { chat } = setting.say.page;
  const { nations } = guidanceWords(setting.say.language);
  const choice = (value: string, label: string) =>
    markup`<button type="submit" class="button plain" name="nation" value="${value}" aria-pressed="${String(value === (state.jurisdiction ?? ''))}">${label}</button>`;
  return markup`<form class="setting-body" method="post" action="/chat/actions" data-actions>
${hiddenFields(setting)}
<p id="nation-label">${chat.useFor}</p>
<div class="buttons" role="group" aria-labelledby="nation-label">
${choice('', chat.noNation)}${JURISDICTIONS.map((one) => choice(one, nations[one]))}
</div>
</form>`;
}

function helpForm(setting: EntrySetting): Html {
  return markup`<form method="post" action="/chat/actions" data-actions>
${hiddenFields(setting)}
<button type="submit" class="button plain" name="action" value="${JSON.stringify({ do: 'help' })}">${setting.say.labels.help}</button>
</form>`;
}

/**
 * Sends the button's label as if someone had typed it. This way, erasing asks for confirmation, and
 * cancelling a request does not need its id.
 */
function typedForm(setting: EntrySetting, label: string): Html {
  return markup`<form method="post" action="/chat/messages" data-actions>
${hiddenFields(setting)}
<input type="hidden" name="text" value="${label}">
<button type="submit" class="button plain">${label}</button>
</form>`;
}

function leaveForm(setting: EntrySetting): Html {
  const { chat } = setting.say.page;
  return markup`<form method="post" action="/chat/leave" id="leave">
${hiddenFields(setting)}
<button type="submit" class="button plain" aria-describedby="leave-hint">${chat.leave}</button>
<p id="leave-hint" class="hint">${chat.leaveHint}</p>
</form>`;
}
