// Builds the form that closes a request. Asks once more if the practitioner has not received a reply, if the
// request is urgent, or if the adviser has not sent what they were writing.
import { OUTCOMES_SUGGESTED } from '../../../../bot/model/handoff/handoff-settings.js';
import { LONGEST_OUTCOME } from '../../../../bot/model/messages/action.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserLabels } from '../../../../bot/wording/english/adviser-wording.js';
import { flag, markup, type Html } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import { button, CHOOSE, more, REPLY_FORM, type RequestFormsView } from './claim-and-reply-forms.js';
import { keptFlag, problemAt, typedAgain } from './refused-form.js';

const said = deskWording.forms;

/** Says that the form asked whether to close the request anyway. */
export const ASKS_IF_SURE = 'asks-if-sure';
export const SURE = 'sure';
export const UNSENT = 'unsent';
const CLOSE = 'resolve';
const ON_ENTER = 'resolve-on-enter';
export const SEND_AND_CLOSE = 'resolve-sending';
const CLOSE_UNSENT = 'resolve-unsent';
const CLOSES: readonly (string | undefined)[] = [CLOSE, ON_ENTER, SEND_AND_CLOSE, CLOSE_UNSENT];

/** The button that was pressed. All the ways to close a request count as one. */
export function pressedIn({ field }: Pick<Posted, 'field'>): string | undefined {
  return CLOSES.includes(field('do')) ? CLOSE : field('do');
}

/** True if the form would close the request without saying what to do with the message in the reply box. */
export function forgetsMessage({ field }: Pick<Posted, 'field'>): boolean {
  return [CLOSE, ON_ENTER].includes(field('do') ?? '') && (field('text') ?? '').trim() !== '';
}

/**
 * A browser that sends a form because someone pressed Enter in a field presses the form's first button. The only
 * such fields are those of the form that closes the request.
 */
export function pressedOnEnter(): Html {
  return markup`<button type="submit" form="${REPLY_FORM}" name="do" value="${ON_ENTER}" hidden>${adviserLabels.resolve}</button>`;
}

/** What the page showed of the request when someone began to fill in the form. */
export const SEEN = 'seen';

/**
 * Its fields belong to the reply box's form, so that a message that was not sent comes with them, even without
 * JavaScript.
 */
export function closeForm(view: RequestFormsView): Html {
  const { refused, seen } = view;
  const why = whyAsk(view);
  const [chosen, detail] = ['outcome', 'detail'].map((field) => typedAgain(refused, CLOSE, field));
  const wrong = {
    outcome: problemAt(refused, CLOSE, { field: 'outcome' }),
    detail: problemAt(refused, CLOSE, { field: 'detail' }),
  };
  return more(
    said.closeTitle,
    refused?.pressed === CLOSE,
    markup`<div class="stack"><p class="hint">${said.closeHint}</p>
<label for="outcome">${said.outcome}</label>
${wrong.outcome.message}<select id="outcome" name="outcome" form="${REPLY_FORM}" required${keptFlag(chosen)}${wrong.outcome.mark}>${CHOOSE}${[
      ...OUTCOMES_SUGGESTED,
      said.otherOutcome,
    ].map((outcome) => markup`<option${flag('selected', outcome === chosen)}>${outcome}</option>`)}</select>
<label for="detail">${said.detail}</label>
${wrong.detail.message}<input id="detail" name="detail" form="${REPLY_FORM}" value="${detail ?? ''}"${keptFlag(detail)}${wrong.detail.mark} maxlength="${LONGEST_OUTCOME / 2}" autocomplete="off">
<input type="hidden" id="${SEEN}" name="${SEEN}" form="${REPLY_FORM}" value="${seen}">
${why && askIfSure(view, why)}${closeButtons(view)}</div>`,
  );
}

function closeButtons({ refused }: RequestFormsView): Html {
  const press = (how: string, style: 'primary' | 'plain', label: string) =>
    button(how, style, label, undefined, REPLY_FORM);
  if (refused?.pressed !== CLOSE || refused.field !== UNSENT)
    return markup`<div class="buttons" data-asks="${UNSENT}">${press(CLOSE, 'plain', adviserLabels.resolve)}</div>`;
  const { send, drop, goOn } = said.closeUnsent;
  return markup`<div id="${UNSENT}" data-asked role="group" aria-labelledby="${UNSENT}-problem" tabindex="-1" autofocus><p class="problem" id="${UNSENT}-problem">${refused.text}</p>
<div class="buttons">${press(SEND_AND_CLOSE, 'primary', send)}
${press(CLOSE_UNSENT, 'plain', drop)}
<a href="#reply">${goOn}</a></div></div>`;
}

type Why = keyof typeof said.closeUnanswered;

function whyAsk({ escalation, isAnswered }: RequestFormsView): Why | undefined {
  if (!isAnswered) return escalation.urgent ? 'urgent' : 'other';
  return escalation.urgent ? 'safety' : undefined;
}

function askIfSure({ refused, seen }: RequestFormsView, why: Why): Html {
  // A tick from before the latest message does not count for that message.
  const isSure = typedAgain(refused, CLOSE, SURE, { name: SEEN, value: seen });
  // A script keeps ticks by id. A tick to close without a reply must not count as saying that the child is safe.
  const id = why === 'safety' ? `${SURE}-${why}` : SURE;
  const { mark, message } = problemAt(refused, CLOSE, { field: SURE, id });
  return markup`<input type="hidden" name="${ASKS_IF_SURE}" form="${REPLY_FORM}" value="yes">
${message}<div class="choice"><input type="checkbox" id="${id}" name="${SURE}" form="${REPLY_FORM}" value="yes"${flag('checked', isSure !== undefined)}${keptFlag(isSure)}${mark}><label for="${id}">${said.closeUnanswered[why]}</label></div>
`;
}
