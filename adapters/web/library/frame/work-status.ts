// Shows the progress and result of work that editors asked for, in a part of the page with live updates.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { requestEditingWork } from '../../../../bot/editing/request-editing-work.js';
import { hideFailedWork } from '../../../../bot/editing/hide-failed-work.js';
import {
  hasFailed,
  couldNotBeRead,
  WORK_TOPICS,
  type EditingWork,
  type SourceRefresh,
  type WorkOutcome,
  type WorkRequest,
} from '../../../../bot/model/editing/editing-work.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { showRegion, whenChanged } from '../../delivery/region.js';
import { eventStreamReply } from '../../delivery/event-stream.js';
import { filled } from '../../design/filled.js';
import { type Html, markup } from '../../design/markup.js';
import {
  EDITING_WORK_PATH,
  changePath,
  GOLDEN_PATH,
  notePath,
  RECALLS_PATH,
  sourcePath,
  liveRunPath,
  trialPath,
} from '../../model/paths.js';
import type { EditorsReviewPorts } from '../../ports/web-options.js';
import type { EditingLibrary } from './context.js';
import { csrfFormFor, type CsrfFormFields } from './editor-frame.js';
import { readTitles, type TitleOf } from './titles.js';
import { datedTimeElement } from '../../design/format-time.js';
import { errorLine } from '../../design/render.js';
import { workWording } from '../wording/work-wording.js';

type WorkTopic = keyof typeof WORK_TOPICS;

export function workStream(topic: WorkTopic): string {
  return `${EDITING_WORK_PATH}/${topic}/events`;
}

/** Returns undefined once failed work is no longer of interest. */
export async function latestWork(
  { options, editing }: Pick<EditingLibrary, 'options' | 'editing'>,
  topic: WorkTopic,
): Promise<EditingWork | undefined> {
  const [latest] = await options.store.records.editingWork.latest(WORK_TOPICS[topic], 1);
  if (!latest || !hasFailed(latest)) return latest;
  return latest.outcome?.isHidden || (await hasSucceededSince(editing.review, latest)) ? undefined : latest;
}

/** The schedule or a command may have done the same work since. */
async function hasSucceededSince(
  { ports: { editing } }: Pick<EditorsReviewPorts, 'ports'>,
  { request, refreshes, endedAt = '' }: EditingWork,
): Promise<boolean> {
  if (request.kind !== 'check') {
    const kind = request.kind === 'roll-back' ? 'roll-back' : 'publish';
    const publications = await editing.publications();
    return publications.some((one) => one.kind === kind && one.at > endedAt);
  }
  const unread = refreshes.filter(couldNotBeRead).map(({ source }) => source);
  const sources = await editing.sources();
  return (unread.length ? unread : request.sources).every((slug) =>
    sources.some(
      (one) =>
        one.slug === slug && one.checkedAt > endedAt && one.state === 'available' && one.failures === 0,
    ),
  );
}

export const HIDE_WORK = 'hide-work';

export async function hideWork(
  { options: { store, wake }, editing: { review } }: EditingLibrary,
  id: number,
  editor: string,
): Promise<void> {
  await hideFailedWork({ store, clock: review.ports.clock }, id, editor);
  wake();
}

export async function requestWork(
  { options: { store, wake }, editing: { review } }: EditingLibrary,
  request: WorkRequest,
  editor: string,
): Promise<void> {
  await requestEditingWork({ store, clock: review.ports.clock }, request, editor);
  wake();
}

export async function workRegion(
  library: EditingLibrary,
  exchange: HttpExchange,
  topic: WorkTopic,
): Promise<Html> {
  const work = await latestWork(library, topic);
  return showRegion(
    'work',
    showWork(work, await readTitles(library.editing), csrfFormFor(library, exchange)),
  );
}

