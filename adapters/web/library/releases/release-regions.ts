// Builds what the page of releases shows: what is live, what is ready to publish, and the history.
import {
  releaseBefore,
  type ChangeRecord,
  type Publication,
  type Trial,
} from '../../../../ingest/model/editing.js';
import type { Release } from '../../../../knowledge/model/release.js';
import { requiredMark } from '../../design/fields.js';
import { timeElement } from '../../design/format-time.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { showRegion } from '../../delivery/region.js';
import { CHANGES_PATH, changePath, AS_OF_PATH, RELEASES_PATH, trialPath } from '../../model/paths.js';
import { numberIn, typedOr, type PageSetting } from '../frame/editor-frame.js';
import { counted, WEIGHT_LABELS } from '../wording/labels.js';
import { titleOfChange, type TitleOf } from '../frame/titles.js';
import { releaseWording as words } from '../wording/release-wording.js';
import { percent, trialSummary } from './trial-page.js';

export const LONGEST_REASON = 500;

export interface ReleasesView extends PageSetting {
  live?: Release | undefined;
  accepted: readonly ChangeRecord[];
  /** How many changes are waiting for a second editor. */
  waiting: number;
  titleOf: TitleOf;
  /** Work on releases that has not finished. */
  isUnderWay: boolean;
  /** The latest test run, of a release that is not live yet. */
  trial?: Trial;
  gate: number;
  publications: readonly Publication[];
  work: Html;
}

/** The parts that change while the page is open. They change together, so that they always agree on what is live. */
export function releaseRegions(view: ReleasesView): Record<string, Html> {
  return { live: live(view), work: view.work, next: next(view), history: history(view) };
}

export function releasesMain(view: ReleasesView): Html {
  const regions = releaseRegions(view);
  const region = (id: string) => showRegion(id, regions[id]!);
  return markup`<h1>${words.title}</h1>
${region('live')}
<p><a href="${AS_OF_PATH}">${words.pastDate}</a></p>
${region('work')}
${region('next')}
${region('history')}`;
}

function live({ live: release, now }: ReleasesView): Html {
  if (!release) return markup`<p>${words.noneLive}</p>`;
  return markup`<p><strong>${words.live(release.number)}</strong>${release.publishedAt !== undefined && markup`, published ${timeElement(release.publishedAt, now)}`}: ${counted(release.documents, 'document')}, ${counted(release.passages, 'passage')}.</p>`;
}

function next(view: ReleasesView): Html {
  const { accepted, waiting, titleOf, trial, gate, form, isUnderWay } = view;
  if (isUnderWay)
    return markup`<section aria-labelledby="next-title"><h2 id="next-title">${words.ready}</h2><p class="empty">${words.underWay}</p></section>`;
  if (!accepted.length)
    return markup`<section aria-labelledby="next-title"><h2 id="next-title">${words.ready}</h2><p class="empty">${words.nothingReady} ${waiting > 0 && `${words.waiting(waiting)} `}<a href="${CHANGES_PATH}">${words.reviewFirst}</a></p></section>`;
  return markup`<section class="panel" aria-labelledby="next-title"><h2 id="next-title">${words.ready}</h2>
<ul>${accepted.map(
    (change) =>
      markup`<li><a href="${changePath(change.id)}">${titleOfChange(titleOf, change)}</a> <span class="muted">${WEIGHT_LABELS[change.weight].toLowerCase()}, accepted by <bdi>${change.acceptedBy}</bdi></span></li>`,
  )}</ul>
${form(
  RELEASES_PATH,
  markup`${!trial && markup`<p>${words.testFirst(percent(gate))}</p>`}
<div class="buttons"><button type="submit" class="button ${trial ? 'plain' : 'primary'}" name="do" value="try">${trial ? words.testAgain : words.test}</button></div>`,
)}
${trial && trialSummary(trial)}${trial && markup`<p><a href="${trialPath(trial.release)}">${words.seeEach}</a></p>`}
${publishForm(view)}</section>`;
}

function publishForm({ accepted, trial, form, notice }: ReleasesView): Html {
  const isHeldBack = trial !== undefined && !trial.passed;
  const isTyped = notice.typed?.field('do') === 'publish';
  return form(
    RELEASES_PATH,
    markup`${
      isHeldBack
        ? markup`<label for="override">${words.whyAnyway} ${requiredMark()}</label><textarea id="override" name="override" rows="2" required maxlength="${LONGEST_REASON}" aria-describedby="override-hint" data-draft="override">${isTyped && typedOr(notice, 'override')}</textarea><p class="hint" id="override-hint">${words.anywayHint}</p>`
        : markup`<p class="hint">${words.publishHint}</p>`
    }<input type="hidden" name="seen" value="${accepted.map(({ id, version }) => `${id}.${version}`).join(' ')}"><div class="buttons"><button type="submit" class="button ${trial ? 'primary' : 'plain'}" name="do" value="publish">${isHeldBack ? words.publishAnyway : words.publish}</button></div>`,
  );
}

const KIND_WORDS: Record<Publication['kind'], string> = {
  ingest: 'Imported from folders',
  publish: 'Published',
  'roll-back': 'Went back',
};

function history({ publications, live, form, notice, now, isUnderWay }: ReleasesView): Html {
  if (!publications.length)
    return markup`<section aria-labelledby="history-title"><h2 id="history-title">${words.history}</h2><p class="empty">${words.nothingPublished}</p></section>`;
  const earlier = [
    ...new Set(publications.flatMap(({ release, previous }) => [release, previous ?? release])),
  ]
    .filter((number) => number !== live?.number)
    .sort((one, other) => other - one);
  const before = live && releaseBefore(publications, live.number);
  const isTyped = notice.typed?.field('do') === 'roll-back';
  const chosen = isTyped ? numberIn(typedOr(notice, 'to')) : before;
  return markup`${
    !isUnderWay &&
    earlier.length > 0 &&
    markup`<details class="panel"${flag('open', isTyped)}><summary><h2 id="back">${words.goBack}</h2></summary>
${form(
  RELEASES_PATH,
  markup`<label for="to">Version ${requiredMark()}</label><select id="to" name="to" required>${earlier.map((number) => markup`<option value="${number}"${flag('selected', number === chosen)}>Version ${number}${number === before && ', live before this one'}</option>`)}</select>
<label for="reason">Reason ${requiredMark()}</label><textarea id="reason" name="reason" rows="2" required maxlength="${LONGEST_REASON}" data-draft="reason">${isTyped && typedOr(notice, 'reason')}</textarea>
<p class="hint">${words.goBackHint}</p>
<div class="buttons"><button type="submit" class="button danger" name="do" value="roll-back">Go back</button></div>`,
)}</details>`
  }
<div><h2 id="history-title">${words.history}</h2>
<div class="table-frame" role="region" aria-label="${words.history}" tabindex="0"><table class="history"><thead><tr><th scope="col">When</th><th scope="col">Version</th><th scope="col">How</th><th scope="col">Who</th><th scope="col">Why</th></tr></thead><tbody>${publications.map(
    ({ at, release, kind, editor, reason, previous }) =>
      markup`<tr><td>${timeElement(at, now)}</td><th scope="row">${release}${release === live?.number && markup` <span class="tag state-tag">Live</span>`}</th><td>${KIND_WORDS[kind]}${kind === 'roll-back' && previous !== undefined && ` from ${previous}`}</td><td>${editor !== undefined && markup`<bdi>${editor}</bdi>`}</td><td>${reason}</td></tr>`,
  )}</tbody></table></div></div>`;
}
