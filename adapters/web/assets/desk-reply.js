// Runs the box in which an adviser writes to the practitioner: inserting text, sending, and showing what was sent.
import { showToast } from './desk-toast.js';
import { byId } from './html.js';
import { newIdempotencyKey, post } from './post.js';
import { filled, words } from './words.js';

const OWN_TURNS = '#case-thread :is(.turn-to-practitioner, .turn-note)';

/**
 * @param {object} page
 * @param {ReturnType<import('./desk-drafts.js').createDrafts>} page.drafts
 * @param {{ show: () => void, keep: () => void }} page.newest
 * @param {(sentence: string) => void} page.announce
 */
export function createReplyBox({ drafts, newest, announce }) {
  /**
   * Each text has one id, so that pressing the button twice, or again after a failure, does not send the text
   * twice.
   */
  let attempt = { text: '', press: '' };
  /** @type {Set<string> | undefined} the messages that were on the page before the one just sent, until it appears */
  let before;
  const say = (sentence) => {
    announce(sentence);
    showToast(sentence);
  };
  growWithText();

  /**
   * Inserts text at the cursor, separated from the text around it.
   * @param {string} text
   * @param {string} said
   */
  function insert(text, said) {
    const reply = byId('reply');
    const { value, selectionStart, selectionEnd: to } = reply;
    const from = value.slice(0, selectionStart).replace(/[^\S\n]+$/, '').length;
    const start = from === 0 || value[from - 1] === '\n' ? '' : '\n\n';
    const end = /^[^\S\n]*\S/.test(value.slice(to)) ? '\n\n' : '';
    reply.setRangeText(start + text + end, from, to, 'end');
    drafts.keep(reply);
    reply.dispatchEvent(new Event('input', { bubbles: true }));
    reply.focus();
    say(said);
  }

  /** Shows the message that was just sent, even to someone who was reading further up. */
  function updated() {
    const isOn = before && [...document.querySelectorAll(OWN_TURNS)].some(({ id }) => !before.has(id));
    if (!isOn) return newest.keep();
    before = undefined;
    newest.show();
  }

  return {
    insert,
    /** @param {string} text */
    insertOnce(text, said) {
      if (byId('reply').value.includes(text)) say(words.quoteThere);
      else insert(text, said);
    },
    updated,
    async send(form, submitter) {
      const fields = Object.fromEntries(new FormData(form, submitter));
      const key = `${fields.do} ${fields.text}`;
      if (attempt.text !== key) attempt = { text: key, press: newIdempotencyKey() };
      const known = new Set([...document.querySelectorAll(OWN_TURNS)].map(({ id }) => id));
      const result = await post(form.getAttribute('action'), { ...fields, press: attempt.press });
      const sent = result.isNote ? words.noteSaved : result.hasNote ? words.sentInPart : words.replySent;
      const problem = byId('reply-problem');
      if (result.stored) attempt = { text: '', press: '' };
      if (!problem && result.stored) sentWithoutBox(fields.text, drafts);
      if (!problem) return say(result.stored ? sent : result.problem);
      const isKept = fields.text.trim() !== '';
      const why = isKept ? filled(words.stillHere, { problem: result.problem }) : result.problem;
      problem.textContent = result.stored ? '' : why;
      problem.hidden = result.stored;
      if (!result.stored) return;
      const reply = byId('reply');
      // If someone went on writing while the message was being sent, keep their text.
      if (reply.value === fields.text) reply.value = '';
      drafts.keep(reply);
      reply.dispatchEvent(new Event('input', { bubbles: true }));
      reply.focus({ preventScroll: true });
      say(sent);
      before = known;
      updated();
    },
  };
}

/**
 * The box disappears when the request closes or goes to someone else, which can happen before the reply arrives. By
 * then, the page says that the text was not sent, so this removes that text.
 */
function sentWithoutBox(text, drafts) {
  for (const kept of document.querySelectorAll('.kept-words')) {
    if (kept.textContent !== text) continue;
    kept.previousElementSibling.remove();
    kept.remove();
  }
  drafts.sent('reply', text);
}

/** Makes the boxes of a request grow with their text in browsers that cannot do this in CSS. */
function growWithText() {
  if (CSS.supports('field-sizing', 'content')) return;
  document.addEventListener('input', ({ target }) => {
    if (target !== byId('reply') && !(target.matches('textarea') && target.closest('.closing'))) return;
    target.style.height = 'auto';
    target.style.height = `${target.scrollHeight + 2}px`;
  });
}
