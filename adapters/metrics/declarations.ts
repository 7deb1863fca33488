// Declares all our metrics. Using a name that is not here does not compile. Values are in base units, and the
// name of a metric that only counts up ends in `_total`.
import { ESCALATION_REASONS, TRANSITIONS } from '../../bot/model/handoff/escalation.js';
import type { JobKind } from '../../bot/model/tasks/job.js';
import { OUTCOMES } from '../../knowledge/model/answer.js';
import type { Declared } from './declared.js';
import { GEN_AI } from './gen-ai.js';

/** If a kind is forgotten, this does not compile. */
const KINDS = Object.keys({
  'answer-question': 0,
  'read-message': 0,
  send: 0,
  update: 0,
  'open-personal': 0,
  attend: 0,
  'return-requests': 0,
  recall: 0,
  'edit-guidance': 0,
  'look-at-source': 0,
  'delete-old': 0,
  'send-audit': 0,
} satisfies Record<JobKind, 0>);
const YES_NO = ['true', 'false'] as const;
const PLATFORMS = ['web', 'slack', 'teams', 'terminal'] as const;
/** Stages of an answer, in order. The last 3 belong to the language model. */
export const STAGES = ['understand', 'embed', 'find', 'rerank', 'quote', 'ask', 'pick', 'say'] as const;

const QUICK = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SLOW = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800];
const MINUTES = [30, 60, 120, 300, 600, 1_800, 3_600, 14_400, 86_400];

const job = { kind: KINDS, urgent: YES_NO };
const delivery = { platform: PLATFORMS, action: ['send', 'update'] as const };

