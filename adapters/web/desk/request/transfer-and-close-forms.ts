// Builds the forms for an open request other than the reply box: search, transfer, hand back and close.
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
  REPLY_FORM,
  SEARCH_BOX,
  type RequestFormsView,
} from './claim-and-reply-forms.js';
import { newestSearch } from './private-search-results.js';
import { NOTE_FIELDS } from './next-note.js';
import { keptFlag, problemAt, typedAgain } from './refused-form.js';

const said = deskWording.forms;

/** Builds the other forms for an open request. Empty if this adviser cannot use any of them. */
export function transferAndCloseForms(view: RequestFormsView): Html {
  const { escalation, isLead } = view;
  const mayPassOn = isLead && (escalation.state === 'waiting' || escalation.state === 'claimed');
  const shown = canReply(view)
    ? markup`${askForm(view)}${view.search && newestSearch(view.search, { ...view, canReply: true })}${passOnForm(view)}${handBackForm(view)}${closeForm(view)}`
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
  const { escalation, refused } = view;
  const to = typedAgain(refused, 'reassign', 'to');
  const wrong = problemAt(refused, 'reassign', { field: 'to' });
  // Without an advisers' file, no one's specialisms are known.
  const isListed = view.colleagues.some(({ signedIn }) => !signedIn);
  const [advisers, specialisms] = choicesOf(view);
  const isRefused = refused?.pressed === 'reassign';
  if (!isRefused && ![...advisers, ...specialisms].some(({ isDisabled }) => !isDisabled))
    return more(
      said.transferTitle,
      false,
      markup`<p>${adviserWording.noOneToPassTo(isListed, escalation.state === 'claimed')}</p>`,
    );
  const group = (label: string, choices: readonly Choice[]) => {
    const options = choices.map(
      ({ value, isDisabled, text }) =>
        markup`<option value="${value}"${flag('selected', value === to)}${flag('disabled', isDisabled)}>${text}</option>`,
    );
    // Some screen readers do not read out the options in a group, so only use groups if there are both kinds.
    const isOnly = !advisers.length || !specialisms.length;
    return isOnly ? options : markup`<optgroup label="${label}">${options}</optgroup>`;
  };
  const form = formOf(view);
  const fields = markup`<label for="to">${said.transferTo}</label>
${wrong.message}<select id="to" name="to"${attribute(form)} required${keptFlag(to)}${wrong.mark}>${CHOOSE}${group(said.advisers, advisers)}${group(said.anyAdviser, specialisms)}</select>
${escalation.urgent && markup`<p class="hint">${urgentHint(escalation, isListed)}</p>`}
${noteField('reassign', view)}
<p class="hint">${said.transferHint} ${said.nextNoteHint}</p>
<div class="buttons">${button('reassign', 'plain', adviserLabels.reassign, undefined, form)}</div>`;
  return more(
    said.transferTitle,
    isRefused,
    form === undefined ? deskForm(view, fields) : markup`<div class="stack">${fields}</div>`,
  );
}

/**
 * The fields belong to the reply box's form, so that a message that was not sent comes with them, even without
 * JavaScript. A lead who does not have the request has no reply box.
 */
const formOf = (view: RequestFormsView) => (canReply(view) ? REPLY_FORM : undefined);

const attribute = (form: string | undefined) => form !== undefined && markup` form="${form}"`;

interface Choice {
  value: string;
  isDisabled: boolean;
  text: string;
}

/** Returns the colleagues that the request can be transferred to, then the specialisms. */
function choicesOf({ escalation, colleagues, adviser: reader }: RequestFormsView): [Choice[], Choice[]] {
  const { urgent, holder, practitioner } = escalation;
  const others = colleagues.filter(
    ({ adviser }) => ![holder, practitioner].some((person) => listedAs([adviser], person)),
  );
  const asked = others.filter(({ atWork, adviser }) => atWork && !listedAs([adviser], reader));
  const offered = SPECIALISMS.filter((one) =>
    colleagues.some(({ adviser }) => adviser.specialisms.includes(one)),
  );
  return [
    others.map(({ adviser, holds, ...standing }) => ({
      value: `adviser:${adviser.id}`,
      isDisabled: !standing.atWork || (urgent && standing.signedIn === 'idle'),
      text: said.adviser(adviser.name, whereabouts(standing), holds),
    })),
    offered.map((specialism) => {
      const count = asked.filter(({ adviser }) => adviser.specialisms.includes(specialism)).length;
      return {
        value: `specialism:${specialism}`,
        isDisabled: urgent && !count,
        text: adviserWording.passToSpecialism(specialismName(specialism), count),
      };
    }),
  ];
}

/** The note for the next adviser. */
function noteField(pressed: keyof typeof NOTE_FIELDS, view: RequestFormsView): Html {
  const id = NOTE_FIELDS[pressed];
  const typed = typedAgain(view.refused, pressed, id);
  const wrong = problemAt(view.refused, pressed, { field: id });
  return markup`<label for="${id}">${said.notes[id]}</label>
${wrong.message}<textarea id="${id}" name="${id}"${attribute(formOf(view))} rows="2" dir="auto" autocomplete="off" maxlength="${LONGEST_QUESTION}" data-draft="${id}"${keptFlag(typed)}${wrong.mark}>\n${typed ?? ''}</textarea>`;
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
  return more(
    said.handBackTitle,
    view.refused?.pressed === 'hand-back',
    markup`<div class="stack">${noteField('hand-back', view)}
<p class="hint">${said.handBackHint} ${said.nextNoteHint}</p>
<div class="buttons">${button('hand-back', 'plain', adviserLabels.handBack, undefined, REPLY_FORM)}</div></div>`,
  );
}
