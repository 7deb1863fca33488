// Serves the page where editors test and publish the guidance, or go back to an earlier version.
import type { EditingWork, WorkRequest } from '../../../../bot/model/editing/editing-work.js';
import type { SeenChange } from '../../../../ingest/model/editing.js';
import { problemWithReason } from '../../../../ingest/releases/roll-back.js';
import { unfoundedCitations } from '../../../../ingest/releases/unfounded-citations.js';
import { activeOf } from '../../../../ingest/model/since-trial.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { RELEASES_PATH, AS_OF_PATH } from '../../model/paths.js';
import { typedText, UNREADABLE, type Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  csrfFormFor,
  numberIn,
  reviewPageReply,
  settingOf,
  wrongField,
  type EditorsForm,
  type Notice,
} from '../frame/editor-frame.js';
import { readTitles } from '../frame/titles.js';
import { requestWork, latestWork, showWork, watchWork, workStream } from '../frame/work-status.js';
import { datedTimeElement } from '../../design/format-time.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { seeOther } from '../../design/page.js';
import { showRegion } from '../../delivery/region.js';
import { releaseWording } from '../wording/release-wording.js';
import { nextRelease } from './next-release.js';
import { readDraft, type Draft } from './read-tested-release.js';
import { readVersionHistory } from './read-history.js';
import { LONGEST_RELEASE_REASON, type ReleasesView } from './releases-view.js';
import { SHOWN, versionHistory } from './version-history.js';

export async function showReleases(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = {},
): Promise<HttpReply> {
  return reviewPageReply(library, exchange, {
    title: releaseWording.title,
    current: RELEASES_PATH,
    notice,
    // There are no live updates after a refused form, because they would replace the typed text.
    stream: notice.typed ? undefined : workStream('release'),
    main: releasesMain(await readReleases(library, exchange, notice)),
  });
}

/** Reads all the data again after each step of the work, so that the parts of the page agree. */
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
  const { ports } = library.editing.review;
  // Read the state of the work first: work that finishes after this may change the data read below.
  const work = await latestWork(library, 'release');
  const titleOf = await readTitles(library.editing);
  const draft = await readDraft(ports);
  const publications = await ports.editing.publications();
  const accepted = await ports.editing.changes(['accepted']);
  const live = await ports.store.liveRelease();
  const editions = live ? await ports.store.editionsOf(live.number) : [];
  return {
    live,
    accepted,
    unfounded: await unfoundedCitations(ports, accepted, editions),
    waiting: (await ports.editing.changes(['waiting'])).length,
    titleOf,
    draft,
    questions: activeOf(await ports.editing.goldenQuestions()).length,
    gate: ports.gate,
    publications,
    history: await readVersionHistory(library, publications.slice(0, SHOWN), titleOf),
    work: isOutdatedTest(work, draft) ? markup`` : showWork(work, titleOf, csrfFormFor(library, exchange)),
    isUnderWay: work !== undefined && work.endedAt === undefined,
    ...settingOf(library, exchange, notice),
  };
}

/**
 * The result of an outdated test is hidden, because “The draft passed its test” could seem to be about a
 * different draft.
 */
function isOutdatedTest(work: EditingWork | undefined, draft: Draft | undefined): boolean {
  const { outcome } = work ?? {};
  if (outcome?.kind !== 'tried' && outcome?.kind !== 'stopped') return false;
  // “Version 1 passed its test” above the draft could seem to be about the draft. The page of test questions
  // shows this.
  if (outcome.kind === 'tried' && outcome.live) return true;
  return draft === undefined || draft.since !== undefined || draft.trial.release !== outcome.release;
}

export async function receiveReleases({ library, posted, editor, refuse }: EditorsForm): Promise<HttpReply> {
  const request = readRequest(posted);
  if ('problem' in request) return refuse(request);
  await requestWork(library, { ...request, press: posted.field('press')! }, editor);
  // The code in the address tells a script that the form was accepted, so that it can delete the saved text.
  return seeOther(`${RELEASES_PATH}?said=${request.kind}#work`);
}

type Asked = Exclude<WorkRequest, { kind: 'check' }>;

function readRequest(posted: Posted): Asked | (Notice & { problem: string }) {
  const text = (name: string) => typedText(posted, name, LONGEST_RELEASE_REASON);
  switch (posted.field('do')) {
    case 'try':
      return { kind: 'try' };
    case 'publish': {
      const seen = seenIn(posted);
      if (posted.field('override') === undefined) return { kind: 'publish', seen };
      const override = text('override');
      if (override === '') return wrongField('override', releaseWording.publish.noReason);
      return { kind: 'publish', override, seen };
    }
    case 'roll-back': {
      const to = numberIn(posted.field('to'));
      const reason = text('reason');
      if (to === undefined) return wrongField('to', releaseWording.back.noVersion);
      const problem = problemWithReason(reason);
      return problem ? wrongField('reason', problem[0]) : { kind: 'roll-back', to, reason };
    }
    default:
      return UNREADABLE;
  }
}

/**
 * The changes shown on the page, each with its version. Undefined if the form is from an older version of
 * this page.
 */
function seenIn(posted: Posted): SeenChange[] | undefined {
  const pairs = posted.field('seen')?.matchAll(/(\d+)\.(\d+)/g);
  return pairs && [...pairs].map(([, id, version]) => ({ id: Number(id), version: Number(version) }));
}

/**
 * The parts of the page that can change while it is open. They are updated together, so that they always
 * agree.
 */
function releaseRegions(view: ReleasesView): Record<string, Html> {
  return { live: live(view), work: view.work, next: nextRelease(view), history: versionHistory(view) };
}

function releasesMain(view: ReleasesView): Html {
  const regions = releaseRegions(view);
  // The page opens at the work that was asked for.
  const region = (id: string) => showRegion(id, regions[id]!, { isFocusable: id === 'work' });
  return markup`<h1>${releaseWording.title}</h1>
<p>${releaseWording.intro}</p>
${region('live')}
<p><a href="${AS_OF_PATH}">${releaseWording.past}</a></p>
${region('work')}
${region('next')}
${region('history')}`;
}

function live({ live: release, publications: [latest] }: ReleasesView): Html {
  if (!release) return markup`<p>${releaseWording.none}</p>`;
  const { number, publishedAt, documents, passages } = release;
  const said = releaseWording.live;
  const isBack = latest?.kind === 'roll-back' && latest.release === number;
  const when = publishedAt !== undefined && datedTimeElement(publishedAt);
  const version = markup`<strong>${isBack ? said.again(number) : said.version(number)}</strong>`;
  const content = releaseWording.content(documents, passages);
  if (!isBack)
    return markup`<p>${filled(when ? said.publishedHolds : said.holds, { version, when, content })}</p>`;
  const broughtBack = filled(said.broughtBack, {
    name: latest.editor === undefined ? said.anEditor : markup`<bdi>${latest.editor}</bdi>`,
    previous: latest.previous,
    when: datedTimeElement(latest.at),
  });
  return markup`<p>${filled(said.holds, { version, content })} ${broughtBack}${when && markup` ${filled(said.firstPublished, { when })}`}</p>`;
}
