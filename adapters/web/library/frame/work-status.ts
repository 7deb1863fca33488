// Shows work that editors asked for, in a part of the page that updates as the work goes on: what is being done, the
// progress so far, and the result.
import {
  WORK_TOPICS,
  type EditingWork,
  type SourceRefresh,
} from '../../../../bot/model/tasks/editing-work.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { showRegion, whenChanged } from '../../delivery/region.js';
import { eventStreamReply } from '../../delivery/event-stream.js';
import { type Html, markup } from '../../design/markup.js';
import {
  EDITING_WORK_PATH,
  changePath,
  GOLDEN_PATH,
  notePath,
  RECALLS_PATH,
  sourcePath,
  trialPath,
} from '../../model/paths.js';
import type { EditingLibrary } from './context.js';
import { readTitles, type TitleOf } from './titles.js';
import { timeElement } from '../../design/format-time.js';
import { counted } from '../wording/labels.js';

type WorkTopic = keyof typeof WORK_TOPICS;

export function workStream(topic: WorkTopic): string {
  return `${EDITING_WORK_PATH}/${topic}/events`;
}

export async function latestWork(
  library: EditingLibrary,
  topic: WorkTopic,
): Promise<EditingWork | undefined> {
  const [latest] = await library.editing.review.work.latest(WORK_TOPICS[topic], 1);
  return latest;
}

export async function workRegion(library: EditingLibrary, topic: WorkTopic): Promise<Html> {
  const work = await latestWork(library, topic);
  return showRegion('work', showWork(work, await readTitles(library.editing), library.now()));
}

export function checkEvents(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  return watchWork(library, exchange, 'check', async (work) => ({
    work: showWork(work, await readTitles(library.editing), library.now()),
  }));
}

/** Reads the regions again after each step of the work, and only then. */
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
    { read, listen: library.editing.review.work.watch },
    { limits: library.limits, sender: { session: library.editorOf(exchange).person.id } },
  );
}

const DOING: Record<EditingWork['request']['kind'], string> = {
  check: 'Checking the sources',
  try: 'Running the test questions on the new version',
  publish: 'Publishing',
  'roll-back': 'Going back to an earlier version',
};

export function showWork(work: EditingWork | undefined, titleOf: TitleOf, now: Date): Html {
  if (!work) return markup``;
  const { endedAt, startedAt, askedAt, editor, request } = work;
  const isOver = endedAt !== undefined;
  const asked = markup`started by <bdi>${editor}</bdi>, ${timeElement(askedAt, now)}`;
  return markup`<div class="${isOver ? 'work' : 'work work-on'}">${
    isOver
      ? markup`<p><strong>${endWords(work, titleOf)}</strong> <span class="muted">${asked}</span></p>${endLinks(work, titleOf)}`
      : markup`<p><span class="work-mark" aria-hidden="true"></span> <strong>${DOING[request.kind]}…</strong> ${startedAt === undefined && 'Waiting to start.'} <span class="muted">${asked}</span></p>${progressOf(work, titleOf)}
<p class="hint without-script">Reload this page to check progress.</p>`
  }</div>`;
}

function progressOf({ request, refreshes }: EditingWork, titleOf: TitleOf): Html | false {
  if (request.kind !== 'check' || request.sources.length < 2) return false;
  const { sources } = request;
  const next = sources[refreshes.length] ?? sources.at(-1)!;
  return markup`<p><progress max="${sources.length}" value="${refreshes.length}" aria-label="Sources checked"></progress> ${refreshes.length} of ${sources.length}; now ${titleOf(next)}</p>`;
}

function endWords({ outcome, refreshes }: EditingWork, titleOf: TitleOf): string {
  switch (outcome?.kind) {
    case undefined:
      return '';
    case 'checked':
      return refreshedText(refreshes);
    case 'nothing':
      return 'No changes have been accepted yet, so there was nothing to do.';
    case 'tried':
      if (outcome.tested === false)
        return `Version ${outcome.release} was not tested, because there are no test questions.`;
      return outcome.passed
        ? `Version ${outcome.release} passed its test.`
        : `Version ${outcome.release} did not pass its test, because too few test questions passed.`;
    case 'stopped':
      return `Version ${outcome.release} was not published because too few test questions passed.`;
    case 'overtaken':
      return 'Someone else published or made a decision at the same time, so your change was not made. Check what changed and try again.';
    case 'published':
      return `Version ${outcome.release} was published: ${outcome.documents.map(titleOf).join(', ')}.`;
    case 'rolled-back':
      return `Went back from version ${outcome.from} to version ${outcome.release}.`;
    case 'failed':
      return outcome.problem;
  }
}

function refreshedText(refreshes: readonly SourceRefresh[]): string {
  const changes = refreshes.flatMap((refresh) => refresh.changes).length;
  const unreached = refreshes.filter(({ state }) => state === 'failed' || state === 'refused').length;
  return `Checked ${counted(refreshes.length, 'source')}: ${changes ? `${counted(changes, 'change')} to review` : 'nothing to review'}${
    unreached ? `; ${unreached} could not be read` : ''
  }.`;
}

function endLinks({ outcome, refreshes }: EditingWork, titleOf: TitleOf): Html | false {
  switch (outcome?.kind) {
    case 'checked':
      return refreshList(refreshes, titleOf);
    case 'tried':
    case 'stopped':
      return markup`<p><a href="${trialPath(outcome.release)}">See the test results for version ${outcome.release}</a></p>`;
    case 'published':
      return whatFollows(outcome, titleOf);
    case 'rolled-back':
      return whatFollows({ recalls: outcome.recalls, suspended: 0 }, titleOf);
    default:
      return false;
  }
}

interface Following {
  recalls: number;
  suspended: number;
  suspendedNotes?: readonly string[];
}

function whatFollows({ recalls, suspended, suspendedNotes = [] }: Following, titleOf: TitleOf): Html | false {
  const lines = [
    recalls > 0 &&
      markup`<li><a href="${RECALLS_PATH}">${counted(recalls, 'passage')} that people were given ${recalls === 1 ? 'has' : 'have'} changed. Decide whether to tell them</a></li>`,
    suspended > 0 &&
      markup`<li><a href="${GOLDEN_PATH}">${counted(suspended, 'test question')} ${suspended === 1 ? 'is paused. Check it' : 'are paused. Check them'} again</a></li>`,
    ...suspendedNotes.map(
      (slug) =>
        markup`<li><a href="${notePath(slug)}">${titleOf(slug)}</a> cites guidance that has changed. The note will not be quoted until someone checks it</li>`,
    ),
  ].filter((line) => line !== false);
  return lines.length > 0 && markup`<ul>${lines}</ul>`;
}

/** Checks that found something, or that could not read the source. */
function refreshList(refreshes: readonly SourceRefresh[], titleOf: TitleOf): Html | false {
  const noteworthy = refreshes.filter(
    (refresh) => refresh.changes.length || refresh.problems.length || refresh.reason,
  );
  if (!noteworthy.length) return false;
  return markup`<ul>${noteworthy.map(
    ({ source, changes, problems, reason }) =>
      markup`<li><a href="${sourcePath(source)}">${titleOf(source)}</a>${reason !== undefined && `: ${reason}`}${changes.map(
        (id, index) =>
          markup`${index === 0 && reason === undefined ? ': ' : ', '}<a href="${changePath(id)}">change ${id}</a>`,
      )}${problems.length > 0 && markup`<ul>${problems.map((problem) => markup`<li>Left out ${problem}</li>`)}</ul>`}</li>`,
  )}</ul>`;
}
