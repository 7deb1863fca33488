// Runs the chat page while it is open: sends messages without reloading, shows new entries and shows what is
// happening.
import { announce, setStatus } from './announce.js';
import { createArrivals } from './scroll-to-new-reply.js';
import { byId, fragmentOf, keepingFocus } from './html.js';
import { copyCitation, openForPrint } from './quotes.js';
import { replaceKeepingTyped } from './keep-typed.js';
import { nameWords, rememberWords } from './placeholders.js';
import { begin, keepInView, settle, showNation, showRating, showTakenBack } from './pressed.js';
import { isComposing } from './is-composing.js';
import { removeErased, showConnection, showEnded } from './chat-ended.js';
import { createPending } from './unsent-messages.js';
import { addDays, keepDays, showAdviserTimes } from './passing-time.js';
import { newIdempotencyKey, post } from './post.js';
import { createQuestionBox } from './question-box.js';
import { createReading, isAdvisersReply } from './scroll-to-unread.js';
import { openStream } from './stream.js';
import { forgetUnsentIn, tabId } from './unsent-store.js';
import { words } from './words.js';

const data = document.body.dataset;
const entries = byId('entries');
const question = byId('question');
const ask = byId('ask');
const status = byId('status');
const reading = createReading(() => data.tag);
const fitQuestion = createQuestionBox(
  question,
  () => data.tag,
  () => reading.keepClear(),
);
let cursor = Number(data.cursor ?? 0);
let unread = 0;
const arrivals = createArrivals(entries);
/** The positions of entries that are already on the page. We only announce new entries. */
const known = new Set([...entries.children].map((entry) => entry.dataset.position));
const title = document.title;

document.documentElement.classList.add('scripted');

const pending = createPending({
  list: byId('pending'),
  tag: () => data.tag,
  send: (text, press) => postHere('/chat/messages', { text, press }),
  edit(text) {
    question.value = question.value ? `${text}\n${question.value}` : text;
    fitQuestion();
    question.focus();
  },
  say: (text) => announce(text, false),
  goOn: () => question.focus({ preventScroll: true }),
});

/**
 * Fetches a new token. If 2 pages were opened at once on the first visit, the browser may now have another
 * chat. If so, this page switches to that chat, unless it already shows messages.
 */
async function renewToken() {
  const reply = await fetch('/chat/session');
  if (reply.status !== 200) return false;
  const chat = await reply.json();
  if (chat.tag !== data.tag && entries.children.length > 0) return false;
  switchTo(chat);
  return true;
}

/** Anything written after erasing goes into a new chat, which replaces the erased one on this page. */
async function postHere(path, fields) {
  const result = await post(path, { ...fields, tab: tabId() }, { renew: renewToken });
  const { moved } = result;
  // They have signed in again in another window, so replies can come here again.
  if (result.stored && byId('stopped').hasChildNodes()) stream.connect();
  // A server of an earlier version does not say which chat it is.
  if (moved === true) location.assign('/');
  if (!moved || moved === true || moved.tag === data.tag) return result;
  if (entries.contains(document.activeElement)) question.focus({ preventScroll: true });
  entries.replaceChildren();
  document.querySelector('.whole')?.remove();
  known.clear();
  forgetUnsentIn(data.tag);
  switchTo(moved);
  pending.keep();
  fitQuestion();
  announce(words.newChat, false);
  return result;
}

function switchTo({ token, tag }) {
  for (const field of document.querySelectorAll('input[name="token"]')) field.value = token;
  for (const link of document.querySelectorAll(`a[href*="chat=${data.tag}"]`))
    link.search = link.search.replace(data.tag, tag);
  data.token = token;
  if (tag === data.tag) return;
  // The address may name the erased chat, which would be shown again after a reload or a change of language.
  window.history.replaceState(null, '', window.location.href.replace(data.tag, tag));
  data.tag = tag;
  cursor = 0;
  stream.connect();
}

ask.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = question.value.trim();
  if (text === '') {
    showProblem(words.empty);
    return;
  }
  // Send the message even if it is too long: if it is urgent, the server keeps the start of it.
  showProblem('');
  question.value = '';
  fitQuestion();
  send(text);
});

byId('examples')?.addEventListener('submit', (event) => {
  event.preventDefault();
  byId('introduction').hidden = true;
  send(event.submitter.value);
});

/** @param {string} text */
function send(text) {
  question.focus();
  setStatus('');
  arrivals.wait('question');
  reading.hide();
  for (const panel of document.querySelectorAll('.setting[open]')) panel.open = false;
  entries.querySelector('.new-line')?.remove();
  const sending = pending.send(text);
  byId('pending').lastElementChild?.scrollIntoView({ block: 'nearest' });
  void sending.then(() => {
    if (!pending.hasUnsent() && status.textContent === '' && isWaiting()) setStatus(words.sentWaiting);
  });
}

question.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
  event.preventDefault();
  ask.requestSubmit();
});
question.addEventListener('input', () => {
  fitQuestion();
  showProblem('');
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-actions]')) return;
  event.preventDefault();
  void pressButton(form, event.submitter);
});

