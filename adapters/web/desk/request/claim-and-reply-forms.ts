// Builds the forms for an open request, such as claim, reply, transfer and close.
import type { Escalation } from '../../../../bot/model/handoff/escalation.js';
import type { CameBack } from '../../../../bot/model/handoff/request-changes.js';
import type { SavedReply } from '../../../../bot/model/handoff/saved-reply.js';
import type { UnsentNote } from '../../../../bot/model/handoff/draft-practice-note.js';
import { LONGEST_REPLY } from '../../../../bot/model/messages/message-length.js';
import type { Person } from '../../../../bot/model/people/person.js';
import type { AdviserAvailability, RelayedEntry } from '../../../../bot/model/queries.js';
import type { Language } from '../../../../knowledge/model/language.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserLabels } from '../../../../bot/wording/english/adviser-wording.js';
import { withSpan } from '../../design/filled.js';
import { flag, markup, type Content, type Html } from '../../design/markup.js';
import { escalationPath } from '../../model/paths.js';
import { hiddenFields, type CsrfForm } from '../../security/csrf-form.js';
import { keptFlag, problemAt, typedAgain, type RefusedForm } from './refused-form.js';

const said = deskWording.forms;

export interface RequestFormsView {
  escalation: Escalation;
  adviser: Person;
  /** True if this adviser has the request or was the last to have it, here or on another platform. */
  isTheirs: boolean;
  /** True if this adviser may transfer requests that others have claimed. */
  isLead: boolean;
  /** The advisers who could take over the request. Those on shift come first. */
  colleagues: readonly AdviserAvailability[];
  hasNote: boolean;
  unsentNote?: UnsentNote;
  savedReplies: readonly SavedReply[];
  cameBack?: CameBack;
  /** What a claim will tell the practitioner of the adviser. */
  claimTells: 'name' | 'no-name';
  /** True if the page says above the forms which adviser gave it up, and what they noted. */
  isHandedOver?: boolean;
  /** True if the practitioner has received a reply since they last asked. */
  isAnswered: boolean;
  /** True if an adviser has ever replied, even if the practitioner has not received it. */
  hasReplied: boolean;
  isCancelledUnseen: boolean;
  /** ID of the practitioner's latest message on the page. */
  seen: string;
  /** The search whose result is shown in full. */
  search: RelayedEntry | undefined;
  /** The practitioner's language, if known. */
  language: Language | undefined;
  now: Date;
  forms: CsrfForm;
  draft?: string;
  refused?: RefusedForm;
  startsWriting?: boolean;
}

export const REPLY_FORM = 'reply-form';

/** What every form of a request needs to be sent. */
type FormOf = Pick<RequestFormsView, 'escalation' | 'forms'>;

export function claimForm(view: FormOf, about?: string): Html {
  return deskForm(view, button('claim', 'primary', adviserLabels.claim, about));
}

export function canReply({
  escalation,
  isTheirs,
}: Pick<RequestFormsView, 'escalation' | 'isTheirs'>): boolean {
  return escalation.state === 'claimed' && isTheirs;
}

/**
 * Builds the reply box, which stays in view while the adviser reads the conversation. Empty for anyone who
 * cannot reply.
 */
export function replyForm(view: RequestFormsView): Html {
  const { refused, savedReplies, draft, startsWriting = false } = view;
  if (!canReply(view)) return markup``;
  const isWrong = refused?.field === 'text' && ['reply', 'note', 'resolve'].includes(refused.pressed ?? '');
  return deskForm(
    view,
    markup`${savedReplies.length > 0 && savedReplyPicker(savedReplies)}<label for="reply">${said.message}</label>
<p class="problem" id="reply-problem"${flag('hidden', !isWrong)}>${isWrong && refused.text}</p>
<textarea id="reply" name="text" rows="2" dir="auto" placeholder=" " autocomplete="off" data-draft="reply" aria-describedby="reply-hint reply-problem"${isWrong && markup` aria-invalid="true"`}${keptFlag(draft)}${flag('autofocus', startsWriting || isWrong)}>\n${draft ?? ''}</textarea>
<p class="hint" id="reply-hint">${said.messageHint}</p>
<div class="buttons">${button('reply', 'primary', withSpan(said.send, 'wide'))}
${button('note', 'plain', withSpan(said.saveNote, 'wide'))}</div>`,
    REPLY_FORM,
  );
}

