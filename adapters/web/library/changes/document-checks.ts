// Lists what an editor must check before accepting a document, such as a missing date.
import { cautionsFor } from '../../../../knowledge/model/words/citation.js';
import type { ShortReplacement } from '../../../../ingest/model/change.js';
import { libraryWording } from '../../../../ingest/model/library-wording.js';
import { UNDECIDED } from '../../../../ingest/model/editing.js';
import { reviewWording } from '../../../../ingest/wording/review-wording.js';
import { markup, type Html } from '../../design/markup.js';
import { filled } from '../../design/filled.js';
import { changePath, documentPath, notePath } from '../../model/paths.js';
import type { CitedChange } from '../../../../ingest/notes/changes-to-cited.js';
import { workWording } from '../wording/work-wording.js';
import { changeWording } from '../wording/change-wording.js';
import type { ChangeAndImpact } from '../../../../bot/recalls/change-and-impact.js';
import { noteWording } from '../wording/note-wording.js';
import type { ChangeView } from './change-view.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';

const { amountOfText } = libraryWording;

export function documentChecks({ change, read, origin, short }: ChangeView): Html | false {
  const words = changeWording.checks;
  if (!read.after || !UNDECIDED.includes(change.state)) return false;
  const hasNoDate = (change.details.date ?? read.after.date) === undefined;
  const cited = origin.notCurrent.map(
    (document) =>
      markup`<li><a href="${documentPath(document.slug)}">${document.title}</a>. ${cautionsFor({ document }, guidanceWords('en')).join(' ')}</li>`,
  );
  const removed = mostlyRemoved(read);
  const changing = citedChanges(change.document, origin.citedChanges);
  if (!hasNoDate && !cited.length && !removed && !short && !origin.lost.length && !changing) return false;
  return markup`<div class="signals" role="group" aria-label="${words.title}"><p class="signals-title"><span class="sign" aria-hidden="true">!</span> ${words.title}</p>${
    removed &&
    markup`<p><strong>${words.removed(removed.removed, removed.all, origin.how === 'upload')}</strong></p>`
  }${short && farLessText(short)}${hasNoDate && markup`<p>${words.noDate}</p>`}${
    origin.lost.length > 0 && markup`<p><strong>${noteWording.note.lost(origin.lost)}</strong></p>`
  }${changing}${cited.length > 0 && markup`<p>${words.replaced}</p><ul>${cited}</ul>`}</div>`;
}

function farLessText({ kind, other, newer, older }: ShortReplacement): Html {
  const sentence = reviewWording.farLessText[kind](amountOfText(newer), amountOfText(older));
  const document = markup`<a href="${documentPath(other.slug)}">${other.title}</a>`;
  return markup`<p><strong>${filled(sentence, { document })}</strong></p>`;
}

function citedChanges(note: string, changes: readonly CitedChange[]): Html | false {
  const words = changeWording.checks;
  const [first] = changes;
  if (!first) return false;
  if (changes.some(({ cites }) => cites !== 'new'))
    return markup`<p><strong>${words.citesChanging}</strong> <a href="${notePath(note)}">${words.openNote}</a></p>`;
  const links = [...new Set(changes.map(({ change }) => change))].map(
    (id, index) => markup`${index > 0 && ', '}<a href="${changePath(id)}">${workWording.change(id)}</a>`,
  );
  return markup`<p>${filled(words.citesNew, { changes: links })}</p>`;
}

/**
 * A new version rarely leaves out more than half of a document. If it does, the file is often the wrong one or a
 * part.
 */
function mostlyRemoved({ difference: { changes, same } }: ChangeAndImpact) {
  const old = changes.filter(({ before }) => before).length + same;
  const removed = changes.filter(({ kind }) => kind === 'removed').length;
  return removed > old / 2 && { removed, all: old };
}
