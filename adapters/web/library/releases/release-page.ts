// Releases: what is live, what is ready to publish, testing it, publishing it, and going back.
import type { ChangeRecord, Publication, Trial } from '../../../../ingest/model/editing.js';
import type { Release } from '../../../../knowledge/model/release.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { Html } from '../../design/markup.js';
import { flag, markup } from '../../design/markup.js';
import { CHANGES_PATH, changePath, AS_OF_PATH, RELEASES_PATH, trialPath } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import { timeElement } from '../../design/format-time.js';
import type { WorkRequest } from '../../../../bot/model/tasks/editing-work.js';
import type { Posted, Refusal } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import { titlesOf } from '../changes/change-list.js';
import type { Notice, CsrfFormFields } from '../frame/editor-frame.js';
import {
  done,
  numberIn,
  csrfFormFor,
  receiveForm,
  reviewPageReply,
  saidIn,
  typedOr,
} from '../frame/editor-frame.js';
import { percent, trialSummary } from './trial-page.js';
import { counted, WEIGHT_LABELS } from '../frame/labels.js';
import { workRegion, workStream } from '../frame/work-status.js';

const SAID = {
  try: 'Running the test questions.',
  publish: 'Publishing the new release.',
  'roll-back': 'Going back to the earlier release.',
};
const LONGEST_REASON = 500;
const SHOWN = 30;

export async function showReleases(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, SAID),
): Promise<HttpReply> {
  const { review } = library.editing;
  const live = await review.liveRelease();
  const latest = await review.records.latestTrial();
  const draft = latest && (await review.release(latest.release));
  return reviewPageReply(library, exchange, {
    title: 'Releases',
    current: RELEASES_PATH,
    notice,
    stream: workStream('release'),
    main: releasesMain({
      live,
      accepted: await review.records.changes(['accepted']),
      titleOf: await titlesOf(review),
      ...(draft?.state === 'building' && { trial: latest }),
      gate: review.gate,
      publications: (await review.records.publications()).slice(0, SHOWN),
      form: csrfFormFor(library, exchange),
      work: await workRegion(library, 'release'),
      notice,
      now: library.now(),
    }),
  });
}

interface ReleasesView {
  live?: Release | undefined;
  accepted: readonly ChangeRecord[];
  titleOf: (change: ChangeRecord) => string;
  /** The latest, of a release that is not live yet. */
  trial?: Trial;
  gate: number;
  publications: readonly Publication[];
  form: CsrfFormFields;
  work: Html;
  notice: Notice;
  now: Date;
}

function releasesMain(view: ReleasesView): Html {
  const { live, work, now } = view;
  return markup`<h1>Releases</h1>
${
  live
    ? markup`<p><strong>Release ${live.number} is live</strong>${live.publishedAt !== undefined && markup`, published ${timeElement(live.publishedAt, now)}`}: ${counted(live.documents, 'document')}, ${counted(live.passages, 'passage')}.</p>`
    : markup`<p>No release is live yet.</p>`
}
<p><a href="${AS_OF_PATH}">See what the guidance said on a past date</a></p>
${work}
${next(view)}
${history(view)}`;
}

function next(view: ReleasesView): Html {
  const { accepted, titleOf, trial, gate, form } = view;
  if (!accepted.length)
    return markup`<section aria-labelledby="next"><h2 id="next">Ready to publish</h2><p class="empty">No changes have been accepted yet. <a href="${CHANGES_PATH}">Review the changes</a> first.</p></section>`;
  return markup`<section class="panel" aria-labelledby="next"><h2 id="next">Ready to publish</h2>
<ul>${accepted.map(
    (change) =>
      markup`<li><a href="${changePath(change.id)}">${titleOf(change)}</a> <span class="muted">${WEIGHT_LABELS[change.weight].toLowerCase()}, accepted by <bdi>${change.acceptedBy}</bdi></span></li>`,
  )}</ul>
${form(
  RELEASES_PATH,
  markup`<p>Test it first. We run your test questions against this version and the live one. At least ${percent(gate)} must pass.</p>
<div class="buttons"><button type="submit" class="button plain" name="do" value="try">Test it</button></div>`,
)}
${trial && trialSummary(trial)}${trial && markup`<p><a href="${trialPath(trial.release)}">See each test question</a></p>`}
${publishForm(view)}</section>`;
}

