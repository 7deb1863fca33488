// The results of the citation picker: passages of the live release, to cite or quote in the note.
import { documentLine, placeLine } from '../../../../knowledge/model/words/citation.js';
import type { ExplainedPassage } from '../../../../knowledge/model/explanation.js';
import { markup, type Html } from '../../design/markup.js';
import { passageText } from '../../design/passage-text.js';
import { passagePath } from '../documents/passages.js';

export function foundPassages(found: readonly ExplainedPassage[]): Html {
  if (!found.length)
    return markup`<p class="empty" tabindex="-1" autofocus>No passages found. Try different words.</p>`;
  return markup`<ul class="found" tabindex="-1" autofocus aria-label="Passages found">${found.map(showFound)}</ul>`;
}

function showFound({ passage, document }: ExplainedPassage): Html {
  const place = placeLine(passage);
  const about = `${document.title}${place && `, ${place}`}`;
  return markup`<li><p class="found-title"><a href="${passagePath(passage)}">${document.title}</a>${place !== '' && `, ${place}`}</p>
<p class="muted">${documentLine(document)}</p>
<details><summary>${passage.text.slice(0, 140)}${passage.text.length > 140 && '…'}</summary><div class="passage-text">${passageText(passage.text)}</div></details>
<div class="buttons"><button type="submit" name="do" value="cite:${passage.id}" class="button plain">Cite<span class="hidden">: ${about}</span></button>
<button type="submit" name="do" value="quote:${passage.id}" class="button plain">Quote<span class="hidden">: ${about}</span></button></div></li>`;
}
