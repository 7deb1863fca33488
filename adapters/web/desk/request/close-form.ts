// Builds the form that closes a request. Asks once more if the practitioner has not received a reply, or if the
// request is urgent.
import { OUTCOMES_SUGGESTED } from '../../../../bot/model/handoff/handoff-settings.js';
import { LONGEST_OUTCOME } from '../../../../bot/model/messages/action.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserLabels } from '../../../../bot/wording/english/adviser-wording.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { button, CHOOSE, deskForm, more, type RequestFormsView } from './claim-and-reply-forms.js';
import { keptFlag, problemAt, typedAgain } from './refused-form.js';

const said = deskWording.forms;

/** Says that the form asked whether to close the request anyway. */
export const ASKS_IF_SURE = 'asks-if-sure';
export const SURE = 'sure';
/** What the page showed of the request when someone began to fill in the form. */
export const SEEN = 'seen';

export function closeForm(view: RequestFormsView): Html {
  const { refused, seen } = view;
  const why = whyAsk(view);
  const [chosen, detail] = ['outcome', 'detail'].map((field) => typedAgain(refused, 'resolve', field));
  const wrong = {
    outcome: problemAt(refused, 'resolve', { field: 'outcome' }),
    detail: problemAt(refused, 'resolve', { field: 'detail' }),
  };
  return more(
    said.closeTitle,
    refused?.pressed === 'resolve',
    deskForm(
      view,
      markup`<p class="hint">${said.closeHint}</p>
<label for="outcome">${said.outcome}</label>
${wrong.outcome.message}<select id="outcome" name="outcome" required${keptFlag(chosen)}${wrong.outcome.mark}>${CHOOSE}${[
        ...OUTCOMES_SUGGESTED,
        said.otherOutcome,
      ].map((outcome) => markup`<option${flag('selected', outcome === chosen)}>${outcome}</option>`)}</select>
<label for="detail">${said.detail}</label>
${wrong.detail.message}<input id="detail" name="detail" value="${detail ?? ''}"${keptFlag(detail)}${wrong.detail.mark} maxlength="${LONGEST_OUTCOME / 2}" autocomplete="off">
<input type="hidden" id="${SEEN}" name="${SEEN}" value="${seen}">
${why && askIfSure(view, why)}<div class="buttons">${button('resolve', 'plain', adviserLabels.resolve)}</div>`,
    ),
  );
}

type Why = keyof typeof said.closeUnanswered;

function whyAsk({ escalation, isAnswered }: RequestFormsView): Why | undefined {
  if (!isAnswered) return escalation.urgent ? 'urgent' : 'other';
  return escalation.urgent ? 'safety' : undefined;
}

function askIfSure({ refused, seen }: RequestFormsView, why: Why): Html {
  // A tick from before the latest message does not count for that message.
  const isSure = typedAgain(refused, 'resolve', SURE, { name: SEEN, value: seen });
  // A script keeps ticks by id, and one to close without a reply is no answer to whether the child is safe.
  const id = why === 'safety' ? `${SURE}-${why}` : SURE;
  const { mark, message } = problemAt(refused, 'resolve', { field: SURE, id });
  return markup`<input type="hidden" name="${ASKS_IF_SURE}" value="yes">
${message}<div class="choice"><input type="checkbox" id="${id}" name="${SURE}" value="yes"${flag('checked', isSure !== undefined)}${keptFlag(isSure)}${mark}><label for="${id}">${said.closeUnanswered[why]}</label></div>
`;
}
