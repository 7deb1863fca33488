// Counts the jobs, messages, answers and requests that are stored. Transactions that are rolled back do not
// count.
import type { Escalation } from '../../bot/model/handoff/escalation.js';
import type { StoredAnswer } from '../../bot/model/messages/conversation.js';
import { askedTwiceKey, busyKey } from '../../bot/model/jobs/wait-message-keys.js';
import type { Records, Store } from '../../bot/model/store.js';
import { STAGES } from './all-metrics.js';
import type { Metrics } from './registry.js';
import { createJobMeasures } from './measure-jobs.js';
import { secondsSince, type WhenStored } from './measuring.js';

type Measure<Kind extends keyof Records> = (
  records: Records[Kind],
  metrics: Metrics,
  whenStored: WhenStored,
) => Records[Kind];

export function measureStore(store: Store, metrics: Metrics): Store {
  const measureJobs = createJobMeasures(metrics);
  const measured = (records: Records, whenStored: WhenStored): Records => ({
    ...records,
    jobs: measureJobs(records.jobs, whenStored),
    messages: measureMessages(records.messages, metrics, whenStored),
    answers: measureAnswers(records.answers, metrics, whenStored),
    outgoing: measureOutgoing(records.outgoing, metrics, whenStored),
    escalations: measureRequests(records.escalations, metrics, whenStored),
  });
  return {
    ...store,
    records: measured(store.records, (count) => count()),
    async transaction(work) {
      const started = performance.now();
      let counts: (() => void)[] = [];
      let result: 'committed' | 'failed' = 'failed';
      try {
        const outcome = await store.transaction((records) => {
          // If 2 transactions conflict, the work runs again, and only the last run is stored. So start
          // counting again.
          counts = [];
          return work(measured(records, (count) => counts.push(count)));
        });
        result = 'committed';
        for (const count of counts) count();
        return outcome;
      } finally {
        metrics.add('ctac_store_transactions_total', { result });
        metrics.observe('ctac_store_transaction_duration_seconds', {}, secondsSince(started));
      }
    },
  };
}

const measureMessages: Measure<'messages'> = (messages, metrics, whenStored) => ({
  ...messages,
  async add(message) {
    const added = await messages.add(message);
    if (added)
      whenStored(() =>
        metrics.add('ctac_messages_received_total', {
          role: added.role,
          urgent: String(added.urgent),
        }),
      );
    return added;
  },
});

const measureAnswers: Measure<'answers'> = (answers, metrics, whenStored) => ({
  ...answers,
  async add(answer) {
    const added = await answers.add(answer);
    if (added) whenStored(() => countAnswer(answer, metrics));
    return added;
  },
});

function countAnswer({ answer, urgent }: StoredAnswer, metrics: Metrics): void {
  const { outcome, writtenBy, confidence, stages, fellBack = [] } = answer;
  if (answer.late) metrics.add('ctac_questions_shed_total', { how: 'given-up' });
  metrics.add('ctac_answers_total', { outcome, writer: writtenBy, urgent: String(urgent) });
  metrics.observe('ctac_answer_confidence_ratio', {}, confidence);
  for (const step of fellBack) metrics.add('ctac_answer_fallbacks_total', { step });
  for (const stage of STAGES) {
    const ms = stages[stage];
    if (ms !== undefined) metrics.observe('ctac_answer_stage_duration_seconds', { stage }, ms / 1_000);
  }
  if (stages.find !== undefined)
    metrics.observe(
      'gen_ai_client_operation_duration_seconds',
      { gen_ai_operation_name: 'retrieval', gen_ai_data_source_id: 'guidance' },
      stages.find / 1_000,
    );
}

const SHED = [
  { prefix: busyKey(''), how: 'told-to-wait' },
  { prefix: askedTwiceKey(''), how: 'asked-twice' },
] as const;

const measureOutgoing: Measure<'outgoing'> = (outgoing, metrics, whenStored) => ({
  ...outgoing,
  async add(message) {
    const added = await outgoing.add(message);
    const how = SHED.find(({ prefix }) => message.key.startsWith(prefix))?.how;
    if (added && how) whenStored(() => metrics.add('ctac_questions_shed_total', { how }));
    return added;
  },
  async setState(key, state, sent) {
    await outgoing.setState(key, state, sent);
    if (state === 'undeliverable') whenStored(() => metrics.add('ctac_messages_undeliverable_total', {}));
  },
});

const measureRequests: Measure<'escalations'> = (escalations, metrics, whenStored) => ({
  ...escalations,
  async add(escalation) {
    await escalations.add(escalation);
    const { reason, urgent } = escalation;
    whenStored(() => metrics.add('ctac_requests_opened_total', { reason, urgent: String(urgent) }));
  },
  async applyTransition(escalation, transition, by, now, change) {
    const changed = await escalations.applyTransition(escalation, transition, by, now, change);
    if (changed)
      whenStored(() => {
        metrics.add('ctac_request_changes_total', { change: transition });
        if (transition === 'claim') countClaim(escalation, now, metrics);
      });
    return changed;
  },
});

function countClaim({ waitingSince, openedAt, urgent }: Escalation, now: string, metrics: Metrics): void {
  const waited = Date.parse(now) - Date.parse(waitingSince ?? openedAt);
  metrics.observe(
    'ctac_request_time_to_claim_seconds',
    { urgent: String(urgent) },
    Math.max(0, waited) / 1_000,
  );
}
