// The form that finds a request, open or closed, by its number, because people quote it.
import { deskWording } from '../../../../bot/copy/english/desk-wording.js';
import { markup, type Html } from '../../design/markup.js';
import { CLOSED_PATH } from '../../model/paths.js';

export function findForm(typed = ''): Html {
  const said = deskWording.find;
  return markup`<form method="get" action="${CLOSED_PATH}" class="find-request" role="search" novalidate aria-label="${said.label}"><label for="number">${said.number}</label>
<input id="number" name="number" value="${typed}" autocomplete="off" required> <button type="submit" class="button plain">${said.find}</button></form>`;
}
