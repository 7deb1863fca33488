// The forms in an entry that people type into. They appear when someone opens the label of what they ask for.
import { inputWanted } from '../../../bot/model/messages/action-input.js';
import { LONGEST_REASON } from '../../../bot/model/messages/action.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import { buttonsOf, type Button } from '../../../bot/model/messages/message.js';
import { flag, markup, type Content, type Html } from '../design/markup.js';
import { hiddenFields } from '../security/csrf-form.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';

/** A form that was not sent: the action of its button, what was typed, and why. */
export interface RefusedForm {
  action: string;
  words: string;
  text: string;
}

type FormSetting = Parameters<typeof hiddenFields>[0] & { say: PractitionerWords; refused?: RefusedForm };

/** True if that form is still on the page, so that what was typed can go back into it. */
export function isOnPage(
  { action }: Pick<RefusedForm, 'action'>,
  entries: readonly TranscriptEntry[],
  reported: readonly string[],
): boolean {
  const isThis = (button: Button) =>
    JSON.stringify(button.action) === action &&
    !(button.action.do === 'report-unsafe' && reported.includes(button.action.answer));
  return entries.some(
    (entry) =>
      entry.direction === 'out' && entry.state !== 'cancelled' && buttonsOf(entry.message).some(isThis),
  );
}

export function inputForm(button: Button, setting: FormSetting): Html {
  const { label, hint, send, isRequired, maxLength } = inputWanted(button.action, setting.say)!;
  return typedForm(button, setting, {
    label: markup`${label} <span class="hint">${hint}</span>`,
    field: (attributes, words) =>
      markup`<input ${attributes} maxlength="${maxLength}" autocomplete="off"${isRequired && markup` required`} value="${words}">`,
    look: 'plain',
    send,
  });
}

/**
 * Says what will happen before it does, because it is next to buttons that people press without much thought. Teams and
 * Slack have only the button: what people typed there would stay on the platform.
 */
export function reportForm(button: Button, setting: FormSetting): Html {
  const { unsafeWhy, unsafeWhat, unsafeHint, unsafeSend, unsafeDone } = setting.say.rating;
  return typedForm(button, setting, {
    done: unsafeDone,
    before: markup`<p>${unsafeWhy}</p>\n`,
    label: markup`${unsafeWhat} <span class="hint">${unsafeHint}</span>`,
    field: (attributes, words) =>
      markup`<textarea ${attributes} rows="3" dir="auto" maxlength="${LONGEST_REASON}">\n${words}</textarea>`,
    look: 'danger',
    send: unsafeSend,
  });
}

interface TypedForm {
  /** What the entry says once it is sent. */
  done?: string;
  before?: Html;
  label: Html;
  field: (attributes: Html, words: string | undefined) => Html;
  look: 'plain' | 'danger';
  send: string;
}

function typedForm({ label, action }: Button, setting: FormSetting, form: TypedForm): Html {
  const value = JSON.stringify(action);
  const refused = setting.refused?.action === value ? setting.refused : undefined;
  const attributes = markup`name="words"${refused && markup` aria-invalid="true" autofocus`}`;
  const done: Content = form.done !== undefined && markup` data-done="${form.done}"`;
  return markup`<details class="asks"${done}${flag('open', refused !== undefined)}><summary>${label}</summary>
<form method="post" action="/chat/actions" data-actions>${hiddenFields(setting)}
${form.before}<label>${form.label} <span class="problem"${flag('hidden', !refused)}>${refused?.text}</span>
${form.field(attributes, refused?.words)}</label>
<button type="submit" class="button ${form.look}" name="action" value="${value}">${form.send}</button>
</form></details>`;
}