/** Without JavaScript, the page reloads with the saved reply in the box. */
function savedReplyPicker(savedReplies: readonly SavedReply[]): Html {
  return markup`<div class="saved-picker"><label for="saved">${said.savedReply}</label>
<select id="saved" name="saved">${savedReplies.map(
    ({ id, title, text }) => markup`<option value="${id}" data-text="${text}">${title}</option>`,
  )}</select> ${button('use-saved', 'plain', said.insert)}</div>`;
}

export const SEARCH_BOX = 'private-question';

/** The start of the button's value. The answer's id follows. */
export const SEND_QUOTES = 'insert-answer:';

/** Sends the quotes of one of the bot's answers, after what is in the reply box. */
export function sendQuotesButton(answer: string): Html {
  return markup`<p class="hint">${said.sendQuotesHint}</p><div class="buttons"><button type="submit" form="reply-form" class="button plain" name="do" value="${SEND_QUOTES}${answer}">${said.sendQuotes}</button></div>`;
}

export function changeForm(
  view: FormOf & Pick<RequestFormsView, 'refused'>,
  {
    message,
    calledThere,
    text,
    direction,
  }: Pick<RelayedEntry, 'message' | 'calledThere' | 'text' | 'direction'>,
): Html {
  const of = { name: 'message', value: calledThere };
  const typed = typedAgain(view.refused, 'change', 'text', of);
  const id = `change-${message}`;
  const wrong = problemAt(view.refused, 'change', { field: 'text', id, of });
  const start = text.slice(0, 60);
  return markup`<details class="change" id="details-${id}"${flag('open', typed !== undefined)}><summary>${said.edit}<span class="hidden">: ${start}</span></summary>${deskForm(
    view,
    markup`<input type="hidden" name="message" value="${calledThere}">
<label for="${id}">${said.editMessage}<span class="hidden">: ${start}</span></label>
${wrong.message}<textarea id="${id}" name="text" rows="3" dir="auto" autocomplete="off" maxlength="${LONGEST_REPLY}" data-draft="${id}"${keptFlag(typed)}${wrong.mark}>\n${typed ?? text}</textarea>
<div class="buttons">${button('change', 'plain', said.saveChanges)}</div>`,
  )}<details class="delete" id="delete-${message}"><summary>${said.deleteMessage.title}<span class="hidden">: ${start}</span></summary>${deskForm(
    view,
    markup`<input type="hidden" name="message" value="${calledThere}">
<p>${said.deleteMessage[direction === 'note' ? 'sureOfNote' : 'sure']}</p>
<div class="buttons">${button('take-back', 'danger', said.deleteMessage.button)}</div>`,
  )}</details></details>`;
}

/** Nothing is selected at first, because the statistics count what advisers select. */
export const CHOOSE = markup`<option value="">${said.choose}</option>`;

export function more(summary: string, isOpen: boolean, content: Html): Html {
  return markup`<details class="closing"${flag('open', isOpen)}><summary>${summary}</summary>${content}</details>`;
}

export function button(
  wanted: string,
  style: 'primary' | 'plain' | 'link' | 'danger',
  label: Content,
  about?: string,
  form?: string,
): Html {
  return markup`<button type="submit" class="button ${style}" name="do" value="${wanted}"${form && markup` form="${form}"`}>${label}${
    about && markup`<span class="hidden">: ${about}</span>`
  }</button>`;
}

export function deskForm({ escalation, forms }: FormOf, content: Content, elementId?: string): Html {
  return markup`<form method="post" action="${escalationPath(escalation.id)}" class="stack" novalidate${elementId && markup` id="${elementId}"`}>
${hiddenFields(forms)}
${content}
</form>`;
}
