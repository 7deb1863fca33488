// The page of releases: what is live, what is ready to publish, the history, and how to test, publish or go back.
import type { WorkRequest } from '../../../../bot/model/tasks/editing-work.js';
import {
  type SeenChange,
  releaseBefore,
  type ChangeRecord,
  type Publication,
  type Trial,
} from '../../../../ingest/model/editing.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import {
  RELEASES_PATH,
  CHANGES_PATH,
  changePath,
  AS_OF_PATH,
  SEARCH_PATH,
  trialPath,
} from '../../model/paths.js';
import { UNREADABLE, type Posted, type Refusal } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  numberIn,
  receiveForm,
  reviewPageReply,
  saidIn,
  settingOf,
  type Notice,
  typedOr,
  type PageSetting,
} from '../frame/editor-frame.js';
import { readTitles, titleOfChange, type TitleOf } from '../frame/titles.js';
import { latestWork, showWork, watchWork, workStream } from '../frame/work-status.js';
import type { Release } from '../../../../knowledge/model/release.js';
import { requiredMark } from '../../design/fields.js';
import { timeElement } from '../../design/format-time.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { showRegion } from '../../delivery/region.js';
import { counted, WEIGHT_LABELS } from '../wording/labels.js';
import { percent, trialSummary } from './trial-page.js';

/** The page itself shows the outcome, because it changes while it is open. */
const STARTED = 'This has started. You can follow its progress on this page.';
const SAID = { try: STARTED, publish: STARTED, 'roll-back': STARTED };
const SHOWN = 30;

export async function showReleases(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, SAID),
): Promise<HttpReply> {
  return reviewPageReply(library, exchange, {
    title: 'Versions of the guidance',
    current: RELEASES_PATH,
    notice,
    // If a form was refused, the page does not update, so that what was typed stays.
    stream: notice.typed ? undefined : workStream('release'),
    main: releasesMain(await readReleases(library, exchange, notice)),
  });
}

/** Reads everything again after each step of the work, so that no part of the page contradicts another. */
export function releaseEvents(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  return watchWork(library, exchange, 'release', async () =>
    releaseRegions(await readReleases(library, exchange, {})),
  );
}

async function readReleases(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice,
): Promise<ReleasesView> {
  const { review } = library.editing;
  // Read this first, because the work may have changed the data below.
  const work = await latestWork(library, 'release');
  const [live, trial] = await Promise.all([review.liveRelease(), review.records.latestTrial()]);
  const titleOf = await readTitles(library.editing);
  const draft = trial && (await review.release(trial.release));
  return {
    live,
    accepted: await review.records.changes(['accepted']),
    waiting: (await review.records.changes(['waiting'])).length,
    titleOf,
    trial: draft?.state === 'building' ? trial : undefined,
    gate: review.gate,
    publications: (await review.records.publications()).slice(0, SHOWN),
    work: showWork(work, titleOf, library.now()),
    isUnderWay: work !== undefined && work.endedAt === undefined,
    ...settingOf(library, exchange, notice),
  };
}

export async function receiveReleases(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const request = readRequest(posted);
  const refused = refusal ?? ('problem' in request ? request : undefined);
  if (refused || 'problem' in request)
    return showReleases(library, exchange, { ...(refused ?? UNREADABLE), typed: posted });
  await library.editing.review.work.ask(request, editor);
  return done(RELEASES_PATH, request.kind);
}

function readRequest(posted: Posted): Exclude<WorkRequest, { kind: 'check' }> | Refusal {
  const text = (name: string) => (posted.field(name) ?? '').trim().slice(0, LONGEST_REASON);
  switch (posted.field('do')) {
    case 'try':
      return { kind: 'try' };
    case 'publish': {
      const seen = seenIn(posted);
      if (posted.field('override') === undefined) return { kind: 'publish', seen };
      const override = text('override');
      if (override === '') return { status: 400, problem: 'Enter a reason for publishing anyway.' };
      return { kind: 'publish', override, seen };
    }
    case 'roll-back': {
      const to = numberIn(posted.field('to'));
      const reason = text('reason');
      if (to === undefined) return { status: 400, problem: 'Choose a version to go back to.' };
      if (reason === '') return { status: 400, problem: 'Enter a reason for going back.' };
      return { kind: 'roll-back', to, reason };
    }
    default:
      return UNREADABLE;
  }
}

