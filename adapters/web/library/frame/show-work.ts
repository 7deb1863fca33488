// Shows work that editors asked for: what is being done, the progress so far, and the result.
import type { EditingWork, SourceRefresh } from '../../../../bot/model/tasks/editing-work.js';
import { timeElement } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { changePath, GOLDEN_PATH, notePath, RECALLS_PATH, sourcePath, trialPath } from '../../model/paths.js';
import { workWording as words } from '../wording/release-wording.js';
import { counted } from '../wording/labels.js';
import type { TitleOf } from './titles.js';

export function showWork(work: EditingWork | undefined, titleOf: TitleOf, now: Date): Html {
  if (!work) return markup``;
  const { endedAt, startedAt, askedAt, editor, request } = work;
  const isOver = endedAt !== undefined;
  const asked = markup`started by <bdi>${editor}</bdi>, ${timeElement(askedAt, now)}`;
  return markup`<div class="${isOver ? 'work' : 'work work-on'}">${
    isOver
      ? markup`<p><strong>${endWords(work, titleOf)}</strong> <span class="muted">${asked}</span></p>${endLinks(work, titleOf)}`
      : markup`<p><span class="work-mark" aria-hidden="true"></span> <strong>${words.doing[request.kind]}…</strong> ${startedAt === undefined && words.waiting} <span class="muted">${asked}</span></p>${progressOf(work, titleOf)}
<p class="hint without-script">${words.reload}</p>`
  }</div>`;
}

function progressOf({ request, refreshes }: EditingWork, titleOf: TitleOf): Html | false {
  if (request.kind !== 'check' || request.sources.length < 2) return false;
  const { sources } = request;
  const next = sources[refreshes.length] ?? sources.at(-1)!;
  return markup`<p><progress max="${sources.length}" value="${refreshes.length}" aria-label="${words.sourcesChecked}"></progress> ${words.checking(refreshes.length, sources.length, titleOf(next))}</p>`;
}

export function endWords({ outcome, refreshes }: EditingWork, titleOf: TitleOf): string {
  switch (outcome?.kind) {
    case undefined:
      return '';
    case 'checked':
      return refreshedText(refreshes);
    case 'nothing':
      return words.nothing;
    case 'tried':
      return outcome.passed ? words.testPassed(outcome.release) : words.testFailed(outcome.release);
    case 'stopped':
      return words.stopped(outcome.release);
    case 'overtaken':
      return words.overtaken;
    case 'published':
      return words.published(outcome.release, outcome.documents.map(titleOf).join(', '));
    case 'rolled-back':
      return words.wentBack(outcome.release, outcome.from);
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
      return markup`<p><a href="${trialPath(outcome.release)}">${words.testResults(outcome.release)}</a></p>`;
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
    recalls > 0 && markup`<li><a href="${RECALLS_PATH}">${words.recalls(recalls)}</a></li>`,
    suspended > 0 && markup`<li><a href="${GOLDEN_PATH}">${words.paused(suspended)}</a></li>`,
    ...suspendedNotes.map(
      (slug) => markup`<li><a href="${notePath(slug)}">${titleOf(slug)}</a> ${words.noteLeftOut}</li>`,
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
      )}${problems.length > 0 && markup`<ul>${problems.map((problem) => markup`<li>${words.leftOut(problem)}</li>`)}</ul>`}</li>`,
  )}</ul>`;
}
