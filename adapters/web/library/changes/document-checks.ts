// Lists what an editor must check before accepting a document, such as a missing date.
import { cautionsFor } from '../../../../knowledge/model/words/citation.js';
import { UNDECIDED } from '../../../../ingest/model/editing.js';
import { markup, type Html } from '../../design/markup.js';
import { documentPath } from '../../model/paths.js';
import { changeWording } from '../wording/change-wording.js';
import type { ChangeView } from './change-view.js';

export function documentChecks({ change, read, origin }: ChangeView): Html | false {
  const words = changeWording.checks;
  if (!read.after || !UNDECIDED.includes(change.state)) return false;
  const hasNoDate = (change.details.date ?? read.after.date) === undefined;
  const cited = origin.notCurrent.map(
    (document) =>
      markup`<li><a href="${documentPath(document.slug)}">${document.title}</a>. ${cautionsFor({ document }).join(' ')}</li>`,
  );
  if (!hasNoDate && !cited.length) return false;
  return markup`<div class="signals" role="group" aria-label="${words.title}"><p class="signals-title"><span class="sign" aria-hidden="true">!</span> ${words.title}</p>${
    hasNoDate && markup`<p>${words.noDate}</p>`
  }${cited.length > 0 && markup`<p>${words.replaced}</p><ul>${cited}</ul>`}</div>`;
}
