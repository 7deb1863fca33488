import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { describedBy, fieldProblem, type FieldProblems } from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { CLOSED_PATH } from '../../model/paths.js';

interface FindForm {
  typed?: string;
  problem?: string;
  /** The page's other filters, which keep their values. */
  filters?: readonly (readonly [name: string, value: string])[];
}

export function findClosedForm({ typed = '', problem, filters = [] }: FindForm = {}): Html {
  const said = deskWording.find;
  const problems: FieldProblems = problem === undefined ? {} : { number: problem };
  return markup`<form method="get" action="${CLOSED_PATH}" class="find-request" role="search" novalidate aria-label="${said.label}">${filters.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}<label for="number">${said.number}</label>${fieldProblem('number', problems)}
<input id="number" name="number" value="${typed}" autocomplete="off" required${describedBy('number', problems)}> <button type="submit" class="button plain">${said.find}</button></form>`;
}
