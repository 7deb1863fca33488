// Builds the text forms that appear inside entries. Each form stays closed until someone opens it.
import { inputWanted } from '../../../bot/model/messages/action-input.js';
import { LONGEST_REASON } from '../../../bot/model/messages/action.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import { buttonsOf, type Button } from '../../../bot/model/messages/message.js';
import { flag, markup, type Html } from '../design/markup.js';
import { hiddenFields } from '../security/csrf-form.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';

export interface RefusedForm {
  action: string;
  words: string;
  text: string;
}

type FormSetting = Parameters<typeof hiddenFields>[0] & { say: PractitionerWords; refused?: RefusedForm };

/** True if the form is still on the page, so that the typed text can go back into it. */
export function isOnPage(
  { action }: Pick<RefusedForm, 'action'>,
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
  const { question, removeWords, next, putBack } = setting.say.corrections;
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
  const { unsafeWhat, unsafeHint, unsafeSend } = setting.say.rating;
  const isOpen = refusedIn(button, setting) !== undefined;
  return markup`<details class="asks" data-adds-to="${answer}"${flag('open', isOpen)}><summary>${button.label}</summary>
${typedForm(button, setting, {
  label: markup`${unsafeWhat} <span class="hint">${unsafeHint}</span>`,
  field: (attributes, words) =>
    markup`<textarea ${attributes} rows="3" dir="auto" maxlength="${LONGEST_REASON}" required>\n${words}</textarea>`,
  send: unsafeSend,
})}</details>`;
}

/** Shown below the thanks for a poor rating, so that people can say why in their own words. */
export function explainForm(button: Button, setting: FormSetting): Html {
  const { explainWhat, explainHint, explainSend, explainDone } = setting.say.rating;
  const isOpen = refusedIn(button, setting) !== undefined;
  return markup`<details class="asks" data-done="${explainDone}"${flag('open', isOpen)}><summary>${button.label}</summary>
${typedForm(button, setting, {
  label: markup`${explainWhat} <span class="hint">${explainHint}</span>`,
  field: (attributes, words) =>
    markup`<textarea ${attributes} rows="3" dir="auto" maxlength="${LONGEST_REASON}" required>\n${words}</textarea>`,
  send: explainSend,
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

function refusedIn({ action }: Pick<Button, 'action'>, { refused }: FormSetting): RefusedForm | undefined {
  return refused?.action === JSON.stringify(action) ? refused : undefined;
}
