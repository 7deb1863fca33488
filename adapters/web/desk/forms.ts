// The forms for one request: claim it, reply or add a note, ask the bot, transfer it, hand it back, close it, and what
// to do afterwards.
import type { Escalation } from '../../../bot/model/handoff/escalation.js';
import type { SavedReply } from '../../../bot/model/handoff/saved-reply.js';
import { OUTCOMES_SUGGESTED } from '../../../bot/model/handoff/handoff-settings.js';
import type { Person } from '../../../bot/model/people/person.js';
import { listedAs } from '../../../bot/model/people/roster.js';
import { SPECIALISMS, specialismName } from '../../../bot/model/people/specialism.js';
import type { AdviserAvailability, RelayedEntry } from '../../../bot/model/queries.js';
import { wording } from '../../../bot/copy/english/wording.js';
import { flag, markup, type Content, type Html } from '../design/markup.js';
import { escalationPath } from '../model/paths.js';
import { hiddenFields, type CsrfForm } from '../security/csrf-form.js';

/** The same limits as in `Action`. */
export const LONGEST_REPLY = 8000;
export const LONGEST_OUTCOME = 200;
export const LONGEST_QUESTION = 2000;

export interface EscalationFormsView {
  escalation: Escalation;
  /** Who reads the page. */
  adviser: Person;
  /** This adviser has the request or was the last to have it, at the desk or on another platform they use. */
  isTheirs: boolean;
  /** True if this adviser may transfer requests that others have claimed. */
  isLead: boolean;
  /** Who the request can be transferred to, those on shift first. */
  colleagues: readonly AdviserAvailability[];
  /** True if a draft note has already been proposed. */
  hasNote: boolean;
  savedReplies: readonly SavedReply[];
  forms: CsrfForm;
  draft?: string;
  /** The button of the form that was refused, which is open again. */
  refused?: string;
  /** This adviser has just claimed the request, so they will write next. */
  startsWriting?: boolean;
}

export function claimForm(escalation: Escalation, forms: CsrfForm, about?: string): Html {
  return deskForm(escalation, forms, button('claim', 'primary', wording.labels.claim, about));
}

/** Only for the adviser who holds an urgent request. */
export function notUrgentForm({ escalation, forms, ...view }: EscalationFormsView): Html | false {
  if (!escalation.urgent || !canReply({ escalation, ...view })) return false;
  return deskForm(escalation, forms, button('not-urgent', 'link', 'This is not urgent'));
}

/** What this adviser can do now, or a sentence if there is nothing. */
export function escalationForms(view: EscalationFormsView): Html {
  const { escalation, isTheirs, forms, isLead } = view;
  const { state, holder } = escalation;
  const passOn = isLead && passOnForm(view);
  if (state === 'waiting')
    return markup`<p>No one has claimed this yet. When you claim it, we’ll tell the practitioner your name.</p>${claimForm(escalation, forms)}${passOn}`;
  if (state === 'withdrawn') return markup`<p>The practitioner has cancelled this request.</p>`;
  if (state === 'resolved') return closedForms(view);
  if (!isTheirs)
    return markup`<p><bdi>${holder?.name ?? wording.adviser.anAdviser}</bdi> is handling this conversation.</p>${passOn}`;
  return markup`${askForm(view)}${passOnForm(view)}${handBackForm(view)}${closeForm(view)}`;
}

export function canReply({
  escalation,
  isTheirs,
}: Pick<EscalationFormsView, 'escalation' | 'isTheirs'>): boolean {
  return escalation.state === 'claimed' && isTheirs;
}

/** Stays in view while the adviser reads the conversation. Empty for anyone who cannot reply. */
export function replyForm(view: EscalationFormsView): Html {
  const { escalation, forms, savedReplies, draft = '', startsWriting = false } = view;
  if (!canReply(view)) return markup``;
  return deskForm(
    escalation,
    forms,
    markup`${savedReplies.length > 0 && savedReplyPicker(savedReplies)}<label for="reply">Your message</label>
<p class="problem" id="reply-problem" hidden></p>
<textarea id="reply" name="text" rows="2" dir="auto" placeholder=" " autocomplete="off" data-draft="reply" aria-describedby="reply-hint reply-problem"${flag('autofocus', startsWriting)}>\n${draft}</textarea>
<p class="hint" id="reply-hint">The practitioner sees exactly what you write. Only advisers see notes, and lines starting with //.</p>
<div class="buttons">${button('reply', 'primary', markup`Send<span class="wide"> to the practitioner</span>`)}
${button('note', 'plain', markup`Save as <span class="wide">private </span>note`)}</div>`,
    'reply-form',
  );
}

