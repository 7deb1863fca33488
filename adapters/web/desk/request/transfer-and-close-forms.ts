// Builds what an adviser can do with an open request besides writing: search, transfer, hand back and close.
import type { Escalation } from '../../../../bot/model/handoff/escalation.js';
import { listedAs } from '../../../../bot/model/people/roster.js';
import { SPECIALISMS, specialismName } from '../../../../bot/model/people/specialism.js';
import type { AdviserAvailability } from '../../../../bot/model/queries.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserLabels, adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { LONGEST_QUESTION } from '../../../../bot/model/messages/action.js';
import { formatClock } from '../../../../bot/model/messages/format-time.js';
import { closeForm } from './close-form.js';
import {
  button,
  canReply,
  CHOOSE,
  deskForm,
  more,
  SEARCH_BOX,
  type RequestFormsView,
} from './claim-and-reply-forms.js';
import { keptFlag, problemAt, typedAgain } from './refused-form.js';

const said = deskWording.forms;

/** Builds the other forms for an open request. Empty if this adviser cannot use any of them. */
export function transferAndCloseForms(view: RequestFormsView): Html {
  const { escalation, isLead } = view;
  const mayPassOn = isLead && (escalation.state === 'waiting' || escalation.state === 'claimed');
  const shown = canReply(view)
    ? markup`${askForm(view)}${passOnForm(view)}${handBackForm(view)}${closeForm(view)}`
    : mayPassOn && passOnForm(view);
  if (!shown) return markup``;
  return markup`<section aria-labelledby="forms-title" class="case-forms"><h2 id="forms-title" class="hidden">${deskWording.request.whatYouCanDo}</h2>${shown}</section>`;
}

function askForm(view: RequestFormsView): Html {
  const typed = typedAgain(view.refused, 'ask-bot', 'text');
  const { mark, message } = problemAt(view.refused, 'ask-bot', { field: 'text', id: SEARCH_BOX });
  return more(
    said.searchTitle,
    typed !== undefined,
    deskForm(
      view,
      markup`<label for="${SEARCH_BOX}">${said.question}</label>
${message}<textarea id="${SEARCH_BOX}" name="text" rows="2" dir="auto" autocomplete="off" maxlength="${LONGEST_QUESTION}" data-draft="question"${keptFlag(typed)}${mark}>\n${typed ?? ''}</textarea>
<div class="buttons">${button('ask-bot', 'plain', said.search)}</div>`,
    ),
  );
}

function passOnForm(view: RequestFormsView): Html {
  const { escalation, refused, colleagues, adviser: reader } = view;
  const [to, note] = ['to', 'note'].map((field) => typedAgain(refused, 'reassign', field));
  const wrong = problemAt(refused, 'reassign', { field: 'to' });
  const option = (value: string, isDisabled: boolean, label: string) =>
    markup`<option value="${value}"${flag('selected', value === to)}${flag('disabled', isDisabled)}>${label}</option>`;
  const { urgent, holder, practitioner } = escalation;
  const others = colleagues.filter(
    ({ adviser }) => ![holder, practitioner].some((person) => listedAs([adviser], person)),
  );
  // Without an advisers' file, no one's specialisms are known.
  const isListed = colleagues.some(({ signedIn }) => !signedIn);
  const offered = SPECIALISMS.filter((one) =>
    colleagues.some(({ adviser }) => adviser.specialisms.includes(one)),
  );
  if (!others.length && !offered.length)
    return more(
      said.transferTitle,
      false,
      markup`<p>${adviserWording.noOneToPassTo(escalation.state === 'claimed')}</p>`,
    );
  const asked = others.filter(({ atWork, adviser }) => atWork && !listedAs([adviser], reader));
  return more(
    said.transferTitle,
    refused?.pressed === 'reassign',
    deskForm(
      view,
      markup`<label for="to">${said.transferTo}</label>
${wrong.message}<select id="to" name="to" required${keptFlag(to)}${wrong.mark}>${CHOOSE}${
        others.length > 0 &&
        markup`<optgroup label="${said.advisers}">${others.map(({ adviser, holds, ...standing }) =>
          option(
            `adviser:${adviser.id}`,
            !standing.atWork || (urgent && standing.signedIn === 'idle'),
            said.adviser(adviser.name, whereabouts(standing), holds),
          ),
        )}</optgroup>`
      }${
        offered.length > 0 &&
        markup`<optgroup label="${said.anyAdviser}">${offered.map((specialism) => {
          const covering = asked.filter(({ adviser }) => adviser.specialisms.includes(specialism));
          return option(
            `specialism:${specialism}`,
            urgent && !covering.length,
            adviserWording.passToSpecialism(specialismName(specialism), covering.length),
          );
        })}</optgroup>`
      }</select>
${urgent && markup`<p class="hint">${urgentHint(escalation, isListed)}</p>`}
${noteField('transfer-note', note, problemAt(refused, 'reassign', { field: 'note', id: 'transfer-note' }))}
<p class="hint">${said.transferHint} ${said.nextNoteHint}</p>
<div class="buttons">${button('reassign', 'plain', adviserLabels.reassign)}</div>`,
    ),
  );
}

/** The note for the next adviser. */
function noteField(id: string, typed: string | undefined, wrong: ReturnType<typeof problemAt>): Html {
  return markup`<label for="${id}">${said.transferNote}</label>
${wrong.message}<textarea id="${id}" name="note" rows="2" dir="auto" autocomplete="off" maxlength="${LONGEST_QUESTION}" data-draft="${id}"${keptFlag(typed)}${wrong.mark}>\n${typed ?? ''}</textarea>`;
}

type Standing = Pick<AdviserAvailability, 'atWork' | 'signedIn' | 'desk'>;

function whereabouts({ atWork, signedIn, desk }: Standing): string {
  const where = said.whereabouts[signedIn ?? (atWork ? 'onShift' : 'away')];
  if (!desk || !atWork) return where;
  return said.atDesk(where, desk.usedAt === undefined ? undefined : formatClock(desk.usedAt));
}

function urgentHint({ state }: Escalation, isListed: boolean): string {
  if (!isListed) return said.urgent.noList;
  return said.urgent[state === 'claimed' ? 'claimed' : 'waiting'];
}

function handBackForm(view: RequestFormsView): Html {
  const note = typedAgain(view.refused, 'hand-back', 'note');
  return more(
    said.handBackTitle,
    note !== undefined,
    deskForm(
      view,
      markup`${noteField('hand-back-note', note, problemAt(view.refused, 'hand-back', { field: 'note', id: 'hand-back-note' }))}
<p class="hint">${said.handBackHint} ${said.nextNoteHint}</p>
<div class="buttons">${button('hand-back', 'plain', adviserLabels.handBack)}</div>`,
    ),
  );
}