export function checkEvents(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const form = csrfFormFor(library, exchange);
  return watchWork(library, exchange, 'check', async (work) => ({
    work: showWork(work, await readTitles(library.editing), form),
  }));
}

export function watchWork(
  library: EditingLibrary,
  exchange: HttpExchange,
  topic: WorkTopic,
  regions: (work: EditingWork | undefined) => Promise<Record<string, Html>>,
): Promise<HttpReply> {
  let before: EditingWork | undefined;
  let shown: { step: string; regions: Record<string, Html> } | undefined;
  const read = whenChanged(async () => {
    const latest = await latestWork(library, topic);
    const hasEnded = before?.id === latest?.id && !before?.endedAt && latest?.endedAt !== undefined;
    before = latest;
    const step = JSON.stringify(latest ?? null);
    if (shown?.step !== step) shown = { step, regions: await regions(latest) };
    return {
      regions: shown.regions,
      announcement: hasEnded ? endWords(latest, await readTitles(library.editing)) : '',
    };
  });
  return eventStreamReply(
    exchange,
    { read, listen: library.editing.review.watchEditingWork },
    { limits: library.limits, sender: { session: library.editorOf(exchange).person.id }, say: wordsIn('en') },
  );
}

function doing({ request }: EditingWork): string {
  return workWording.doing[request.kind === 'try' && request.live ? 'tryLive' : request.kind];
}

export function showWork(work: EditingWork | undefined, titleOf: TitleOf, form: CsrfFormFields): Html {
  if (!work) return markup``;
  const { endedAt, startedAt, askedAt, editor } = work;
  const isOver = endedAt !== undefined;
  const asked = filled(isOver ? workWording.wasStartedBy : workWording.startedBy, {
    name: markup`<bdi>${editor}</bdi>`,
    when: datedTimeElement(askedAt),
  });
  return markup`<div class="${isOver ? 'work' : 'work work-on'}">${
    isOver
      ? markup`${endLine(work, titleOf, asked)}${endLinks(work, titleOf)}${hasFailed(work) && hideForm(work, form)}`
      : markup`<p><span class="work-mark" aria-hidden="true"></span> <strong>${doing(work)}…</strong> ${startedAt === undefined && workWording.waiting} <span class="muted">${asked}</span></p>${progressOf(work, titleOf)}
<p class="without-script"><a href="?">${workWording.checkAgain}</a></p>`
  }</div>`;
}

/** Several pages show the result with this form, so it is sent to the page that the editor is on. */
function hideForm({ id }: EditingWork, form: CsrfFormFields): Html {
  return form(
    '?',
    markup`<input type="hidden" name="work" value="${id}"><button type="submit" class="button plain" name="do" value="${HIDE_WORK}">${workWording.hide}<span class="hidden"> ${workWording.thisMessage}</span></button>`,
    'buttons',
  );
}

function endLine(work: EditingWork, titleOf: TitleOf, asked: Html): Html {
  const words = endWords(work, titleOf);
  if (hasFailed(work)) return markup`${errorLine(words, wordsIn('en'))}<p class="muted">${asked}</p>`;
  return markup`<p><strong>${words}</strong> <span class="muted">${asked}</span></p>`;
}

function progressOf({ request, refreshes, progress }: EditingWork, titleOf: TitleOf): Html | false {
  if (progress) {
    const { done, all } = progress;
    return bar(done, all, workWording.questionsRun, workWording.tested(done, all));
  }
  if (request.kind !== 'check' || request.sources.length < 2) return false;
  const { sources } = request;
  const next = sources[refreshes.length] ?? sources.at(-1)!;
  const [done, all] = [refreshes.length, sources.length];
  return bar(done, all, workWording.sourcesChecked, workWording.progress(done, all, titleOf(next)));
}

function bar(done: number, all: number, label: string, sentence: string): Html {
  return markup`<p><progress max="${all}" value="${done}" aria-label="${label}"></progress> ${sentence}</p>`;
}

