// Serves the page of releases: what is live, what is ready to publish, and how to test, publish or go back.
import type { WorkRequest } from '../../../../bot/model/tasks/editing-work.js';
import type { SeenChange } from '../../../../ingest/model/editing.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { RELEASES_PATH } from '../../model/paths.js';
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
} from '../frame/editor-frame.js';
import { readTitles } from '../frame/titles.js';
import { showWork } from '../frame/show-work.js';
import { latestWork, watchWork, workStream } from '../frame/work-status.js';
import { releaseWording as words } from '../wording/release-wording.js';
import { LONGEST_REASON, releaseRegions, releasesMain, type ReleasesView } from './release-regions.js';

/** The page itself shows the outcome, because it changes while it is open. */
const SAID = { try: words.started, publish: words.started, 'roll-back': words.started };
const SHOWN = 30;

export async function showReleases(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, SAID),
): Promise<HttpReply> {
  return reviewPageReply(library, exchange, {
    title: words.title,
    current: RELEASES_PATH,
    notice,
    // If a form was refused, the page does not update, so that what was typed stays.
    ...(!notice.typed && { stream: workStream('release') }),
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
    ...(draft?.state === 'building' && { trial }),
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
      if (override === '') return { status: 400, problem: words.enterReasonToPublish };
      return { kind: 'publish', override, seen };
    }
    case 'roll-back': {
      const to = numberIn(posted.field('to'));
      const reason = text('reason');
      if (to === undefined) return { status: 400, problem: words.chooseRelease };
      if (reason === '') return { status: 400, problem: words.enterReasonToGoBack };
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
