// Shows what someone wrote in a refused form that is no longer on the page, because someone else has closed
// or paused the complaint or request.
import { markup, type Html } from '../../design/markup.js';
import { governanceWording } from '../wording/governance-wording.js';

export function notSaved(words: string | undefined): Html | false {
  if (words === undefined || words === '') return false;
  return markup`<div id="not-saved"><p>${governanceWording.notSaved}</p><blockquote class="text" dir="auto">${words}</blockquote></div>`;
}
