import { guidanceWords, jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { documentLine, placeLine } from '../../../../knowledge/model/words/citation.js';
import type { GuidanceDocument, Jurisdiction } from '../../../../knowledge/model/source.js';
import type { ExplainedPassage } from '../../../../knowledge/model/explanation.js';
import { dotted } from '../../design/fact-list.js';
import { markup, type Html } from '../../design/markup.js';
import { passageText } from '../../design/passage-text.js';
import { warning } from '../../design/render.js';
import { cautions } from '../../design/render-quote.js';
import { noteWording } from '../wording/note-wording.js';
import { atParagraphSought } from './paragraph-sought.js';
import type { TypedNote } from './typed-note.js';
import { passagePath } from '../documents/passages.js';

const ENGLISH = guidanceWords('en');

const words = noteWording.picker;

/**
 * The number of passages offered. More are rarely useful, and people can find others with a different search.
 */
const PASSAGES_OFFERED = 6;

/**
 * Current guidance for the note’s nations comes first. `takesFocus` is true if the editor has just searched: the page
 * then opens at the top of the results, unless its address has a fragment.
 */
export function foundPassages(
  found: readonly ExplainedPassage[],
  { nations, find }: Pick<TypedNote, 'nations' | 'find'>,
  takesFocus = true,
): Html {
  const focus = markup` tabindex="-1"${takesFocus && markup` autofocus`}`;
  if (!found.length) return markup`<p class="empty"${focus}>${words.none}</p>`;
  const place = ({ document }: ExplainedPassage) =>
    Number(isElsewhere(document, nations)) + 2 * Number(document.standing !== 'current');
  const ordered = [...found].sort((one, other) => place(one) - place(other));
  return markup`<p class="hint"${focus}>${words.citeOrQuote}</p>
<ul class="found" aria-label="${words.found}">${ordered.slice(0, PASSAGES_OFFERED).map((one) => showFound(one, nations, find))}</ul>`;
}

/** True if the document is only for nations that the note is not for. */
function isElsewhere({ jurisdictions }: GuidanceDocument, nations: readonly Jurisdiction[]): boolean {
  if (!nations.length || !jurisdictions.length) return false;
  return !jurisdictions.some((nation) => nations.includes(nation));
}

function showFound(found: ExplainedPassage, nations: readonly Jurisdiction[], sought: string): Html {
  const { passage, document } = found;
  const place = placeLine(atParagraphSought(passage, sought), ENGLISH);
  const about = `${document.title}${place && `, ${place}`}`;
  return markup`<li><p class="found-title"><a href="${passagePath(passage)}">${document.title}</a>${place !== '' && `, ${place}`}</p>
<p class="muted">${dotted([documentLine(document, ENGLISH)])}</p>
${isElsewhere(document, nations) && warning(words.elsewhere(jurisdictionNames(document.jurisdictions, ENGLISH), jurisdictionNames(nations, ENGLISH)), wordsIn('en').page.message)}${cautions(found, ENGLISH)}
<details><summary>${passage.text.slice(0, 140)}${passage.text.length > 140 && '…'}</summary><div class="passage-text">${passageText(passage.text, [], wordsIn('en').page.document)}</div></details>
<div class="buttons"><button type="submit" name="do" value="cite:${passage.id}" class="button plain">${words.cite}<span class="hidden">: ${about}</span></button>
<button type="submit" name="do" value="quote:${passage.id}" class="button plain">${words.quote}<span class="hidden">: ${about}</span></button></div></li>`;
}