/** Without JavaScript, the page reloads with the reply in the box. */
function savedReplyPicker(savedReplies: readonly SavedReply[]): Html {
  return markup`<div class="saved-picker"><label for="saved">Saved reply</label>
<select id="saved" name="saved">${savedReplies.map(
    ({ id, title, text }) => markup`<option value="${id}" data-text="${text}">${title}</option>`,
  )}</select> ${button('use-saved', 'plain', 'Insert')}</div>`;
}

function askForm({ escalation, forms, refused }: EscalationFormsView): Html {
  return more(
    'Search the guidance privately',
    refused === 'ask-bot',
    deskForm(
      escalation,
      forms,
      markup`<label for="private-question">Your question</label>
<textarea id="private-question" name="text" rows="2" dir="auto" autocomplete="off" maxlength="${LONGEST_QUESTION}" data-draft="question"></textarea>
<div class="buttons">${button('ask-bot', 'plain', 'Search')}</div>`,
    ),
  );
}

/** Shown next to each of the bot's answers. Sends its quotes, with a message from the adviser. */
export function insertForm(escalation: Escalation, forms: CsrfForm, answer: string): Html {
  const id = `words-${answer}`;
  return deskForm(
    escalation,
    forms,
    markup`<input type="hidden" name="answer" value="${answer}">
<label for="${id}">Message before the quotes</label>
<textarea id="${id}" name="text" rows="2" dir="auto" autocomplete="off" data-draft="${id}"></textarea>
<div class="buttons">${button('insert-answer', 'plain', 'Send these quotes to the practitioner')}</div>`,
  );
}

/** Shown next to each message that the adviser may still correct. */
export function changeForm(
  escalation: Escalation,
  forms: CsrfForm,
  { message, calledThere, text }: Pick<RelayedEntry, 'message' | 'calledThere' | 'text'>,
): Html {
  const id = `change-${message}`;
  const start = text.slice(0, 60);
  return markup`<details class="change" id="details-${id}"><summary>Edit<span class="hidden">: ${start}</span></summary>${deskForm(
    escalation,
    forms,
    markup`<input type="hidden" name="message" value="${calledThere}">
<label for="${id}">Edit message<span class="hidden">: ${start}</span></label>
<textarea id="${id}" name="text" rows="3" dir="auto" autocomplete="off" maxlength="${LONGEST_REPLY}" data-draft="${id}">\n${text}</textarea>
<div class="buttons">${button('change', 'plain', 'Save changes')}
${button('take-back', 'plain', 'Delete message')}</div>`,
  )}</details>`;
}

function passOnForm({ escalation, forms, refused, colleagues, adviser: reader }: EscalationFormsView): Html {
  const { urgent, holder, practitioner } = escalation;
  const others = colleagues.filter(
    ({ adviser }) => ![holder, practitioner].some((person) => listedAs([adviser], person)),
  );
  // Without a file, no one's specialisms are known.
  const isListed = colleagues.some(({ signedIn }) => !signedIn);
  const asked = others.filter(({ atWork, adviser }) => atWork && !listedAs([adviser], reader));
  return more(
    'Transfer',
    refused === 'reassign',
    deskForm(
      escalation,
      forms,
      markup`<label for="to">Transfer to</label>
<select id="to" name="to" required>${CHOOSE}${
        others.length > 0 &&
        markup`<optgroup label="Advisers">${others.map(
          ({ adviser, holds, ...standing }) =>
            markup`<option value="adviser:${adviser.id}"${flag('disabled', !standing.atWork || (urgent && standing.signedIn === 'idle'))}>${adviser.name} (${whereabouts(standing)}, ${holds} open)</option>`,
        )}</optgroup>`
      }<optgroup label="Any adviser who specialises in">${SPECIALISMS.map((specialism) => {
        const covering = asked.filter(({ adviser }) => adviser.specialisms.includes(specialism));
        const count = isListed ? covering.length : undefined;
        return markup`<option value="specialism:${specialism}"${flag('disabled', urgent && count === 0)}>${wording.adviser.passToSpecialism(specialismName(specialism), count)}</option>`;
      })}</optgroup></select>
${urgent && markup`<p class="hint">${urgentHint(escalation, isListed)}</p>`}
<label for="transfer-note">Note for the next adviser (optional)</label>
<textarea id="transfer-note" name="note" rows="2" dir="auto" autocomplete="off" maxlength="${LONGEST_QUESTION}" data-draft="transfer-note"></textarea>
<p class="hint">We’ll tell the practitioner. The new adviser will see the whole conversation. Only advisers can see your note.</p>
<div class="buttons">${button('reassign', 'plain', wording.labels.reassign)}</div>`,
    ),
  );
}