function publishForm({ trial, form, notice }: ReleasesView): Html {
  const isHeldBack = trial !== undefined && !trial.passed;
  const isTyped = notice.typed?.field('do') === 'publish';
  return form(
    RELEASES_PATH,
    markup`${
      isHeldBack
        ? markup`<label for="override">Why do you want to publish anyway?</label><textarea id="override" name="override" rows="2" maxlength="${LONGEST_REASON}" aria-describedby="override-hint" data-draft="override">${isTyped && typedOr(notice, 'override')}</textarea><p class="hint" id="override-hint">Too few test questions passed. We will save your reason in the history.</p>`
        : markup`<p class="hint">People will get answers from it within seconds. You can go back to an earlier release.</p>`
    }<div class="buttons"><button type="submit" class="button primary" name="do" value="publish">${isHeldBack ? 'Publish anyway' : 'Publish'}</button></div>`,
  );
}

const KIND_WORDS: Record<Publication['kind'], string> = {
  ingest: 'Imported from folders',
  publish: 'Published',
  'roll-back': 'Went back to',
};

function history({ publications, live, form, notice, now }: ReleasesView): Html {
  if (!publications.length)
    return markup`<section aria-labelledby="history"><h2 id="history">Release history</h2><p class="empty">Nothing has been published yet.</p></section>`;
  const earlier = [
    ...new Set(publications.flatMap(({ release, previous }) => [release, previous ?? release])),
  ]
    .filter((number) => number !== live?.number)
    .sort((one, other) => other - one);
  const before = publications.find(({ release }) => release === live?.number)?.previous;
  const isTyped = notice.typed?.field('do') === 'roll-back';
  const chosen = isTyped ? numberIn(typedOr(notice, 'to')) : before;
  return markup`${
    earlier.length > 0 &&
    markup`<details class="panel"${flag('open', isTyped)}><summary><h2 id="back">Go back to an earlier release</h2></summary>
${form(
  RELEASES_PATH,
  markup`<label for="to">Release</label><select id="to" name="to">${earlier.map((number) => markup`<option value="${number}"${flag('selected', number === chosen)}>Release ${number}${number === before && ', live before this one'}</option>`)}</select>
<label for="reason">Reason</label><textarea id="reason" name="reason" rows="2" required maxlength="${LONGEST_REASON}" data-draft="reason">${isTyped && typedOr(notice, 'reason')}</textarea>
<p class="hint">This takes a few seconds. The changes it reverses will go back to “To be reviewed”.</p>
<div class="buttons"><button type="submit" class="button danger" name="do" value="roll-back">Go back</button></div>`,
)}</details>`
  }
<section aria-labelledby="history"><h2 id="history">Release history</h2>
<div class="table-frame" role="region" aria-label="Release history" tabindex="0"><table class="history"><thead><tr><th scope="col">When</th><th scope="col">Release</th><th scope="col">How</th><th scope="col">Who</th><th scope="col">Why</th></tr></thead><tbody>${publications.map(
    ({ at, release, kind, editor, reason, previous }) =>
      markup`<tr><td>${timeElement(at, now)}</td><th scope="row">${release}${release === live?.number && markup` <span class="tag state-tag">Live</span>`}</th><td>${KIND_WORDS[kind]}${kind === 'roll-back' && previous !== undefined && ` from ${previous}`}</td><td>${editor !== undefined && markup`<bdi>${editor}</bdi>`}</td><td>${reason}</td></tr>`,
  )}</tbody></table></div></section>`;
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
      if (posted.field('override') === undefined) return { kind: 'publish' };
      const override = text('override');
      if (override === '') return { status: 400, problem: 'Enter a reason for publishing anyway.' };
      return { kind: 'publish', override };
    }
    case 'roll-back': {
      const to = numberIn(posted.field('to'));
      const reason = text('reason');
      if (to === undefined) return { status: 400, problem: 'Choose a release to go back to.' };
      if (reason === '') return { status: 400, problem: 'Enter a reason for going back.' };
      return { kind: 'roll-back', to, reason };
    }
    default:
      return UNREADABLE;
  }
}
