// The progress of work that editors asked for: a part of the page that updates while the work goes on.
import type {
  EditingWork,
  SourceRefresh,
  WorkKind,
  WorkOutcome,
} from '../../../../bot/model/tasks/editing-work.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { textReply } from '../../../http/http.js';
import { showRegion, whenChanged } from '../../delivery/region.js';
import { eventStreamReply } from '../../delivery/event-stream.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import {
  changePath,
  GOLDEN_PATH,
  notePath,
  RECALLS_PATH,
  sourcePath,
  trialPath,
  EDITING_WORK_PATH,
} from '../../model/paths.js';
import { timeElement } from '../../design/format-time.js';
import type { EditingLibrary } from './context.js';
import { counted } from './labels.js';

export type WorkTopic = 'check' | 'release';
const KINDS: Record<WorkTopic, readonly WorkKind[]> = {
  check: ['check'],
  release: ['try', 'publish', 'roll-back'],
};
const LOOK_EVERY_MS = 700;

export function workStream(topic: WorkTopic): string {
  return `${EDITING_WORK_PATH}/${topic}/events`;
}

/** The part of the page, with what was asked for last. */
export async function workRegion(library: EditingLibrary, topic: WorkTopic): Promise<Html> {
  return showRegion('work', await workStatus(library, topic));
}

async function workStatus(library: EditingLibrary, topic: WorkTopic): Promise<Html> {
  const [latest] = await library.editing.review.work.latest(KINDS[topic], 1);
  return latest ? showWork(latest, library.now()) : markup``;
}

export async function workEvents(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const topic = (['check', 'release'] as const).find((one) => one === exchange.params.topic);
  if (!topic) return textReply(404, 'Not found.\n');
  let before: EditingWork | undefined;
  const read = whenChanged(async () => {
    const [latest] = await library.editing.review.work.latest(KINDS[topic], 1);
    const hasEnded = before?.id === latest?.id && !before?.endedAt && latest?.endedAt !== undefined;
    before = latest;
    return {
      regions: { work: latest ? showWork(latest, library.now()) : markup`` },
      announcement: hasEnded ? endWords(latest) : '',
    };
  });
  return eventStreamReply(
    exchange,
    { read, listen: everyMoment },
    { limits: library.limits, sender: { session: library.editorOf(exchange).person.id } },
  );
}

/** The work is done by whichever process has a worker, so that pages look. */
function everyMoment(wake: () => void): () => void {
  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

const DOING: Record<WorkKind, string> = {
  check: 'Checking the sources',
  try: 'Running the test questions on the new release',
  publish: 'Publishing',
  'roll-back': 'Going back to an earlier release',
};

function showWork(work: EditingWork, now: Date): Html {
  const { endedAt, startedAt, askedAt, editor, request } = work;
  const isOver = endedAt !== undefined;
  const asked = markup`started by <bdi>${editor}</bdi>, ${timeElement(askedAt, now)}`;
  return markup`<div class="${isOver ? 'work' : 'work work-on'}">${
    isOver
      ? markup`<p><strong>${endWords(work)}</strong> <span class="muted">${asked}</span></p>${endLinks(work)}`
      : markup`<p><span class="work-mark" aria-hidden="true"></span> <strong>${DOING[request.kind]}…</strong> ${startedAt === undefined && 'Waiting to start.'} <span class="muted">${asked}</span></p>${progressOf(work)}
<p class="hint without-script">Reload this page to check progress.</p>`
  }</div>`;
}

function progressOf({ request, refreshes }: EditingWork): Html | false {
  if (request.kind !== 'check' || request.sources.length < 2) return false;
  const { sources } = request;
  return markup`<p><progress max="${sources.length}" value="${refreshes.length}" aria-label="Sources checked"></progress> ${refreshes.length} of ${sources.length}; now ${sources[refreshes.length]}</p>`;
}

function endWords(work: EditingWork): string {
  return work.outcome ? outcomeText(work.outcome, work.refreshes) : 'It ended.';
}

function outcomeText(outcome: WorkOutcome, refreshes: readonly SourceRefresh[]): string {
  switch (outcome.kind) {
    case 'checked':
      return refreshedText(refreshes);
    case 'nothing':
      return 'No changes have been accepted yet, so there was nothing to do.';
    case 'tried':
      return outcome.passed
        ? `Release ${outcome.release} is ready to publish.`
        : `Release ${outcome.release} cannot be published yet because too few test questions passed.`;
    case 'stopped':
      return `Release ${outcome.release} was not published because too few test questions passed.`;
    case 'overtaken':
      return 'Someone else published or made a decision at the same time, so nothing was done. Check what changed and try again.';
    case 'published':
      return `Release ${outcome.release} is live: ${outcome.documents.join(', ')}.`;
    case 'rolled-back':
      return `Release ${outcome.release} is live again and has replaced release ${outcome.from}.`;
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

function endLinks({ outcome, refreshes }: EditingWork): Html | false {
  switch (outcome?.kind) {
    case 'checked':
      return refreshList(refreshes);
    case 'tried':
    case 'stopped':
      return markup`<p><a href="${trialPath(outcome.release)}">See the test results for release ${outcome.release}</a></p>`;
    case 'published':
      return whatFollows(outcome);
    case 'rolled-back':
      return whatFollows({ recalls: outcome.recalls, suspended: 0 });
    default:
      return false;
  }
}

interface Following {
  recalls: number;
  suspended: number;
  suspendedNotes?: readonly string[];
}

function whatFollows({ recalls, suspended, suspendedNotes = [] }: Following): Html | false {
  const lines = [
    recalls > 0 &&
      markup`<li><a href="${RECALLS_PATH}">${counted(recalls, 'passage')} that people were given ${recalls === 1 ? 'has' : 'have'} changed. Decide whether to tell them</a></li>`,
    suspended > 0 &&
      markup`<li><a href="${GOLDEN_PATH}">${counted(suspended, 'test question')} ${suspended === 1 ? 'is' : 'are'} paused. Check ${suspended === 1 ? 'it' : 'them'} again</a></li>`,
    ...suspendedNotes.map(
      (slug) =>
        markup`<li><a href="${notePath(slug)}">${slug}</a> cites guidance that has changed. It will not be quoted until someone checks it</li>`,
    ),
  ].filter((line) => line !== false);
  return lines.length > 0 && markup`<ul>${lines}</ul>`;
}

/** Those that brought something, or that could not be read. */
function refreshList(refreshes: readonly SourceRefresh[]): Html | false {
  const noteworthy = refreshes.filter(
    (refresh) => refresh.changes.length || refresh.problems.length || refresh.reason,
  );
  if (!noteworthy.length) return false;
  return markup`<ul>${noteworthy.map(
    ({ source, changes, problems, reason }) =>
      markup`<li><a href="${sourcePath(source)}">${source}</a>${reason !== undefined && `: ${reason}`}${changes.map(
        (id, index) =>
          markup`${index === 0 && reason === undefined ? ': ' : ', '}<a href="${changePath(id)}">change ${id}</a>`,
      )}${problems.length > 0 && markup`<ul>${problems.map((problem) => markup`<li>Left out ${problem}</li>`)}</ul>`}</li>`,
  )}</ul>`;
}