function whereabouts({ atWork, signedIn }: Pick<AdviserAvailability, 'atWork' | 'signedIn'>): string {
  if (signedIn) return signedIn === 'active' ? 'signed in' : 'signed in, inactive';
  return atWork ? 'on shift' : 'away';
}

function urgentHint({ state }: Escalation, isListed: boolean): string {
  if (!isListed)
    return 'This is urgent, so it can only go to someone who has used the desk in the last 15 minutes, or go back in the queue, where everyone sees it.';
  return `This is urgent, so you can only transfer it if someone is on shift to claim it. ${state === 'claimed' ? 'If you cannot continue and no one here is suitable, hand it back: everyone will see it in the queue immediately.' : 'Everyone can still see it in the queue.'}`;
}

function handBackForm({ escalation, forms }: EscalationFormsView): Html {
  return more(
    'Hand back',
    false,
    deskForm(
      escalation,
      forms,
      markup`<p class="hint">The request waits for another adviser, and we’ll tell the practitioner.</p>
<div class="buttons">${button('hand-back', 'plain', wording.labels.handBack)}</div>`,
    ),
  );
}

function closeForm({ escalation, forms, refused }: EscalationFormsView): Html {
  return more(
    'Close',
    refused === 'resolve',
    deskForm(
      escalation,
      forms,
      markup`<label for="outcome">What was the outcome?</label>
<select id="outcome" name="outcome" required>${CHOOSE}${[...OUTCOMES_SUGGESTED, 'Something else'].map(
        (outcome) => markup`<option>${outcome}</option>`,
      )}</select>
<label for="detail">Details, without personal information (optional)</label>
<input id="detail" name="detail" maxlength="${LONGEST_OUTCOME / 2}" autocomplete="off">
<div class="buttons">${button('resolve', 'plain', wording.labels.resolve)}</div>`,
    ),
  );
}

/** Nothing is chosen for anyone, because the figures count what was chosen. */
const CHOOSE = markup`<option value="">Choose one</option>`;

function closedForms({ escalation, isTheirs, forms, hasNote }: EscalationFormsView): Html {
  if (!isTheirs) return markup`<p>This request is closed.</p>`;
  return markup`<p>This request is closed. ${hasNote && 'Your draft practice note has been sent to the editors.'}</p>${deskForm(
    escalation,
    forms,
    markup`<div class="buttons">${!hasNote && button('propose-note', 'plain', wording.labels.proposeNote)}
${button('reopen', 'plain', 'Reopen')}</div>`,
  )}`;
}

function more(summary: string, isOpen: boolean, content: Html): Html {
  return markup`<details class="closing"${flag('open', isOpen)}><summary>${summary}</summary>${content}</details>`;
}

function button(wanted: string, style: 'primary' | 'plain' | 'link', label: Content, about?: string): Html {
  return markup`<button type="submit" class="button ${style}" name="do" value="${wanted}">${label}${
    about && markup`<span class="hidden">: ${about}</span>`
  }</button>`;
}

function deskForm({ id }: Escalation, forms: CsrfForm, content: Content, elementId?: string): Html {
  return markup`<form method="post" action="${escalationPath(id)}" class="stack" novalidate${elementId && markup` id="${elementId}"`}>
${hiddenFields(forms)}
${content}
</form>`;
}
