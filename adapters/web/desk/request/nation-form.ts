// Lets the adviser set the practitioner's nation, which people often mention in their messages.
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import { NATION_OPTIONS, optionList } from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { button, canReply, deskForm, type RequestFormsView } from './claim-and-reply-forms.js';
import { keptFlag, problemAt, typedAgain } from './refused-form.js';

const said = deskWording.forms;

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
