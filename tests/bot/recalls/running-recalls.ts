// Sets up live guidance with a passage that an editor can report as wrong, a bot that quotes it, and
// answering processes.
import { createStore } from '../../../adapters/sql/conversations/store.js';
import type { AnswerQuestion } from '../../../bot/model/ports.js';
import { reportWrongWords } from '../../../bot/recalls/report-wrong-words.js';
import { createRecordedAnswering } from '../../../ingest/releases/record-answer-settings.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { withoutRecalled } from '../../../ingest/releases/without-recalled.js';
import type { Answer } from '../../../knowledge/model/answer.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { startEditing, type RunningEditing } from '../../support/running-editing.js';

export const PATH = '/government/publications/help';
export const page = (days: number | string) =>
  `<p>Refer the child within ${days} days of the first meeting with the family.</p><h2>Guardians</h2><h3>What they do</h3><p>A guardian speaks for the child in every meeting that is held.</p>`;
export const QUESTION = 'Within how many days of the first meeting is the child referred?';

type RecallDesk = Pick<TestBot['ports'], 'store' | 'clock' | 'answerDeadlineMs'>;

export interface RunningRecalls {
  editing: RunningEditing;
  bot: TestBot;
  /**
   * The functions that answer questions, one for each process. Each process has loaded the release itself.
   * The bot uses the first function.
   */
  answering: AnswerQuestion[];
  startProcess(): AnswerQuestion;
  desk: RecallDesk;
  report(words?: string, comment?: string, document?: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts with live guidance that has one page, which says 45 days. */
export async function startRecalls(): Promise<RunningRecalls> {
  const editing = await startEditing();
  editing.site.put(publication(PATH, page(45)));
  await editing.takeIn(PATH);
  const { loading, ports } = editing.guidance;
  const startProcess = () => {
    const loadedRelease = withoutRecalled(createLiveRelease(loading).current, loading.recalled!);
    return createRecordedAnswering({ embedder: ports.embedder, loadedRelease }, ports.store);
  };
  const answering = [startProcess(), startProcess()];
  const bot = await createTestBot({
    store: createStore(editing.guidance.database),
    answerQuestion: (question) => answering[0]!(question),
  });
  const desk: RecallDesk = {
    store: bot.ports.store,
    clock: bot.ports.clock,
    answerDeadlineMs: bot.ports.answerDeadlineMs,
  };
  return {
    editing,
    bot,
    answering,
    startProcess,
    desk,
    report(words = '45 days', comment = 'The number of days is wrong.', document = 'help') {
      const { ports: editorPorts, editing: records } = editing;
      const recalls = {
        ...desk,
        guidance: editorPorts.store,
        editing: records,
        glossary: [],
        contacts: [],
      };
      return reportWrongWords({ ports: editorPorts, recalls }, { document, words, comment });
    },
    async close() {
      await bot.close();
      await editing.close();
    },
  };
}

export async function answerTo(
  ask: (question: Parameters<AnswerQuestion>[0]) => Promise<Answer>,
): Promise<Answer> {
  return ask({ text: QUESTION as never, context: [] });
}

export async function quotedBy(ask: Parameters<typeof answerTo>[0]): Promise<string> {
  return (await answerTo(ask)).citations.map(({ quote }) => quote).join();
}
