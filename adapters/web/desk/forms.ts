// The forms of the desk: claim, reply or note, hand back, close.
import type { Escalation } from '../../../bot/escalation/escalation.js';
import type { Person } from '../../../bot/person.js';
import { samePerson } from '../../../bot/person.js';
import { wording } from '../../../bot/wording.js';
import type { Content, Html } from '../markup.js';
import { markup } from '../markup.js';
import { escalationPath } from '../paths.js';
import type { FormSetting } from './context.js';

/** As `Action` allows for a reply. */
export const LONGEST_REPLY = 8000;
export const LONGEST_OUTCOME = 200;

export function claimForm(escalation: Escalation, forms: FormSetting, about?: string): Html {
  return deskForm(
    escalation,
    forms,
    markup`<button type="submit" class="button primary" name="do" value="claim">${wording.labels.claim}${
      about && markup`<span class="hidden">: ${about}</span>`
    }</button>`,
  );
}

/** What this adviser can do now; a sentence where it is nothing. */
export function caseForms(escalation: Escalation, adviser: Person, forms: FormSetting, draft = ''): Html {
  if (escalation.state === 'waiting')
    return markup`<p>Nobody has taken this yet. When you do, the practitioner is told your name.</p>${claimForm(escalation, forms)}`;
  if (escalation.state !== 'claimed') return markup`<p>This request is closed.</p>`;
  if (!samePerson(escalation.holder, adviser))
    return markup`<p>${escalation.holder?.name ?? wording.adviser.anAdviser} has this conversation.</p>`;
  return markup`${replyForm(escalation, forms, draft)}${closingForms(escalation, forms)}`;
}

function replyForm(escalation: Escalation, forms: FormSetting, draft: string): Html {
  return deskForm(
    escalation,
    forms,
    markup`<label for="reply">Your message</label>
<p class="problem" id="reply-problem" hidden></p>
<textarea id="reply" name="text" rows="4" dir="auto" autocomplete="off" aria-describedby="reply-hint reply-problem">\n${draft}</textarea>
<p class="hint" id="reply-hint">It goes to the practitioner as you write it. A note stays with the advisers, and so does a line that begins with //.</p>
<div class="buttons"><button type="submit" class="button primary" name="do" value="reply">Send to the practitioner</button>
<button type="submit" class="button plain" name="do" value="note">Keep as a note</button></div>`,
    'reply-form',
  );
}

function closingForms(escalation: Escalation, forms: FormSetting): Html {
  return markup`<details class="closing"><summary>Close or hand back</summary>${deskForm(
    escalation,
    forms,
    markup`<label for="outcome">Outcome, in a few words and without personal details</label>
<input id="outcome" name="outcome" maxlength="${LONGEST_OUTCOME}" autocomplete="off">
<div class="buttons"><button type="submit" class="button plain" name="do" value="resolve">${wording.labels.resolve}</button>
<button type="submit" class="button plain" name="do" value="hand-back">${wording.labels.handBack}</button></div>`,
  )}</details>`;
}

function deskForm({ id }: Escalation, forms: FormSetting, content: Content, elementId?: string): Html {
  return markup`<form method="post" action="${escalationPath(id)}" class="stack"${elementId && markup` id="${elementId}"`}>
<input type="hidden" name="token" value="${forms.token}"><input type="hidden" name="press" value="${forms.newPress()}">
${content}
</form>`;
}
