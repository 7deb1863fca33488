// Lets an adviser mark a request as urgent or not urgent, if they hold it or no one does.
import { samePerson } from '../../../../bot/model/people/person.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { markup, type Html } from '../../design/markup.js';
import { button, canReply, deskForm, type RequestFormsView } from './claim-and-reply-forms.js';

const said = deskWording.forms;

/** Only asks before the change that can do harm: someone in danger would wait longer. */
export function urgencyForm(view: RequestFormsView): Html | false {
  if (!maySetUrgency(view)) return false;
  if (!view.escalation.urgent) return deskForm(view, button('make-urgent', 'link', said.makeUrgent));
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
