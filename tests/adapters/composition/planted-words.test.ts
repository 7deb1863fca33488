// Uses every feature once, then checks that /metrics and the pages show figures, but no text that people
// entered.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  COVERAGE_PATH,
  DESK_PATH,
  escalationPath,
  QUESTIONS_PATH,
  STATISTICS_PATH,
} from '../../../adapters/web/model/paths.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import {
  reading,
  startScriptedOpenAi,
  status,
  type ScriptedOpenAi,
} from '../../fakes/language-model/scripted-openai.js';
import { byStep } from '../../fakes/language-model/scripted-reader.js';
import { readingAt } from '../../fakes/language-model/scripted-reading.js';
import { SLACK_ADVISERS, startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { addTestQuestion, metricsOnceSelfTested } from '../../fakes/real-stacks/self-test.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { note } from '../../support/running-guidance.js';
import { expressions, namesIn } from '../metrics/dashboard-queries.js';
import { metricValue, undeclaredLabels } from '../metrics/read-metrics.js';
import { uploadAsEditor } from '../../fakes/real-stacks/upload-as-editor.js';
import { startPrometheus } from '../../support/deployment/prometheus.js';
import { describeWith } from '../../support/requirements.js';

const TOKEN = 'only-for-the-tests-of-the-metrics-0123456789';
const robin = teamsPerson('Robin Plantedname');
const sam = slackPerson('plantedsam');
const bea = slackPerson('plantedbea');

/** One invented word for each way that text enters the service. None of these words appears anywhere else. */
const PLANTED = {
  question: 'quesworple',
  unanswered: 'nonesworple',
  edited: 'editworple',
  urgent: 'urgworple',
  relayed: 'relayworple',
  document: 'docworple',
  file: 'fileworple',
  upload: 'upworple',
  golden: 'goldworple',
  model: 'modelworple',
  platform: 'platworple',
  page: 'webworple',
  address: 'pathworple',
  header: 'headworple',
};
const FORBIDDEN = [
  ...Object.values(PLANTED),
  'planted',
  'worple',
  robin.account.name,
  robin.account.id,
  sam.user,
  bea.user,
  SLACK_ADVISERS,
];

/** Personal data that redaction removes, so it must not be shown. */
const REMOVED = { phone: '07700 900417', email: 'worplemail@example.org' };

/** A long time limit, because the set-up uses every feature once, which is slow on a busy machine. */
const PATIENCE_MS = 180_000;

let service: ScriptedOpenAi;
let stacks: RunningStacks;
let metrics: string;

beforeAll(async () => {
  service = await startScriptedOpenAi();
  service.behave(byStep({ say: reading((shown) => [...shown]) }));
  stacks = await startStacks({
    advisers: 'slack',
    metrics: { token: TOKEN },
    editing: { sources: [] },
    models: { embedder: createFakeEmbedder(), reading: readingAt(service.baseUrl) },
  });
  await everything();
  metrics = await metricsOnceSelfTested(stacks);
}, PATIENCE_MS);
afterAll(async () => {
  await stacks.close();
  await service.close();
});

async function everything(): Promise<void> {
  const { teams, slack, settled, guidance } = stacks;
  await guidance.put(
    `${PLANTED.file}.md`,
    note(`Children and the ${PLANTED.document}`, `Tell the child what the ${PLANTED.document} is for.`),
  );
  await addTestQuestion(stacks, {
    question: `What is the ${PLANTED.document} for, for a ${PLANTED.golden}?`,
    words: `what the ${PLANTED.document} is for`,
    addedBy: 'Ada Plantedname',
  });
  await guidance.publish();
  await stacks.loaded();
  await uploadAsEditor(stacks, 'Ada Plantedname', PLANTED.upload);
  await teams.write(robin, `Does a child have to consent to a ${PLANTED.question} referral?`);
  await settled();
  await teams.write(robin, `Who pays for the ${PLANTED.unanswered} of ${REMOVED.email}, ${REMOVED.phone}?`);
  await settled();
  const [answer] = await stacks.store.records.answers.latest(1);
  const person = { platform: 'teams', id: robin.account.id } as const;
  await stacks.store.records.answers.rate(
    answer!.id,
    'answer',
    person,
    { rating: 'down' },
    new Date().toISOString(),
  );
  await settled();
  // Each service includes a planted word in its error.
  service.behave(status(500, { 'x-request-id': PLANTED.model }));
  slack.fake.failNext('chat.postMessage', { kind: 'status', status: 500, body: PLANTED.platform });
  const message = slack.messageOf(sam, `What is a ${PLANTED.question}?`);
  await slack.deliver(message);
  await settled();
  await slack.edit(message, `Who can refer a ${PLANTED.edited} child?`);
  await settled();
  const browser = stacks.browser();
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: `What is a ${PLANTED.page}?` });
  await browser.get(`/${PLANTED.address}?q=${PLANTED.address}`);
  await fetch(stacks.url, { headers: { 'X-Forwarded-For': PLANTED.header, Accept: PLANTED.header } });
  await teams.write(
    robin,
    `He is going to kill her now, she is at the ${PLANTED.urgent} right now, ${REMOVED.phone}`,
  );
  await settled();
  await slack.press(bea, 'Claim', SLACK_ADVISERS);
  await settled();
  await teams.write(robin, `She is at the ${PLANTED.relayed}.`);
  await slack.write(bea, `Thank you, I will call the ${PLANTED.relayed}.`);
  await settled();
}