function endWords({ outcome, refreshes }: EditingWork, titleOf: TitleOf): string {
  switch (outcome?.kind) {
    case undefined:
      return '';
    case 'checked':
      return refreshedText(refreshes);
    case 'nothing':
      return workWording.nothing;
    case 'tried':
      return triedText(outcome);
    case 'stopped':
      return workWording.stopped;
    case 'overtaken':
      return workWording.overtaken;
    case 'published':
      return workWording.published(outcome.release, outcome.documents.map(titleOf));
    case 'rolled-back':
      return workWording.wentBack(outcome.from, outcome.release);
    case 'failed':
      return outcome.problem;
  }
}

function triedText(tried: Extract<WorkOutcome, { kind: 'tried' }>): string {
  const { release, passed, tested, live, isBelowGate } = tried;
  if (tested === false) return live ? workWording.noQuestions : workWording.untested;
  if (isBelowGate) return workWording.noWorse;
  if (passed) return workWording.passed(live && release);
  return live ? workWording.liveFailed(release) : workWording.draftFailed;
}

function refreshedText(refreshes: readonly SourceRefresh[]): string {
  const changes = refreshes.flatMap((refresh) => refresh.changes).length;
  const unreached = refreshes.filter(couldNotBeRead).length;
  return workWording.checked(refreshes.length, changes, unreached);
}

function endLinks({ outcome, refreshes }: EditingWork, titleOf: TitleOf): Html | false {
  switch (outcome?.kind) {
    case 'checked':
      return refreshList(refreshes, titleOf);
    case 'tried':
      return (
        outcome.tested !== false &&
        resultsLink(outcome.live ? liveRunPath(outcome.release) : trialPath(outcome.release))
      );
    case 'stopped':
      return resultsLink(trialPath(outcome.release));
    case 'published':
      return whatFollows(outcome, titleOf);
    case 'rolled-back':
      return whatFollows({ recalls: outcome.recalls, suspended: 0 }, titleOf);
    default:
      return false;
  }
}

function resultsLink(path: string): Html {
  return markup`<p><a href="${path}">${workWording.results}</a></p>`;
}

interface Following {
  recalls: number;
  suspended: number;
  suspendedNotes?: readonly string[];
}

function whatFollows({ recalls, suspended, suspendedNotes = [] }: Following, titleOf: TitleOf): Html | false {
  const lines = [
    recalls > 0 && markup`<li><a href="${RECALLS_PATH}">${workWording.recalls(recalls)}</a></li>`,
    suspended > 0 && markup`<li><a href="${GOLDEN_PATH}">${workWording.paused(suspended)}</a></li>`,
    ...suspendedNotes.map(
      (slug) =>
        markup`<li>${filled(workWording.suspendedNote, { note: markup`<a href="${notePath(slug)}">${titleOf(slug)}</a>` })}</li>`,
    ),
  ].filter((line) => line !== false);
  return lines.length > 0 && markup`<ul>${lines}</ul>`;
}

/** Lists the checks that found something or failed. */
function refreshList(refreshes: readonly SourceRefresh[], titleOf: TitleOf): Html | false {
  const noteworthy = refreshes.filter(
    (refresh) => refresh.changes.length || refresh.problems.length || refresh.reason,
  );
  if (!noteworthy.length) return false;
  return markup`<ul>${noteworthy.map(
    ({ source, changes, problems, reason }) =>
      markup`<li><a href="${sourcePath(source)}">${titleOf(source)}</a>${reason !== undefined && `: ${reason}`}${changes.map(
        (id, index) =>
          markup`${index === 0 && reason === undefined ? ': ' : ', '}<a href="${changePath(id)}">${workWording.change(id)}</a>`,
      )}${problems.length > 0 && markup`<ul>${problems.map((problem) => markup`<li>${workWording.leftOut(problem)}</li>`)}</ul>`}</li>`,
  )}</ul>`;
}
