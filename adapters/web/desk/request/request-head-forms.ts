// Builds the forms at the top of a request: whether it is urgent, and the practitioner's nation.
import { samePerson } from '../../../../bot/model/people/person.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { button, canReply, deskForm, type RequestFormsView } from './claim-and-reply-forms.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import { NATION_OPTIONS, optionList } from '../../design/fields.js';
import { keptFlag, problemAt, typedAgain } from './refused-form.js';

const said = deskWording.forms;

/**
 * Lets an adviser mark a request as urgent or not urgent, if they hold it or no one does. Only asks for confirmation
 * of “not urgent”, because someone in danger would wait longer.
 */
export function urgencyForm(view: RequestFormsView): Html | false {
  if (!maySetUrgency(view)) return false;
  if (!view.escalation.urgent)
    return deskForm(
      view,
      markup`${button('make-urgent', 'link', said.makeUrgent)}<p class="hint">${said.makeUrgentHint}</p>`,
    );
  const { title, question, sure } = said.notUrgent;
  return markup`<details class="not-urgent" id="not-urgent"><summary>${title}</summary>${deskForm(
    view,
    markup`<p>${question}</p>
<div class="buttons">${button('not-urgent', 'plain', sure)}</div>`,
  )}</details>`;
}

function maySetUrgency(view: RequestFormsView): boolean {
  const { escalation, adviser } = view;
  if (canReply(view)) return true;
  return escalation.state === 'waiting' && !samePerson(escalation.practitioner, adviser);
}

/** Lets the adviser set the practitioner's nation, which people often mention in their messages. */
export function nationForm(view: RequestFormsView, nation: Jurisdiction | undefined): Html | false {
  if (!canReply(view)) return false;
  const { refused } = view;
  const typed = typedAgain(refused, 'set-request-nation', 'jurisdiction');
  const wrong = problemAt(refused, 'set-request-nation', { field: 'jurisdiction', id: 'request-nation' });
  const chosen = typed ?? nation ?? '';
  return markup`<details class="set-nation" id="set-nation"${flag('open', typed !== undefined)}><summary>${said.setNation}</summary>${deskForm(
    view,
    markup`<label for="request-nation">${said.nation}</label>
${wrong.message}<select id="request-nation" name="jurisdiction"${keptFlag(typed)}${wrong.mark}>${optionList([['', said.choose], ...NATION_OPTIONS], chosen)}</select>
<p class="hint">${said.nationHint}</p>
<div class="buttons">${button('set-request-nation', 'plain', said.saveNation)}</div>`,
  )}</details>`;
}
