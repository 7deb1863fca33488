// The form that finds a request, open or closed, by its number, because people quote it.
import { markup, type Html } from '../../design/markup.js';
import { CLOSED_PATH } from '../../model/paths.js';

export function findForm(typed = ''): Html {
  return markup`<form method="get" action="${CLOSED_PATH}" class="find-request" role="search" novalidate aria-label="Requests by number"><label for="number">Request number</label>
<input id="number" name="number" value="${typed}" autocomplete="off" required> <button type="submit" class="button plain">Find</button></form>`;
}
