// Shows the results of the citation picker.
import { documentLine, placeLine } from '../../../../knowledge/model/words/citation.js';
import type { ExplainedPassage } from '../../../../knowledge/model/explanation.js';
import { dotted } from '../../design/fact-list.js';
import { markup, type Html } from '../../design/markup.js';
import { passageText } from '../../design/passage-text.js';
import { cautions } from '../../design/render-quote.js';
import { noteWording } from '../wording/note-wording.js';
import { passagePath } from '../documents/passages.js';

const words = noteWording.picker;

/**
 * The number of passages offered. More are rarely useful, and people can find others with a different search.
 */
const PASSAGES_OFFERED = 6;

/** Current guidance comes first. `takesFocus` is true if the editor has just searched. */
export function foundPassages(found: readonly ExplainedPassage[], takesFocus = true): Html {
  const focus = markup` tabindex="-1"${takesFocus && markup` autofocus`}`;
  if (!found.length) return markup`<p class="empty"${focus}>${words.none}</p>`;
  const isCurrent = ({ document }: ExplainedPassage) => document.standing === 'current';
  const ordered = [...found.filter(isCurrent), ...found.filter((one) => !isCurrent(one))];
  return markup`<p class="hint">${words.citeOrQuote}</p>
<ul class="found"${focus} aria-label="${words.found}">${ordered.slice(0, PASSAGES_OFFERED).map(showFound)}</ul>`;
}

function showFound(found: ExplainedPassage): Html {
  const { passage, document } = found;
  const place = placeLine(passage);
  const about = `${document.title}${place && `, ${place}`}`;
  return markup`<li><p class="found-title"><a href="${passagePath(passage)}">${document.title}</a>${place !== '' && `, ${place}`}</p>
<p class="muted">${dotted([documentLine(document)])}</p>
${cautions(found)}
<details><summary>${passage.text.slice(0, 140)}${passage.text.length > 140 && '…'}</summary><div class="passage-text">${passageText(passage.text)}</div></details>
<div class="buttons"><button type="submit" name="do" value="cite:${passage.id}" class="button plain">${words.cite}<span class="hidden">: ${about}</span></button>
<button type="submit" name="do" value="quote:${passage.id}" class="button plain">${words.quote}<span class="hidden">: ${about}</span></button></div></li>`;
}
