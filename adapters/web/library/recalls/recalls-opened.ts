// Lists the recalls that were opened from one report, and names those that are still to be decided.
import { mattersOf, type Recall } from '../../../../bot/model/recalls/recall.js';
import { countGiven } from '../../../../bot/recalls/count-recipients.js';
import { recipientsOfMatters } from '../../../../bot/recalls/recipients.js';
import type { ReadUnsafeReport } from '../../../../bot/model/recalls/unsafe-report.js';
import { formsOf } from '../../../../knowledge/model/recalled.js';
import { markup, type Html } from '../../design/markup.js';
import { RECALLS_PATH, recallPath } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { RECALL_STATE_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { recallWording } from '../wording/recall-wording.js';

const { waiting: said, list } = recallWording;

/** The code in the address of the page that follows “Start a recall”. */
export const JUST_STARTED = 'started';

/** Further recalls are only in the list of recalls, because one publication can open hundreds. */
const MOST_NAMED = 3;

export interface OpenedRecall {
  recall: Recall;
  people: number;
}

/** One entry for each decision. Leaves out recalls of the same quotes that were decided before this report. */
export async function recallsOpenedBy(
  { options: { store } }: EditingLibrary,
  { report, answer }: ReadUnsafeReport,
): Promise<OpenedRecall[]> {
  const { handled } = report;
  if (handled?.outcome !== 'recalled') return [];
  const quoted = new Set(answer.answer.citations.map(({ passage }) => passage.id));
  const opened = (await store.records.recalls.list()).filter(
    (recall) =>
      recall.reason === 'wrong' &&
      formsOf(recall).some((form) => quoted.has(form)) &&
      (recall.decidedAt === undefined || recall.decidedAt >= handled.at),
  );
  return (await recipientsOfMatters(store, opened)).map(({ matter, given }) => ({
    recall: matter[0]!,
    people: countGiven(given).people,
  }));
}

/** Names the open recalls of these quotes, for whatever reason they were opened. */
export async function recallsWaitingFor(
  { options: { store } }: EditingLibrary,
  { answer }: ReadUnsafeReport,
): Promise<Html | false> {
  const quoted = new Set(answer.answer.citations.map(({ passage }) => passage.id));
  const open = await store.records.recalls.list('open');
  return stillToDecide(
    mattersOf(open.filter((recall) => formsOf(recall).some((form) => quoted.has(form)))),
    said.waits,
  );
}

export function openedRecalls(opened: readonly OpenedRecall[]): Html | false {
  if (!opened.length) return false;
  const next = opened.find(({ recall }) => recall.state === 'open');
  return markup`<section aria-labelledby="opened"><h2 id="opened">${said.title}</h2><ul class="items">${opened.map(
    ({ recall: { id, title, state }, people }) =>
      markup`<li class="item"><h3><a href="${recallPath(id)}">${title}</a></h3><p class="tags"><span class="tag ${state === 'open' ? 'trouble-tag' : 'state-tag'}">${RECALL_STATE_LABELS[state]}</span></p><p class="item-facts"><span>${recallWording.number(id)}</span><span>${list.people(people)}</span></p></li>`,
  )}</ul>${next && markup`<p class="buttons"><a class="button primary" href="${recallPath(next.recall.id)}">${said.next}</a></p>`}</section>\n`;
}

/** Links to the recalls that wait, oldest first. */
export function recallLinks(matters: readonly Recall[][]): Html[] {
  const more = matters.length - MOST_NAMED;
  const named = matters
    .slice(0, MOST_NAMED)
    .map(
      ([recall]) =>
        markup`<a href="${recallPath(recall!.id)}">${recallWording.windowTitle(recall!.id, recall!.title)}</a>`,
    );
  return more > 0 ? [...named, markup`<a href="${RECALLS_PATH}">${said.more(more)}</a>`] : named;
}

export function stillToDecide(matters: readonly Recall[][], opening: string = said.still): Html | false {
  return (
    matters.length > 0 &&
    markup`${opening} ${recallLinks(matters).map((link, n) => markup`${n > 0 && ', '}${link}`)}`
  );
}
