// Shows what changes under review would do to the text that a note cites, and the next step for each.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { CitedChange } from '../../../../ingest/notes/changes-to-cited.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { wordDiff } from '../../design/show-word-changes.js';
import { changePath, documentPath } from '../../model/paths.js';
import type { TitleOf } from '../frame/titles.js';
import { noteWording } from '../wording/note-wording.js';
import { workWording } from '../wording/work-wording.js';

const words = noteWording.changing;

/** The button that makes the note cite the new text instead of the passage with this id. */
export const CITE_NEW = 'cite-new';

export function changingText(changes: readonly CitedChange[], titleOf: TitleOf): Html | false {
  return (
    changes.length > 0 &&
    markup`<section class="overtaken" aria-labelledby="cited-title"><h2 id="cited-title">${words.title}</h2>${changes.map((one) => showChange(one, titleOf))}</section>`
  );
}

function showChange(cited: CitedChange, titleOf: TitleOf): Html {
  const { change, document } = cited;
  const sentence = filled(words[cited.cites], {
    change: markup`<a href="${changePath(change)}">${workWording.change(change)}</a>`,
    document: markup`<a href="${documentPath(document)}">${titleOf(document)}</a>`,
  });
  if (cited.cites === 'new')
    return markup`<p>${sentence}</p><blockquote>${cited.after.text}</blockquote><p>${words.together}</p>`;
  if (cited.cites !== 'old') return markup`<p>${sentence}</p><blockquote>${cited.text}</blockquote>`;
  return markup`<p>${sentence}</p><blockquote>${wordDiff(cited.runs, wordsIn('en'))}</blockquote>
<div class="buttons"><button type="submit" name="do" value="${CITE_NEW}:${cited.passage}" class="button plain">${words.citeNew}</button></div>
<p class="hint">${words.citeNewHint}</p>`;
}
