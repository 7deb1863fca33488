// Shows every version that was published, and the form to go back to one.
import { PUBLICATION_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { releaseBefore, type Publication } from '../../../../ingest/model/editing.js';
import { describedBy, fieldProblem, requiredMark } from '../../design/fields.js';
import { datedTimeElement, shortDatedTime } from '../../design/format-time.js';
import { flag, markup, type Content, type Html } from '../../design/markup.js';
import { RELEASES_PATH, trialPath } from '../../model/paths.js';
import { numberIn, typedOr } from '../frame/editor-frame.js';
import { releaseWording } from '../wording/release-wording.js';
import { LONGEST_RELEASE_REASON, type ReleasesView } from './releases-view.js';

export const SHOWN = 30;

export function versionHistory(view: ReleasesView): Html {
  const { publications, live } = view;
  const words = releaseWording.history;
  const title = markup`<h2 id="history-title">${words.title}</h2>`;
  if (!publications.length)
    return markup`<section aria-labelledby="history-title">${title}<p class="empty">${words.none}</p></section>`;
  const shown = publications.slice(0, SHOWN);
  const hasReasons = shown.some(({ reason }) => reason !== undefined);
  const columns = words.columns.filter((_, n) => hasReasons || n !== 4);
  return markup`${goBack(view)}
<div>${title}
<div class="table-frame" role="region" aria-label="${words.title}" tabindex="0"><table class="history as-cards"><thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>${shown.map(
    ({ id, at, release, kind, editor, reason, previous }, n) =>
      // Only the newest row is marked as live. An older row may have the same version, from an earlier time
      // when it was live.
      markup`<tr id="${moveId(id)}">${cell(0, datedTimeElement(at))}<th scope="row">${words.version(release)}${n === 0 && release === live?.number && markup` <span class="tag state-tag">${words.live}</span>`}</th>${cell(2, kind === 'roll-back' && previous !== undefined ? words.backInPlaceOf(previous) : PUBLICATION_LABELS[kind])}${cell(3, editor !== undefined && markup`<bdi>${editor}</bdi>`)}${hasReasons && cell(4, reason)}${cell(5, kind === 'publish' && whatChanged(view, release))}</tr>`,
  )}</tbody></table></div>${hasGaps(publications) && markup`<p class="hint">${words.gaps}</p>`}</div>`;
}

function whatChanged({ history }: ReleasesView, release: number): Content {
  const { titles = [], trial } = history.get(release) ?? {};
  const words = releaseWording.history;
  const tested =
    trial &&
    (trial.lines.length
      ? markup`<a href="${trialPath(release)}">${words.tested(trial.draftShare, trial.lines.length)}</a>`
      : words.untested);
  if (!titles.length && !tested) return false;
  return markup`<div>${titles.join(', ')}${tested && markup`<br><span class="muted">${tested}</span>`}</div>`;
}

/** On a phone, each row is a card, and each cell starts with its column heading. */
function cell(column: number, content: Content): Html {
  const isEmpty = content === undefined || content === false;
  return isEmpty
    ? markup`<td></td>`
    : markup`<td data-label="${releaseWording.history.columns[column]}">${content}</td>`;
}

const moveId = (publication: number) => `move-${publication}`;

/**
 * Returns the address of this publication's row. Undefined if the page does not show the row, because the
 * history is too long. `publications` must have the newest first.
 */
export function movePath(publications: readonly Publication[], publication: number): string | undefined {
  const isShown = publications.slice(0, SHOWN).some(({ id }) => id === publication);
  return isShown ? `${RELEASES_PATH}#${moveId(publication)}` : undefined;
}

function hasGaps(publications: readonly Publication[]): boolean {
  const numbers = new Set(publications.map(({ release }) => release));
  return Math.max(...numbers) - Math.min(...numbers) >= numbers.size;
}

function goBack({ publications, live, form, notice, isUnderWay }: ReleasesView): Html | false {
  const earlier = [
    ...new Set(publications.flatMap(({ release, previous }) => [release, previous ?? release])),
  ]
    .filter((number) => number !== live?.number)
    .sort((one, other) => other - one);
  if (isUnderWay || !earlier.length) return false;
  const words = releaseWording.back;
  const before = live && releaseBefore(publications, live.number);
  const isTyped = notice.typed?.field('do') === 'roll-back';
  const chosen = isTyped ? numberIn(typedOr(notice, 'to')) : before;
  const option = (number: number) => {
    const first = publications.findLast(({ release }) => release === number);
    return words.option(number, first && shortDatedTime(first.at));
  };
  return markup`<details class="panel"${flag('open', isTyped)}><summary><h2 id="back">${words.title}</h2></summary>
${form(
  RELEASES_PATH,
  markup`<label for="to">${words.version} ${requiredMark()}</label>${fieldProblem('to', notice.fields)}<select id="to" name="to" required${describedBy('to', notice.fields)}>${earlier.map((number) => markup`<option value="${number}"${flag('selected', number === chosen)}>${option(number)}</option>`)}</select>
<label for="reason">${words.reason} ${requiredMark()}</label>${fieldProblem('reason', notice.fields)}<textarea id="reason" name="reason" rows="2" required${describedBy('reason', notice.fields)} maxlength="${LONGEST_RELEASE_REASON}" data-draft="reason">${isTyped && typedOr(notice, 'reason')}</textarea>
<p class="hint">${words.hint}</p>
<div class="buttons"><button type="submit" class="button danger" name="do" value="roll-back">${words.button(earlier.length === 1 ? earlier[0] : undefined)}</button></div>`,
)}</details>`;
}
