// Builds the text forms that appear inside entries, and reads what was pressed and typed there. Each form stays
// closed until someone opens it.
import { inputWanted, withInput } from '../../../bot/model/messages/action-input.js';
import { ACTION_RULES } from '../../../bot/model/messages/action-rules.js';
import { LONGEST_RATING_REASON, parseAction, type Action } from '../../../bot/model/messages/action.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import { buttonsOf, type Button } from '../../../bot/model/messages/message.js';
import { flag, markup, type Html } from '../design/markup.js';
import { hiddenFields } from '../security/csrf-form.js';
import { typedText, refusal, type Posted, type Refusal } from '../security/post-guard.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

export interface RefusedChatForm {
  action: string;
  words: string;
  text: string;
}

type FormSetting = Parameters<typeof hiddenFields>[0] & { say: PractitionerWords; refused?: RefusedChatForm };

/** True if the form is still on the page, so that the typed text can go back into it. */
export function isOnPage(
  { action }: Pick<RefusedChatForm, 'action'>,
  entries: readonly TranscriptEntry[],
  reported: readonly string[],
): boolean {
  const isThis = (button: Button) =>
    JSON.stringify(button.action) === action &&
    (button.action.do !== 'report-unsafe' ||
      reported.includes(button.action.answer) === (button.action.more ?? false));
  return entries.some(
    (entry) =>
      entry.direction === 'out' && entry.state !== 'cancelled' && buttonsOf(entry.message).some(isThis),
  );
}

/**
 * Lets people put back what was removed from their question, or remove more. The form stays closed at first,
 * because most people have nothing to correct.
 */
export function correctionForm(buttons: readonly Button[], setting: FormSetting): Html {
  const { question, removeWords, next, putBack, putBackWarning } = setting.say.corrections;
  const missed = buttons.find(({ action }) => inputWanted(action) !== undefined);
  const removed = buttons.flatMap(({ action }) => (action.do === 'not-personal' ? [action] : []));
  return markup`<details class="asks"${flag(
    'open',
    buttons.some((button) => refusedIn(button, setting)),
  )}><summary>${removed.length > 0 ? question : removeWords}</summary>
<p class="hint">${next}</p>
${
  removed.length > 0 &&
  markup`<form class="buttons" method="post" action="/chat/actions" data-actions>${hiddenFields(setting)}
<p class="hint">${putBackWarning}</p>
${removed.map((action) => {
  const placeholder = setting.say.names.placeholder(action.pseudonym);
  return markup`<button type="submit" class="button plain" name="action" value="${JSON.stringify(action)}" data-placeholder="${placeholder}">${putBack(placeholder)}</button>`;
})}</form>`
}${missed && removeForm(missed, setting)}</details>`;
}

function removeForm(button: Button, setting: FormSetting): Html {
  const { label, hint, send, isRequired, maxLength } = inputWanted(button.action, setting.say)!;
  return typedForm(button, setting, {
    label: markup`${label} <span class="hint">${hint}</span>`,
    field: (attributes, words) =>
      markup`<input ${attributes} maxlength="${maxLength}" autocomplete="off"${isRequired && markup` required`} value="${words}">`,
    send,
  });
}

/**
 * Reports an answer with one press. The button is separate from the rating buttons, which people press
 * without much thought. Afterwards, people can say what is wrong in a form below the reply.
 */
export function reportForm(
  button: Button,
  setting: FormSetting & { reported: readonly string[] },
): Html | false {
  const { action, label } = button;
  if (action.do !== 'report-unsafe') return false;
  const isReported = setting.reported.includes(action.answer);
  // There is nothing to add to a report that the person has taken back.
  if (action.more) return isReported && whatIsWrongForm(button, action.answer, setting);
  const { unsafeWhy, unsafeDone } = setting.say.rating;
  return markup`<form class="report" method="post" action="/chat/actions" data-actions data-report="${action.answer}" data-done="${unsafeDone}"${flag('hidden', isReported)}>${hiddenFields(setting)}
<button type="submit" class="button link" name="action" value="${JSON.stringify(action)}">${label}</button> <span class="hint">${unsafeWhy}</span></form>`;
}

function whatIsWrongForm(button: Button, answer: string, setting: FormSetting): Html {
  const { unsafeWhat: what, unsafeHint: hint, unsafeSend: send } = setting.say.rating;
  return reasonForm(button, setting, { what, hint, send, data: markup` data-adds-to="${answer}"` });
}

/** Shown below the thanks for a poor rating, so that people can say why in their own words. */
export function explainForm(button: Button, setting: FormSetting): Html {
  const { explainWhat: what, explainHint: hint, explainSend: send, explainDone } = setting.say.rating;
  return reasonForm(button, setting, { what, hint, send, data: markup` data-done="${explainDone}"` });
}

function reasonForm(
  button: Button,
  setting: FormSetting,
  { what, hint, send, data }: { what: string; hint: string; send: string; data: Html },
): Html {
  const isOpen = refusedIn(button, setting) !== undefined;
  return markup`<details class="asks"${data}${flag('open', isOpen)}><summary>${button.label}</summary>
${typedForm(button, setting, {
  label: markup`${what} <span class="hint">${hint}</span>`,
  field: (attributes, words) =>
    markup`<textarea ${attributes} rows="3" dir="auto" maxlength="${LONGEST_RATING_REASON}" required>\n${words}</textarea>`,
  send,
})}</details>`;
}

interface TypedForm {
  label: Html;
  field: (attributes: Html, words: string | undefined) => Html;
  send: string;
}

function typedForm({ action }: Button, setting: FormSetting, form: TypedForm): Html {
  const refused = refusedIn({ action }, setting);
  const attributes = markup`name="words"${refused && markup` aria-invalid="true" autofocus`}`;
  return markup`<form method="post" action="/chat/actions" data-actions novalidate>${hiddenFields(setting)}
<label>${form.label} <span class="problem"${flag('hidden', !refused)}>${refused?.text}</span>
${form.field(attributes, refused?.words)}</label>
<button type="submit" class="button plain" name="action" value="${JSON.stringify(action)}">${form.send}</button>
</form>`;
}

function refusedIn(
  { action }: Pick<Button, 'action'>,
  { refused }: FormSetting,
): RefusedChatForm | undefined {
  return refused?.action === JSON.stringify(action) ? refused : undefined;
}

/** Returns undefined if practitioners do not have such a button. */
export function readChatAction(posted: Posted): Action | undefined {
  const nation = posted.field('nation');
  const action = parseAction(
    nation === undefined
      ? posted.field('action')
      : nation === ''
        ? { do: 'forget-nation' }
        : { do: 'set-nation', jurisdiction: nation },
  );
  if (!action || ACTION_RULES[action.do].by !== 'practitioner') return undefined;
  if (posted.field('words') === undefined) return action;
  const text = typedText(posted, 'words');
  if (action.do === 'explain-rating') return text === '' ? undefined : parseAction({ ...action, text });
  if (action.do !== 'report-unsafe') return withInput(action, text);
  return text === '' ? action : parseAction({ ...action, text });
}

export function checkTyped(posted: Posted, words: string): Refusal | undefined {
  const asked = parseAction(posted.field('action'));
  if (asked && posted.field('words')?.trim() === '') return refusal(400, ({ app }) => app.emptyMessage);
  const longest = (asked && inputWanted(asked)?.maxLength) ?? LONGEST_RATING_REASON;
  if (words.length <= longest) return undefined;
  return refusal(413, ({ page }) => page.problems.tooLong(words.length, longest));
}
