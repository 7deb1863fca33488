// Builds the form for words to leave out of a copy. The form sends a digest of the list it shows, so that one
// admin cannot overwrite another's changes. It does not use the request's version for this, because each
// download changes the version.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { adminWording } from '../../../../bot/wording/staff/admin-wording.js';
import { digestOfList, type SubjectRequest } from '../../../../bot/model/governance/subject-request.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { errorLine } from '../../design/render.js';
import { dataRequestWording } from '../wording/data-request-wording.js';
import { frameWording } from '../wording/frame-wording.js';

const { leave: said } = dataRequestWording;

export interface RefusedList {
  words: string;
  /** The digest of the list that the person saw. */
  shown: string;
  problem: string;
}

export function leaveOutForm(
  { id, leftOut }: SubjectRequest,
  form: (content: Html) => Html,
  refused: RefusedList | undefined,
): Html {
  const shown = digestOfList(leftOut);
  const describedBy = `${refused ? `leave-problem-${id} ` : ''}leave-hint-${id}`;
  return markup`<details${flag('open', refused !== undefined)}><summary>${said.title}</summary>${form(
    markup`<input type="hidden" name="shown" value="${shown}">
${refused && markup`<div id="leave-problem-${id}">${errorLine(refused.problem, wordsIn('en'))}${refused.shown !== shown && listNow(leftOut)}</div>`}
<label for="leave-${id}">${said.label}</label><textarea id="leave-${id}" name="leave" rows="4" autocomplete="off" aria-describedby="${describedBy}"${refused?.problem === adminWording.requests.shortWords && markup` aria-invalid="true"`}>\n${refused?.words ?? leftOut.join('\n')}</textarea><p class="hint" id="leave-hint-${id}">${said.hint}</p><button type="submit" class="button" name="do" value="leave">${frameWording.save}</button>`,
  )}</details>`;
}

function listNow(words: readonly string[]): Html {
  if (!words.length) return markup`<p>${said.nowEmpty}</p>`;
  return markup`<p>${said.now}</p><ul>${words.map((one) => markup`<li dir="auto">${one}</li>`)}</ul>`;
}
