// Defines all our metrics. Code that uses any other name does not compile. Values are in base units, and the
// names of counters end in `_total`.
import { ESCALATION_REASONS, TRANSITIONS } from '../../bot/model/handoff/escalation.js';
import type { JobKind } from '../../bot/model/jobs/job.js';
import { OUTCOMES } from '../../knowledge/model/answer.js';
import { counter, gauge, histogram, type Metric } from './metric-types.js';
import { GEN_AI } from './gen-ai.js';

/** If a kind is missing here, the code does not compile. */
const KINDS = Object.keys({
  'answer-question': 0,
  'read-message': 0,
  send: 0,
  update: 0,
  'open-personal': 0,
  attend: 0,
  'return-requests': 0,
  'check-holders': 0,
  'try-closed-chat': 0,
  recall: 0,
  'edit-guidance': 0,
  'look-at-source': 0,
  'read-missed': 0,
  'delete-old': 0,
  'send-audit': 0,
} satisfies Record<JobKind, 0>);
const YES_NO = ['true', 'false'] as const;
/** The platforms are added when the registry is created, like the models in the settings. */
export const CONFIGURED_PLATFORMS: readonly string[] = [];
/** “all” is for checks of the answer itself. Each platform is for checks of how it shows a right answer. */
export const CHECKED: readonly string[] = ['all'];
/** Stages of an answer, in order. The last 3 belong to the language model. */
export const STAGES = ['understand', 'embed', 'find', 'rerank', 'quote', 'ask', 'pick', 'say'] as const;

const QUICK = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SLOW = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800];
const MINUTES = [30, 60, 120, 300, 600, 1_800, 3_600, 14_400, 86_400];

const job = { kind: KINDS, urgent: YES_NO };
const delivery = { platform: CONFIGURED_PLATFORMS, action: ['send', 'update'] as const };

export const METRICS = {
  ctac_jobs_enqueued_total: counter(job),
  ctac_jobs_started_total: counter(job),
  ctac_jobs_completed_total: counter(job),
  ctac_jobs_retried_total: counter(job),
  ctac_jobs_postponed_total: counter(job),
  ctac_jobs_given_up_total: counter(job),
  ctac_job_wait_seconds: histogram(job, SLOW),
  ctac_job_duration_seconds: histogram({ kind: KINDS, result: ['completed', 'failed'] }, [...QUICK, 30]),
  ctac_jobs: gauge({ ...job, state: ['waiting', 'leased', 'dead'] }),
  ctac_jobs_due: gauge(job),
  ctac_job_oldest_due_seconds: gauge(job),
  ctac_messages_received_total: counter({
    role: ['practitioner', 'adviser'],
    urgent: YES_NO,
  }),
  ctac_answers_total: counter({ outcome: OUTCOMES, writer: ['quotes', 'model'], urgent: YES_NO }),
  ctac_questions_shed_total: counter({ how: ['told-to-wait', 'given-up', 'asked-twice'] }),
  ctac_answer_confidence_ratio: histogram({}, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
  ctac_answer_stage_duration_seconds: histogram({ stage: STAGES }, QUICK),
  ctac_answer_fallbacks_total: counter({
    step: ['ask', 'find-again', 'pick', 'say'],
  }),
  ctac_canary_answers_total: counter({
    platform: CHECKED,
    result: ['right', 'wrong', 'failed'],
  }),
  ctac_canary_wrong: gauge({ platform: CHECKED }),
  ctac_requests_opened_total: counter({
    reason: ESCALATION_REASONS,
    urgent: YES_NO,
  }),
  ctac_request_changes_total: counter({ change: TRANSITIONS }),
  ctac_request_time_to_claim_seconds: histogram({ urgent: YES_NO }, MINUTES),
  ctac_requests: gauge({ state: ['waiting', 'claimed'], urgent: YES_NO }),
  ctac_request_oldest_wait_seconds: gauge({
    urgent: YES_NO,
  }),
  ctac_advisers: gauge({
    state: ['listed', 'at-work'],
  }),
  ctac_deliveries_total: counter({
    ...delivery,
    result: ['sent', 'message', 'place', 'platform', 'unclear'],
  }),
  ctac_delivery_duration_seconds: histogram(delivery, QUICK),
  ctac_messages_undeliverable_total: counter({}),
  ctac_messages_held_up: gauge({
    platform: CONFIGURED_PLATFORMS,
  }),
  ctac_release_age_seconds: gauge({}),
  ctac_sources_followed: gauge({}),
  ctac_sources_failing: gauge({}),
  ctac_sources_oldest_check_seconds: gauge({}),
  ctac_store_up: gauge({}),
  ctac_store_transactions_total: counter({ result: ['committed', 'failed'] }),
  ctac_store_transaction_duration_seconds: histogram({}, QUICK),
  ctac_store_connections: gauge({
    state: ['open', 'idle', 'waited-for'],
  }),
  ctac_embeddings_waiting: gauge({
    of: ['question', 'passages'],
  }),
  ctac_embedding_duration_seconds: histogram(
    { of: ['question', 'passages'], result: ['completed', 'failed'] },
    QUICK,
  ),
  ctac_model_quota_used_ratio: gauge({ of: ['requests', 'tokens'] }),
  ctac_http_replies_total: counter({
    status: ['1xx', '2xx', '3xx', '4xx', '5xx'],
  }),
  ctac_memory_bytes: gauge({
    part: ['heap', 'external', 'array-buffers', 'resident', 'children'],
  }),
  ctac_data_folder_bytes: gauge({
    state: ['size', 'free'],
  }),
  ctac_backup_last_success_timestamp_seconds: gauge({ by: ['data-folder', 'store'] }),
  ...GEN_AI,
} satisfies Record<string, Metric>;

type All = typeof METRICS;
export type MetricOfType<Type extends Metric['type']> = {
  [Name in keyof All]: All[Name]['type'] extends Type ? Name : never;
}[keyof All];
export type LabelsOf<Name extends keyof All> = { [Label in keyof All[Name]['labels']]: string };