const valueOf = (name: string, labels?: Record<string, string>) => metricValue(metrics, name, labels);

test('no planted word, name or id is in the metrics, nor in the log', () => {
  const found = (text: string) => FORBIDDEN.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
  expect(found(metrics)).toEqual([]);
  expect(found(stacks.logged.join('\n')).filter((word) => word !== SLACK_ADVISERS)).toEqual([]);
});

const REMOVED_OR_NAMED = [...Object.values(REMOVED), REMOVED.phone.replace(' ', ''), robin.account.id];
const heldIn = (text: string, words: readonly string[]) =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

async function signedIn(name: string, role: string) {
  const browser = stacks.browser();
  await browser.submit('/sign-in', { name, role });
  return browser;
}

test('the pages of figures hold no planted word, name or id', async () => {
  const lead = await signedIn('Lee', 'lead');
  const editor = await signedIn('Eve', 'editor');
  const pages = [await lead.get(STATISTICS_PATH), await editor.get(COVERAGE_PATH)];
  for (const { status, text } of pages) {
    expect(status).toBe(200);
    // Leaves out bea, because she claimed the request and a page may name her.
    expect(
      heldIn(text, [...Object.values(PLANTED), ...REMOVED_OR_NAMED, robin.account.name, sam.user]),
    ).toEqual([]);
  }
});

test('the page of unanswered questions holds the question, without who asked it and what was removed', async () => {
  const editor = await signedIn('Eve', 'editor');
  const { status, text } = await editor.get(QUESTIONS_PATH);
  expect([status, heldIn(text, [PLANTED.unanswered])]).toEqual([200, [PLANTED.unanswered]]);
  expect(heldIn(text, [...REMOVED_OR_NAMED, robin.account.name, PLANTED.relayed])).toEqual([]);
});

test('live streams show an adviser who is not on the case nothing that was removed', async () => {
  const other = await signedIn('Oli', 'adviser');
  const { id } = (await stacks.store.records.escalations.open())[0]!;
  const [queue, request] = await Promise.all([
    other.get(`${DESK_PATH}/events?once`),
    other.get(`${escalationPath(id)}/events?once`),
  ]);
  for (const { status, text } of [queue, request]) {
    expect(status).toBe(200);
    expect(text).toContain('event: ');
    expect(heldIn(text, REMOVED_OR_NAMED)).toEqual([]);
  }
  expect(heldIn(queue.text, [PLANTED.relayed])).toEqual([]);
  expect(heldIn(request.text, [PLANTED.urgent])).toEqual([PLANTED.urgent]);
});

test('the live stream of a chat shows someone else nothing of it, and the desk’s says only how to sign in', async () => {
  const stranger = stacks.browser();
  await stranger.get('/');
  const chat = await stranger.get('/chat/events?once');
  const words = Object.values(PLANTED);
  expect([chat.status, heldIn(chat.text, [...words, ...REMOVED_OR_NAMED])]).toEqual([200, []]);
  const desk = await stranger.get(`${DESK_PATH}/events?once`);
  expect(heldIn(desk.text, [...words, ...REMOVED_OR_NAMED])).toEqual([]);
  expect(desk.text.match(/event: .*/g)).toEqual(['event: stopped']);
});

