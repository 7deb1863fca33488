// Shows the next step on a request that this adviser is not working on, such as claiming or reopening it.
import { isErased } from '../../../../bot/model/handoff/escalation.js';
import type { UnsentNote } from '../../../../bot/model/handoff/draft-practice-note.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserLabels, adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { button, claimForm, deskForm, more, type RequestFormsView } from './claim-and-reply-forms.js';
import { pressedOnEnter } from './close-form.js';
import { cameBackWords } from '../frame/state-words.js';
import { keptFlag, typedAgain } from './refused-form.js';
import { NOTE_MESSAGES, noteField } from './note-fields.js';

const said = deskWording.forms;

/** Builds the forms for the next step. The adviser who has the request has none to see. */
export function claimOrReopenForms(view: RequestFormsView): Html {
  const { escalation, cameBack, claimTells, isHandedOver, isTheirs, now } = view;
  const { state, holder } = escalation;
  if (state === 'waiting') {
    const why = cameBack ? markup`${cameBackWords(cameBack, now)}.` : said.notClaimed;
    return markup`<p>${!isHandedOver && why} ${said.claim[claimTells]}</p>${claimForm(view)}`;
  }
  if (state === 'withdrawn') return cancelledForms(view);
  if (state === 'resolved') return closedForms(view);
  if (isTheirs) return pressedOnEnter();
  return markup`<p>${filled(said.heldBy, { name: markup`<bdi>${holder?.name ?? adviserWording.anAdviser}</bdi>` })}</p>`;
}

function cancelledForms(view: RequestFormsView): Html {
  if (!view.isCancelledUnseen) return markup`<p>${said.cancelled}</p>`;
  return markup`<p>${said.cancelled} <strong>${said.cancelledUnseen}</strong></p>${deskForm(
    view,
    markup`<div class="buttons">${button('seen', 'primary', said.seen)}</div><p class="hint">${said.seenHint}</p>`,
  )}`;
}

function closedForms(view: RequestFormsView): Html {
  const { escalation, isTheirs, hasReplied, hasNote, unsentNote } = view;
  const hasNothing = !hasNote && !hasReplied && !isErased(escalation);
  if (!isTheirs) return markup`<p>${said.closed}</p>`;
  const reopening = markup`<div class="buttons">${button('reopen', 'plain', said.reopen)}</div>
<p class="hint">${said.reopenHint}</p>`;
  return markup`<p>${said.closed} ${hasNote && said.noteSent}</p>${
    !isErased(escalation) && deskForm(view, reopening)
  }${unsentNote ? noteForm(view, unsentNote) : hasNothing && markup`<p class="hint">${said.noNote}</p>`}`;
}

/** Shows the draft note before it is sent. Advisers can leave out any of its messages. */
function noteForm(view: RequestFormsView, { question, advice, citations }: UnsentNote): Html {
  const { refused } = view;
  const ticked = (message: string) => typedAgain(refused, 'propose-note', noteField(message)) !== undefined;
  const kept = typedAgain(refused, 'propose-note', NOTE_MESSAGES);
  const shown = advice.map(({ message }) => message).join(' ');
  return more(
    adviserLabels.proposeNote,
    kept !== undefined,
    deskForm(
      view,
      markup`<input type="hidden" name="${NOTE_MESSAGES}" value="${shown}"><p class="hint">${said.noteHint}</p>
<p><strong>${said.noteQuestion}</strong></p><p class="text" dir="auto">${question}</p>
<fieldset><legend>${said.noteAdvice}</legend>
<ul class="note-advice">${advice.map(
        ({ message, text }) =>
          markup`<li class="choice"><input type="checkbox" id="${noteField(message)}" name="${noteField(message)}" value="yes"${flag('checked', kept === undefined || ticked(message))}${keptFlag(kept)}><label for="${noteField(message)}" dir="auto">${text}</label></li>`,
      )}</ul></fieldset>
${
  citations.length > 0 &&
  markup`<p><strong>${said.noteQuotes}</strong></p><ul>${citations.map(({ title, quote }) => markup`<li>“${quote}” <span class="hint">${title}</span></li>`)}</ul>`
}
<div class="buttons">${button('propose-note', 'plain', said.sendNote)}</div>`,
    ),
  );
}