/**
 * The changes that were on the page, each with the number of decisions made on it so far. Undefined if the page is from
 * an earlier version.
 */
function seenIn(posted: Posted): SeenChange[] | undefined {
  const pairs = posted.field('seen')?.matchAll(/(\d+)\.(\d+)/g);
  return pairs && [...pairs].map(([, id, version]) => ({ id: Number(id), version: Number(version) }));
}

export const LONGEST_REASON = 500;

interface ReleasesView extends PageSetting {
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
function releaseRegions(view: ReleasesView): Record<string, Html> {
  return { live: live(view), work: view.work, next: next(view), history: history(view) };
}

function releasesMain(view: ReleasesView): Html {
  const regions = releaseRegions(view);
  const region = (id: string) => showRegion(id, regions[id]!);
  return markup`<h1>Versions of the guidance</h1>
${region('live')}
<p><a href="${AS_OF_PATH}">See what the guidance said on a past date</a></p>
${region('work')}
${region('next')}
${region('history')}`;
}

function live({ live: release, publications: [latest], now }: ReleasesView): Html {
  if (!release) return markup`<p>No version is live yet.</p>`;
  const { number, publishedAt, documents, passages } = release;
  const isBack = latest?.kind === 'roll-back' && latest.release === number;
  const published = publishedAt !== undefined && timeElement(publishedAt, now);
  const holds = `${counted(documents, 'document')}, ${counted(passages, 'passage')}`;
  if (isBack)
    return markup`<p><strong>Version ${number} is live again</strong>: ${holds}. ${latest.editor !== undefined ? markup`<bdi>${latest.editor}</bdi>` : 'An editor'} brought it back in place of version ${latest.previous}, ${timeElement(latest.at, now)}.${published && markup` It was first published ${published}.`}</p>`;
  return markup`<p><strong>Version ${number} is live</strong>${published && markup`, published ${published}`}: ${holds}.</p>`;
}

function next(view: ReleasesView): Html {
  const { accepted, waiting, titleOf, trial, gate, form, isUnderWay } = view;
  if (isUnderWay)
    return markup`<section aria-labelledby="next-title"><h2 id="next-title">Ready to publish</h2><p class="empty">Wait until this has finished. Then you can test or publish again.</p></section>`;
  if (!accepted.length)
    return markup`<section aria-labelledby="next-title"><h2 id="next-title">Ready to publish</h2><p class="empty">No changes have been accepted yet. ${waiting > 0 && `${counted(waiting, 'change')} ${waiting === 1 ? 'is' : 'are'} waiting for a second editor. `}<a href="${CHANGES_PATH}">Review the changes</a></p></section>`;
  return markup`<section class="panel" aria-labelledby="next-title"><h2 id="next-title">Ready to publish</h2>
<ul>${accepted.map(
    (change) =>
      markup`<li><a href="${changePath(change.id)}">${titleOfChange(titleOf, change)}</a> <span class="muted">${WEIGHT_LABELS[change.weight].toLowerCase()}, accepted by <bdi>${change.acceptedBy}</bdi></span></li>`,
  )}</ul>
${form(
  RELEASES_PATH,
  markup`${!trial && markup`<p>Test it first. We run your test questions against this version and the live one. At least ${percent(gate)} must pass.</p>`}
<div class="buttons"><button type="submit" class="button ${trial ? 'plain' : 'primary'}" name="do" value="try">${trial ? 'Test it again' : 'Test it'}</button></div>`,
)}
${trial && trialSummary(trial)}${trial && markup`<p><a href="${trialPath(trial.release)}">See which answers change</a> · <a href="${SEARCH_PATH}?in=draft">Ask this version a question</a></p>`}
${publishForm(view)}</section>`;
}

function publishForm({ accepted, titleOf, trial, form, notice }: ReleasesView): Html {
  const isHeldBack = trial !== undefined && !trial.passed;
  const isTyped = notice.typed?.field('do') === 'publish';
  const changes = counted(accepted.length, 'change');
  return markup`<details class="publish"${flag('open', isTyped)}><summary>${isHeldBack ? 'Publish anyway' : 'Publish'}: ${changes}</summary>
${form(
  RELEASES_PATH,
  markup`<ul>${accepted.map((change) => markup`<li>${titleOfChange(titleOf, change)}: ${change.edition === undefined ? 'removed' : change.base === undefined ? 'new' : 'changed'}</li>`)}</ul>
${!trial && markup`<p>This has not been tested. You can publish an urgent correction without a test.</p>`}${
    isHeldBack
      ? markup`<label for="override">Why do you want to publish anyway? ${requiredMark()}</label><textarea id="override" name="override" rows="2" required maxlength="${LONGEST_REASON}" aria-describedby="override-hint" data-draft="override">${isTyped && typedOr(notice, 'override')}</textarea><p class="hint" id="override-hint">Too few test questions passed. We will save your reason in the history.</p>`
      : markup`<p class="hint">People will start getting answers from this version within seconds. You can go back to an earlier version.</p>`
  }<input type="hidden" name="seen" value="${accepted.map(({ id, version }) => `${id}.${version}`).join(' ')}"><div class="buttons"><button type="submit" class="button ${trial ? 'primary' : 'plain'}" name="do" value="publish">${isHeldBack ? 'Publish anyway' : 'Publish'}</button></div>`,
)}</details>`;
}

const KIND_WORDS: Record<Publication['kind'], string> = {
  ingest: 'Imported from folders',
  publish: 'Published',
  'roll-back': 'Brought back',
};

function history({ publications, live, form, notice, now, isUnderWay }: ReleasesView): Html {
  if (!publications.length)
    return markup`<section aria-labelledby="history-title"><h2 id="history-title">Version history</h2><p class="empty">Nothing has been published yet.</p></section>`;
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
    markup`<details class="panel"${flag('open', isTyped)}><summary><h2 id="back">Go back to an earlier version</h2></summary>
${form(
  RELEASES_PATH,
  markup`<label for="to">Version ${requiredMark()}</label><select id="to" name="to" required>${earlier.map((number) => markup`<option value="${number}"${flag('selected', number === chosen)}>Version ${number}${number === before && ', published before this one'}</option>`)}</select>
<label for="reason">Reason ${requiredMark()}</label><textarea id="reason" name="reason" rows="2" required maxlength="${LONGEST_REASON}" data-draft="reason">${isTyped && typedOr(notice, 'reason')}</textarea>
<p class="hint">This takes a few seconds. The changes it reverses will go back to “To be reviewed”.</p>
<div class="buttons"><button type="submit" class="button danger" name="do" value="roll-back">Go back</button></div>`,
)}</details>`
  }
<div><h2 id="history-title">Version history</h2>
<div class="table-frame" role="region" aria-label="Version history" tabindex="0"><table class="history"><thead><tr><th scope="col">When</th><th scope="col">Version</th><th scope="col">How</th><th scope="col">Who</th><th scope="col">Why</th></tr></thead><tbody>${publications.map(
    ({ at, release, kind, editor, reason, previous }, n) =>
      // An earlier row can have the same version, which went live then but was later replaced.
      markup`<tr><td>${timeElement(at, now)}</td><th scope="row">${release}${n === 0 && release === live?.number && markup` <span class="tag state-tag">Live</span>`}</th><td>${KIND_WORDS[kind]}${kind === 'roll-back' && previous !== undefined && `, in place of ${previous}`}</td><td>${editor !== undefined && markup`<bdi>${editor}</bdi>`}</td><td>${reason}</td></tr>`,
  )}</tbody></table></div></div>`;
}