test('the planted words were in use', async () => {
  const answers = await stacks.store.records.answers.latest(50);
  const messages = await Promise.all(
    answers.map(({ message }) => stacks.store.records.messages.find(message)),
  );
  const words = JSON.stringify(messages);
  expect([PLANTED.question, PLANTED.edited, PLANTED.page].filter((word) => !words.includes(word))).toEqual(
    [],
  );
  expect(JSON.stringify(slackWords())).toContain(PLANTED.relayed);
});
const slackWords = () => stacks.slack.fake.messages.map(({ text, blocks }) => ({ text, blocks }));

test('every label has only the values that are declared for it', () => {
  expect(undeclaredLabels(metrics)).toEqual([]);
});

test('says what happened: answers, jobs, messages, requests, deliveries, calls of the model', () => {
  expect(valueOf('ctac_answers_total')).toBeGreaterThanOrEqual(4);
  expect(valueOf('ctac_messages_received_total', { urgent: 'true' })).toBe(1);
  expect(valueOf('ctac_jobs_completed_total', { kind: 'answer-question' })).toBeGreaterThanOrEqual(4);
  expect(valueOf('ctac_jobs_started_total')).toBe(
    valueOf('ctac_jobs_completed_total') +
      valueOf('ctac_jobs_retried_total') +
      valueOf('ctac_jobs_postponed_total') +
      valueOf('ctac_jobs_given_up_total'),
  );
  expect(valueOf('ctac_job_wait_seconds_count', { kind: 'answer-question' })).toBeGreaterThanOrEqual(4);
  expect(valueOf('ctac_requests_opened_total', { reason: 'urgent', urgent: 'true' })).toBe(1);
  expect(valueOf('ctac_request_time_to_claim_seconds_count', { urgent: 'true' })).toBe(1);
  expect(valueOf('ctac_requests', { state: 'claimed', urgent: 'true' })).toBe(1);
  expect(valueOf('ctac_deliveries_total', { platform: 'slack', result: 'sent' })).toBeGreaterThan(3);
  expect(valueOf('ctac_deliveries_total', { platform: 'slack', result: 'unclear' })).toBeGreaterThanOrEqual(
    1,
  );
  expect(
    valueOf('gen_ai_client_inference_duration_seconds_count', { error_type: 'service' }),
  ).toBeGreaterThan(0);
  expect(valueOf('gen_ai_client_inference_usage_input_tokens_total')).toBeGreaterThan(0);
  expect(valueOf('ctac_http_replies_total', { status: '4xx' })).toBeGreaterThanOrEqual(1);
  expect(valueOf('ctac_store_up')).toBe(1);
  expect(valueOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
});

/** Metrics that need something this test does not have, such as an advisers' file or PostgreSQL. */
const ELSEWHERE = [
  'ctac_advisers',
  'ctac_model_quota_used_ratio',
  'ctac_sources_oldest_check_seconds',
  'ctac_store_connections',
];

test('the service asked itself a test question, and rendered the answer for each platform', () => {
  const platforms = ['all', 'web', 'slack', 'teams'];
  const right = (platform: string) => valueOf('ctac_canary_answers_total', { platform, result: 'right' });
  expect(platforms.map(right)).toEqual([1, 1, 1, 1]);
  expect(platforms.map((platform) => valueOf('ctac_canary_wrong', { platform }))).toEqual([0, 0, 0, 0]);
});

test('every series in the alert rules and the dashboards exists', () => {
  const exposed = new Set([...metrics.matchAll(/^([a-z_]\w*)[{ ]/gm)].map(([, name]) => name));
  const asked = expressions().flatMap(namesIn);
  expect(new Set(asked).size).toBeGreaterThan(15);
  expect(asked.filter((name) => !exposed.has(name) && !ELSEWHERE.includes(name))).toEqual([]);
});

describeWith('prometheus', 'a Prometheus that reads the service', (program) => {
  test('finds an answer to every query of the dashboards, and the values of every rule', async () => {
    const prometheus = await startPrometheus(program, { urls: [stacks.metricsUrl!], token: TOKEN });
    try {
      const unanswered: string[] = [];
      // Each value that an alert rule compares must exist, even when there is no alert.
      const parts = expressions().flatMap((one) =>
        one.split(/ (?:and|or) /).map((part) => part.replace(/ (?:==|[<>]) [\d. *]+$/, '')),
      );
      for (const query of parts.filter(
        (one) => ![...ELSEWHERE, 'absent('].some((name) => one.includes(name)),
      ))
        if (!(await prometheus.finds(query))) unanswered.push(query);
      expect(unanswered).toEqual([]);
    } finally {
      await prometheus.close();
    }
  });
});
