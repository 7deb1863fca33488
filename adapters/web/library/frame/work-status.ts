// Shows the progress of work that editors asked for, in a part of the page that updates as the work goes on.
import { WORK_TOPICS, type EditingWork } from '../../../../bot/model/tasks/editing-work.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { showRegion, whenChanged } from '../../delivery/region.js';
import { eventStreamReply } from '../../delivery/event-stream.js';
import type { Html } from '../../design/markup.js';
import { EDITING_WORK_PATH } from '../../model/paths.js';
import type { EditingLibrary } from './context.js';
import { endWords, showWork } from './show-work.js';
import { readTitles } from './titles.js';

export type WorkTopic = keyof typeof WORK_TOPICS;

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

/** The part of the page that shows the latest work. */
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
