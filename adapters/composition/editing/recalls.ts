// Connects recalls and reports of unsafe answers, which editors handle when text has changed or is wrong.
import { changedWords } from '../../../ingest/comparing/changed-words.js';
import type { Bot } from '../../../bot/create-bot.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { recallStandings } from '../../../bot/recalls/recall-standing.js';
import { countGiven, readReach } from '../../../bot/recalls/count-recipients.js';
import { recipientsOfMatters } from '../../../bot/recalls/recipients.js';
import { reportWrongWords } from '../../../bot/recalls/report-wrong-words.js';
import { readUnsafeReport, startRecall } from '../../../bot/recalls/unsafe-reports.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import type { RecallDesk, ReportDesk } from '../../web/ports/editors-review-ports.js';

export function connectRecalls(
  editing: Pick<EditingPorts, 'ports' | 'recalls'>,
  wake: Bot['wake'],
  citationLink: BotPorts['citationLink'],
): RecallDesk {
  const { store } = editing.recalls;
  const { records } = store;
  return {
    list: (state) => records.recalls.list(state),
    find: (id) => records.recalls.find(id),
    matter: (recall) => records.recalls.matter(recall),
    changedWords,
    reportWrongPassage: (wrong) => reportWrongWords(editing, wrong),
    matters: async (all) =>
      (await recipientsOfMatters(store, all)).map(({ matter, given }) => ({
        matter,
        people: countGiven(given).people,
      })),
    reach: (recall) => readReach({ store, ...(citationLink && { citationLink }) }, recall),
    standings: (matters) =>
      recallStandings(
        {
          guidance: editing.ports.store,
          editing: editing.ports.editing,
          recalled: records.recalls.recalled,
        },
        matters,
      ),
    async lift(lift) {
      const lifted = await liftRecall(editing.recalls, lift);
      wake();
      return lifted;
    },
    async decide(decision) {
      const outcome = await decideRecall(editing.recalls, decision);
      wake();
      return outcome;
    },
  };
}

export function connectReports(
  { ports, recalls: { store } }: Pick<EditingPorts, 'ports' | 'recalls'>,
  watch: Bot['watchReports'],
): ReportDesk {
  const { reports } = store.records;
  return {
    open: () => reports.open(),
    watch,
    find: (answer) => readUnsafeReport(store, ports.store, answer),
    startRecall: (start) => startRecall({ ...ports, store, guidance: ports.store }, start),
    dismiss: ({ answer, editor, comment }) =>
      reports.handle(
        answer,
        { by: editor, outcome: 'dismissed', ...(comment !== '' && { comment }) },
        ports.clock().toISOString(),
      ),
  };
}
