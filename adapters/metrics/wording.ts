// Text for operators about each metric, in Prometheus and on dashboards, and messages if the metrics cannot
// be read.
import type { METRICS } from './all-metrics.js';

export const metricsWording = {
  cannotListen: (host: string, port: number) =>
    [
      `Port ${port} on ${host} cannot be used for metrics.`,
      'Set METRICS_PORT to a free port and METRICS_HOST to an address of this machine.',
    ] as const,
  notFound: 'Not found.',
  wrongToken: 'The token is missing or wrong.',
  unread: 'The metrics could not be read.',
};

/** If a metric is missing here, the code does not compile. */
export const METRIC_HELP: Readonly<Record<keyof typeof METRICS, string>> = {
  ctac_jobs_enqueued_total:
    'Jobs requested. If the same job is requested again, it is counted again but only stored once.',
  ctac_jobs_started_total: 'Attempts to run a job.',
  ctac_jobs_completed_total: 'Jobs done.',
  ctac_jobs_retried_total: 'Attempts that failed and will be tried again.',
  ctac_jobs_postponed_total: 'Attempts postponed because it was not yet their turn, not because they failed.',
  ctac_jobs_given_up_total: 'Jobs whose last attempt failed.',
  ctac_job_wait_seconds: 'Time from when a job was due until its first attempt.',
  ctac_job_duration_seconds: 'How long each attempt to run a job took.',
  ctac_jobs: 'Jobs in the store.',
  ctac_jobs_due: 'Jobs in the store that could run now.',
  ctac_job_oldest_due_seconds: 'How long the oldest due job has waited.',
  ctac_messages_received_total: 'Messages stored.',
  ctac_answers_total:
    'Answers recorded. Any outcome other than “answered” means that the assistant did not quote the guidance.',
  ctac_questions_shed_total:
    'Questions that took so long that we told the person to wait, that ran out of time, or that were asked twice.',
  ctac_answer_confidence_ratio: 'How sure the assistant was that the guidance answers the question.',
  ctac_answer_stage_duration_seconds: 'How long each stage of an answer took.',
  ctac_answer_fallbacks_total: 'Steps that the language model should have completed but did not.',
  ctac_canary_answers_total:
    'Test questions that the service asked itself (platform “all”), and right answers that it rendered for each platform.',
  ctac_canary_wrong:
    'Test questions in the last round that were not answered as expected (platform “all”), or whose right answer a platform cuts short or changes; absent if there are no test questions.',
  ctac_requests_opened_total: 'Requests for an adviser.',
  ctac_request_changes_total: 'Changes to requests.',
  ctac_request_time_to_claim_seconds: 'Time from when a request started waiting until an adviser claimed it.',
  ctac_requests: 'Open requests.',
  ctac_request_oldest_wait_seconds: 'How long the longest-waiting request has been without an adviser.',
  ctac_advisers: 'Advisers in the file, and those on shift now; absent if there is no file.',
  ctac_deliveries_total: 'Calls to platforms. A result other than “sent” shows what caused the failure.',
  ctac_delivery_duration_seconds: 'How long a call to a platform took.',
  ctac_messages_undeliverable_total: 'Messages that could not be delivered and will not be sent again.',
  ctac_messages_held_up: 'Messages that we have tried to send several times and that are still waiting.',
  ctac_release_age_seconds: 'Age of the live release.',
  ctac_sources_followed: 'Followed sources that have been checked at least once.',
  ctac_sources_failing: 'Followed sources whose last check failed.',
  ctac_sources_oldest_check_seconds: 'Longest time since any followed source was last checked.',
  ctac_store_up: '1 if the store answered just now, 0 if not.',
  ctac_store_transactions_total: 'Transactions in the store.',
  ctac_store_transaction_duration_seconds: 'How long a transaction took, including the wait for its turn.',
  ctac_store_connections: 'The pool of connections to PostgreSQL; absent on SQLite.',
  ctac_embeddings_waiting: 'Texts sent to the embedding model that it has not processed yet.',
  ctac_embedding_duration_seconds: 'How long the embedding model took for a question or a batch of passages.',
  ctac_model_quota_used_ratio:
    'Share of the answer model’s rate limit used, as last reported by the service; absent if the service does not report this.',
  ctac_http_replies_total: 'Replies to HTTP requests.',
  ctac_memory_bytes: 'Memory used by each part of this process, and by the processes it started.',
  ctac_data_folder_bytes: 'Size and free space of the disk that holds DATA_DIR.',
  ctac_backup_last_success_timestamp_seconds:
    'Time of the last successful backup: one value from the file DATA_DIR/last-backup and one from the store. 0 if never. Use the later of the two.',
  gen_ai_client_inference_duration_seconds: 'How long each call to the answer model took.',
  gen_ai_client_inference_usage_input_tokens_total:
    'Tokens sent to the answer model, as the service counts them.',
  gen_ai_client_inference_usage_output_tokens_total:
    'Tokens received from the answer model, as the service counts them.',
  gen_ai_client_operation_duration_seconds: 'How long each search of the guidance took.',
};
