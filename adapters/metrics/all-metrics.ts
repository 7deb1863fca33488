// Defines all our metrics. Code that uses any other name does not compile. Values are in base units, and the
// names of counters end in `_total`.
import { ESCALATION_REASONS, TRANSITIONS } from '../../bot/model/handoff/escalation.js';
import type { JobKind } from '../../bot/model/tasks/job.js';
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
  recall: 0,
  'edit-guidance': 0,
  'look-at-source': 0,
  'read-missed': 0,
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
  ctac_jobs_enqueued_total: counter(
    'Jobs requested. A job that is only stored once is still counted each time it is requested.',
    job,
  ),
  ctac_jobs_started_total: counter('Attempts to run a job.', job),
  ctac_jobs_completed_total: counter('Jobs done.', job),
  ctac_jobs_retried_total: counter('Attempts that failed and will be tried again.', job),
  ctac_jobs_postponed_total: counter(
    'Attempts postponed because it was not yet their turn, not because they failed.',
    job,
  ),
  ctac_jobs_given_up_total: counter('Jobs whose last attempt failed.', job),
  ctac_job_wait_seconds: histogram('Time from when a job was due until its first attempt.', job, SLOW),
  ctac_job_duration_seconds: histogram(
    'How long each attempt to run a job took.',
    { kind: KINDS, result: ['completed', 'failed'] },
    [...QUICK, 30],
  ),
  ctac_jobs: gauge('Jobs in the store.', { ...job, state: ['waiting', 'leased', 'dead'] }),
  ctac_jobs_due: gauge('Jobs in the store that could run now.', job),
  ctac_job_oldest_due_seconds: gauge('How long the oldest due job has waited.', job),
  ctac_messages_received_total: counter('Messages stored.', {
    role: ['practitioner', 'adviser'],
    urgent: YES_NO,
  }),
  ctac_answers_total: counter(
    'Answers recorded. Any outcome other than “answered” means that the assistant did not quote the guidance.',
    { outcome: OUTCOMES, writer: ['quotes', 'model'], urgent: YES_NO },
  ),
  ctac_questions_shed_total: counter(
    'Questions that took so long that we told the person to wait, that ran out of time, or that were asked twice.',
    { how: ['told-to-wait', 'given-up', 'asked-twice'] },
  ),
  ctac_answer_confidence_ratio: histogram(
    'How sure the assistant was that the guidance answers the question.',
    {},
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  ),
  ctac_answer_stage_duration_seconds: histogram(
    'How long each stage of an answer took.',
    { stage: STAGES },
    QUICK,
  ),
  ctac_answer_fallbacks_total: counter('Steps that the language model should have completed but did not.', {
    step: ['ask', 'pick', 'say'],
  }),
  ctac_canary_answers_total: counter('Test questions that the service asked itself.', {
    result: ['right', 'wrong', 'failed'],
  }),
  ctac_canary_wrong: gauge(
    'Test questions in the last round that were not answered as expected; absent if there are no test questions.',
    {},
  ),
  ctac_requests_opened_total: counter('Requests for an adviser.', {
    reason: ESCALATION_REASONS,
    urgent: YES_NO,
  }),
  ctac_request_changes_total: counter('Changes to requests.', { change: TRANSITIONS }),
  ctac_request_time_to_claim_seconds: histogram(
    'Time from when a request started waiting until an adviser claimed it.',
    { urgent: YES_NO },
    MINUTES,
  ),
  ctac_requests: gauge('Open requests.', { state: ['waiting', 'claimed'], urgent: YES_NO }),
  ctac_request_oldest_wait_seconds: gauge(
    'How long the longest-waiting request has been without an adviser.',
    {
      urgent: YES_NO,
    },
  ),
  ctac_advisers: gauge('Advisers in the file, and those on shift now; absent if there is no file.', {
    state: ['listed', 'at-work'],
  }),
  ctac_deliveries_total: counter(
    'Calls to platforms. A result other than “sent” shows what caused the failure.',
    {
      ...delivery,
      result: ['sent', 'message', 'place', 'platform', 'unclear'],
    },
  ),
  ctac_delivery_duration_seconds: histogram('How long a call to a platform took.', delivery, QUICK),
  ctac_messages_undeliverable_total: counter(
    'Messages that could not be delivered and will not be sent again.',
    {},
  ),
  ctac_messages_held_up: gauge(
    'Messages that we have tried to send several times and that are still waiting.',
    {
      platform: PLATFORMS,
    },
  ),
  ctac_release_age_seconds: gauge('Age of the live release.', {}),
  ctac_sources_followed: gauge('Followed sources that have been checked at least once.', {}),
  ctac_sources_failing: gauge('Followed sources whose last check failed.', {}),
  ctac_sources_oldest_check_seconds: gauge(
    'Time since the last check of the source that has gone unchecked for longest.',
    {},
  ),
  ctac_store_up: gauge('1 if the store answered just now, 0 if not.', {}),
  ctac_store_transactions_total: counter('Transactions in the store.', { result: ['committed', 'failed'] }),
  ctac_store_transaction_duration_seconds: histogram(
    'How long a transaction took, including the wait for its turn.',
    {},
    QUICK,
  ),
  ctac_store_connections: gauge('The pool of connections to PostgreSQL; absent on SQLite.', {
    state: ['open', 'idle', 'waited-for'],
  }),
  ctac_embeddings_waiting: gauge('Texts sent to the embedding model that it has not processed yet.', {
    of: ['question', 'passages'],
  }),
  ctac_embedding_duration_seconds: histogram(
    'How long the embedding model took for a question or a batch of passages.',
    { of: ['question', 'passages'], result: ['completed', 'failed'] },
    QUICK,
  ),
  ctac_model_quota_used_ratio: gauge(
    'Share of the answer model’s rate limit used, as last reported by the service; absent if the service does not report this.',
    { of: ['requests', 'tokens'] },
  ),
  ctac_http_replies_total: counter('Replies to HTTP requests.', {
    status: ['1xx', '2xx', '3xx', '4xx', '5xx'],
  }),
  ctac_memory_bytes: gauge('Memory used by each part of this process, and by the processes it started.', {
    part: ['heap', 'external', 'array-buffers', 'resident', 'children'],
  }),
  ctac_data_folder_bytes: gauge('Size and free space of the disk that holds DATA_DIR.', {
    state: ['size', 'free'],
  }),
  ctac_backup_last_success_timestamp_seconds: gauge(
    'When a backup last succeeded, according to the file DATA_DIR/last-backup and to the store; 0 if never. Use the later one.',
    { by: ['data-folder', 'store'] },
  ),
  ...GEN_AI,
} satisfies Record<string, Metric>;

type All = typeof METRICS;
export type NameOf<Type extends Metric['type']> = {
  [Name in keyof All]: All[Name]['type'] extends Type ? Name : never;
}[keyof All];
export type LabelsOf<Name extends keyof All> = { [Label in keyof All[Name]['labels']]: string };