document.addEventListener('click', (event) => void copyCitation(event, (text) => announce(text, false)));
window.addEventListener('beforeprint', openForPrint);
window.addEventListener('beforeprint', () => addDays({ toAll: true }));
document.addEventListener('toggle', keepInView, true);

byId('leave').addEventListener('submit', () => {
  pending.forget();
  reading.forget();
});
window.addEventListener('beforeunload', (event) => {
  if (pending.hasUnsent()) event.preventDefault();
});

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
async function pressButton(form, submitter) {
  const fields = Object.fromEntries(new FormData(form, submitter));
  const endSlow = begin(form, submitter);
  arrivals.wait('button');
  const result = await postHere(form.getAttribute('action'), { ...fields, press: newIdempotencyKey() });
  endSlow();
  if (!result.stored) showRating(submitter, 'false');
  setStatus(result.stored || form.isConnected ? '' : result.problem);
  const done = form.isConnected && settle(form, result);
  if (done) announce(done, !result.stored);
}

function showEntries(arrived, id) {
  cursor = Math.max(cursor, Number(id));
  let hasReply = false;
  const isAtEnd = reading.isAtEnd();
  // A long chat does not show its first entries. If the server sends one of those again, skip it.
  for (const entry of arrived.filter(({ id: shown, again }) => !again || byId(shown))) {
    const isNew = !known.has(String(entry.position));
    known.add(String(entry.position));
    place(entry);
    if (entry.from === 'you') rememberWords(byId(entry.id), pending.arrived(entry.press));
    else if (isNew) greet(entry, isAtEnd);
    hasReply ||= isNew && entry.from !== 'you';
  }
  // Someone's first message gets a greeting before the answer.
  if (hasReply) setStatus(isWaiting() ? words.sentWaiting : '');
  reading.check();
}

/** Puts entries in the order they were said, which is not always the order they arrive in. */
function place(entry) {
  const before = byId(entry.id);
  const fragment = fragmentOf(entry.html);
  nameWords(fragment);
  if (before) {
    keepingFocus(
      entries,
      () => replaceKeepingTyped(before, fragment),
      () => byId(entry.id),
    );
    return;
  }
  const next = [...entries.children].find((other) => Number(other.dataset.position) > entry.position);
  entries.insertBefore(fragment, next ?? null);
  byId('introduction').hidden = entries.children.length > 0;
  for (const tool of document.querySelectorAll('[data-when-said]'))
    tool.hidden = entries.children.length === 0;
}

function greet(entry, isAtEnd) {
  byId('verified').replaceChildren();
  if (!entry.announcement) return;
  announce(entry.announcement, entry.urgent);
  if (document.hidden) {
    unread += 1;
    document.title = `(${unread}) ${title}`;
  }
  const element = byId(entry.id);
  if (!element) return;
  arrivals.bringIntoView(element, isAtEnd && isAdvisersReply(element));
  reading.offer(element);
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  unread = 0;
  document.title = title;
});

function isWaiting() {
  return !entries.lastElementChild?.classList.contains('entry-out') || pending.isAwaitingReply();
}

function showProblem(text) {
  const problem = byId('question-problem');
  problem.textContent = text;
  problem.hidden = text === '';
  if (text) question.setAttribute('aria-invalid', 'true');
  else question.removeAttribute('aria-invalid');
  if (text) question.focus();
}

pending.restore();
reading.open();
keepDays();

const stream = openStream({
  address: (once) =>
    `/chat/events?chat=${data.tag}&after=${cursor}&lang=${document.documentElement.lang}${once ? '&once' : ''}`,
  handlers: {
    entries: showEntries,
    progress: (text) => setStatus(text),
    crowded: (text) => setStatus(text),
    verified: arrivals.showVerified,
    state({ language, ...shown }) {
      // They wrote in another language than the page's. Loaded again, it also has the button to change back.
      const isOther = language && !document.documentElement.lang.startsWith(language);
      if (isOther && question.value === '') return location.reload();
      const { handoff, isOpen, box, nation, nationLabel, nationCode, find, advisers, reported, isErased } =
        shown;
      showAdviserTimes(advisers);
      showTakenBack(reported);
      const focused = document.activeElement;
      if (isErased) removeErased(entries);
      keepingFocus(byId('state'), () => byId('state').replaceChildren(fragmentOf(handoff)));
      byId('question-label').textContent = box.label;
      byId('question-hint').textContent = box.hint;
      byId('adviser').hidden = isOpen;
      byId('adviser-hours').hidden = !isOpen;
      showNation(byId('nation'), { nation, nationLabel, nationCode });
      byId('find').href = find;
      // True if the update removed the button that had the focus.
      const isLost = document.activeElement === document.body && focused !== document.body;
      if (isLost || focused.closest('[hidden]')) question.focus({ preventScroll: true });
      reading.keepClear();
    },
  },
  async onStopped(html) {
    const before = data.tag;
    await renewToken().catch(() => false);
    if (data.tag !== before) return;
    byId('stopped').replaceChildren(fragmentOf(html));
    showEnded(byId('stopped'));
    announce(byId('stopped').textContent, true);
  },
  onConnection(connected) {
    if (showConnection(connected)) announce(words.notConnected, false);
  },
});