export const METRICS = {
  ctac_jobs_enqueued_total: {
    type: 'counter',
    help: 'Jobs requested; unique work counts each time it is requested.',
    labels: job,
  },
  ctac_jobs_started_total: { type: 'counter', help: 'Attempts at jobs.', labels: job },
  ctac_jobs_completed_total: { type: 'counter', help: 'Jobs done.', labels: job },
  ctac_jobs_retried_total: {
    type: 'counter',
    help: 'Attempts that failed and will be tried again.',
    labels: job,
  },
  ctac_jobs_postponed_total: {
    type: 'counter',
    help: 'Attempts postponed without a failure, because it was not yet their turn.',
    labels: job,
  },
  ctac_jobs_given_up_total: { type: 'counter', help: 'Jobs whose last attempt failed.', labels: job },
  ctac_job_wait_seconds: {
    type: 'histogram',
    help: 'Time from when a job was due until its first attempt.',
    labels: job,
    buckets: SLOW,
  },
  ctac_job_duration_seconds: {
    type: 'histogram',
    help: 'How long an attempt at a job took.',
    labels: { kind: KINDS, result: ['completed', 'failed'] },
    buckets: [...QUICK, 30],
  },
  ctac_jobs: {
    type: 'gauge',
    help: 'Jobs in the store.',
    labels: { ...job, state: ['waiting', 'leased', 'dead'] },
  },
  ctac_jobs_due: { type: 'gauge', help: 'Jobs in the store that could run now.', labels: job },
  ctac_job_oldest_due_seconds: {
    type: 'gauge',
    help: 'How long the oldest due job has waited.',
    labels: job,
  },
  ctac_messages_received_total: {
    type: 'counter',
    help: 'Messages stored.',
    labels: { role: ['practitioner', 'adviser'], urgent: YES_NO },
  },
  ctac_answers_total: {
    type: 'counter',
    help: 'Answers recorded. Any outcome other than “answered” means that the assistant gave nothing from the guidance.',
    labels: { outcome: OUTCOMES, writer: ['quotes', 'model'], urgent: YES_NO },
  },
  ctac_questions_shed_total: {
    type: 'counter',
    help: 'Questions that took so long that we told the person to wait, that we gave up on because their time ran out, or that were asked twice.',
    labels: { how: ['told-to-wait', 'given-up', 'asked-twice'] },
  },
  ctac_answer_confidence_ratio: {
    type: 'histogram',
    help: 'How sure the assistant was that the guidance answers the question.',
    labels: {},
    buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  },
  ctac_answer_stage_duration_seconds: {
    type: 'histogram',
    help: 'How long each stage of an answer took.',
    labels: { stage: STAGES },
    buckets: QUICK,
  },
  ctac_answer_fallbacks_total: {
    type: 'counter',
    help: 'Steps that the language model should have done but did not.',
    labels: { step: ['ask', 'pick', 'say'] },
  },
  ctac_canary_answers_total: {
    type: 'counter',
    help: 'Test questions that the service asked itself.',
    labels: { result: ['right', 'wrong', 'failed'] },
  },
  ctac_canary_wrong: {
    type: 'gauge',
    help: 'Test questions in the last round that were not answered as expected; absent if there are no test questions.',
    labels: {},
  },
  ctac_requests_opened_total: {
    type: 'counter',
    help: 'Requests for an adviser.',
    labels: { reason: ESCALATION_REASONS, urgent: YES_NO },
  },
  ctac_request_changes_total: {
    type: 'counter',
    help: 'Changes to requests.',
    labels: { change: TRANSITIONS },
  },
  ctac_request_time_to_claim_seconds: {
    type: 'histogram',
    help: 'Time from when a request started waiting until an adviser claimed it.',
    labels: { urgent: YES_NO },
    buckets: MINUTES,
  },
  ctac_requests: {
    type: 'gauge',
    help: 'Open requests.',
    labels: { state: ['waiting', 'claimed'], urgent: YES_NO },
  },
  ctac_request_oldest_wait_seconds: {
    type: 'gauge',
    help: 'How long the longest waiting request has had no adviser.',
    labels: { urgent: YES_NO },
  },
  ctac_advisers: {
    type: 'gauge',
    help: 'Advisers in the file, and those on shift now; absent if there is no file.',
    labels: { state: ['listed', 'at-work'] },
  },
  ctac_deliveries_total: {
    type: 'counter',
    help: 'Calls to platforms. A result other than “sent” says what was at fault.',
    labels: { ...delivery, result: ['sent', 'message', 'place', 'platform', 'unclear'] },
  },
  ctac_delivery_duration_seconds: {
    type: 'histogram',
    help: 'How long a call to a platform took.',
    labels: delivery,
    buckets: QUICK,
  },
  ctac_messages_undeliverable_total: { type: 'counter', help: 'Messages we gave up sending.', labels: {} },
  ctac_messages_held_up: {
    type: 'gauge',
    help: 'Messages that have been tried several times and are still waiting.',
    labels: { platform: PLATFORMS },
  },
  ctac_release_age_seconds: { type: 'gauge', help: 'Age of the live release.', labels: {} },
  ctac_sources_followed: {
    type: 'gauge',
    help: 'Followed sources that were checked at least once.',
    labels: {},
  },
  ctac_sources_failing: { type: 'gauge', help: 'Followed sources whose last check failed.', labels: {} },
  ctac_sources_oldest_check_seconds: {
    type: 'gauge',
    help: 'Time since the last check of the source that has gone longest without one.',
    labels: {},
  },
  ctac_store_up: { type: 'gauge', help: '1 if the store answered just now, 0 if not.', labels: {} },
  ctac_store_transactions_total: {
    type: 'counter',
    help: 'Transactions on the store.',
    labels: { result: ['committed', 'failed'] },
  },
  ctac_store_transaction_duration_seconds: {
    type: 'histogram',
    help: 'How long a transaction took, including the wait for its turn.',
    labels: {},
    buckets: QUICK,
  },
  ctac_store_connections: {
    type: 'gauge',
    help: 'The pool of connections to PostgreSQL; absent on SQLite.',
    labels: { state: ['open', 'idle', 'waited-for'] },
  },
  ctac_embeddings_waiting: {
    type: 'gauge',
    help: 'Texts sent to the embedding model that it has not answered yet.',
    labels: { of: ['question', 'passages'] },
  },
  ctac_embedding_duration_seconds: {
    type: 'histogram',
    help: 'How long the embedding model took for a question or a batch of passages.',
    labels: { of: ['question', 'passages'], result: ['completed', 'failed'] },
    buckets: QUICK,
  },
  ctac_model_quota_used_ratio: {
    type: 'gauge',
    help: 'Share of the answer model’s rate limit used, as last reported by the service; absent if it does not report it.',
    labels: { of: ['requests', 'tokens'] },
  },
  ctac_http_replies_total: {
    type: 'counter',
    help: 'Replies to HTTP requests.',
    labels: { status: ['1xx', '2xx', '3xx', '4xx', '5xx'] },
  },
  ctac_memory_bytes: {
    type: 'gauge',
    help: 'Memory of this process by part, and of the processes it started.',
    labels: { part: ['heap', 'external', 'array-buffers', 'resident', 'children'] },
  },
  ctac_data_folder_bytes: {
    type: 'gauge',
    help: 'Size and free space of the disk that holds DATA_DIR.',
    labels: { state: ['size', 'free'] },
  },
  ctac_backup_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'When the file DATA_DIR/last-backup was last touched; 0 if it is missing.',
    labels: {},
  },
  ...GEN_AI,
} as const satisfies Record<string, Declared>;

type All = typeof METRICS;
export type NameOf<Type extends Declared['type']> = {
  [Name in keyof All]: All[Name]['type'] extends Type ? Name : never;
}[keyof All];
export type LabelsOf<Name extends keyof All> = { [Label in keyof All[Name]['labels']]: string };
