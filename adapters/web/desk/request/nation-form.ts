// Lets the adviser who holds a request set the practitioner's nation, which people often tell them in their own words.
import { deskWording } from '../../../../bot/copy/english/desk-wording.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import { NATION_OPTIONS, optionList } from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { button, canReply, deskForm, type EscalationFormsView } from '../forms.js';

const said = deskWording.forms;

export function nationForm(
  { escalation, forms, ...view }: EscalationFormsView,
  nation: Jurisdiction | undefined,
): Html | false {
  if (!canReply({ escalation, ...view })) return false;
  const chosen = nation ?? '';
  return markup`<details class="set-nation" id="set-nation"><summary>${said.setNation}</summary>${deskForm(
    escalation,
    forms,
    markup`<label for="request-nation">${said.nation}</label>
<select id="request-nation" name="jurisdiction">${optionList([['', said.choose], ...NATION_OPTIONS], chosen)}</select>
<p class="hint">${said.nationHint}</p>
<div class="buttons">${button('set-request-nation', 'plain', said.saveNation)}</div>`,
  )}</details>`;
}
