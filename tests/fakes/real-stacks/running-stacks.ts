// Starts the whole product in one process, wired as in production, with fake Microsoft and Slack servers.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings, type Settings } from '../../../adapters/composition/settings/environment-settings.js';
import { startBot } from '../../../adapters/composition/service.js';
import { connectEditing } from '../../../adapters/composition/editing.js';
import type { Guidance } from '../../../adapters/composition/guidance.js';
import { PLATFORMS, type PlatformWiring } from '../../../adapters/composition/platforms.js';
import { connectMeasures, type Measures } from '../../../adapters/composition/metrics.js';
import { createCurrentEntries, withCurrentTerms } from '../../../bot/editing/current-entries.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { prepareSealing } from '../../../adapters/sql/sealing/check-encryption-keys.js';
import type { Log, Read } from '../../../bot/model/ports.js';
import type { Store } from '../../../bot/model/store.js';
import type { SecondEditorSetting } from '../../../ingest/model/editing.js';
import type { FollowedSource } from '../../../ingest/model/source-registry.js';
import { createAsOf } from '../../../ingest/releases/ask-as-of.js';
import { withoutRecalled } from '../../../ingest/releases/without-recalled.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { answerQuestion, type AnswerPorts } from '../../../knowledge/answer-question.js';
import { readByRules, type ReadTurn } from '../../../knowledge/turns/read-turn.js';
import type { Embedder } from '../../../knowledge/model/ports.js';
import { freePort } from '../../support/free-port.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';
import { startFakeGovuk, type FakeGovuk } from '../fake-govuk/fake-govuk.js';
import { BOT_TOKEN, startFakeSlack } from '../fake-slack/fake-slack.js';
import { SIGNING_SECRET } from '../fake-slack/signed-request.js';
import { APP_ID, startFakeTeams, TENANT_ID } from '../fake-teams/fake-teams.js';
import { plainBrowser, SESSION_SECRET, type PlainBrowser } from '../web/running-pages.js';
import { hurried, tuningFor } from './hurried.js';
import { slackPeople, type SlackPeople } from './slack-people.js';
import { teamsPeople, type TeamsPeople } from './teams-people.js';

export const SLACK_ADVISERS = 'C0ADVISERS';
export const TEAMS_ADVISERS = '19:advisers@thread.tacv2';

/** A sentence from the release’s only document, which was written for the tests. */
export const CONSENT = 'A child does not have to consent to a referral to the National Referral Mechanism.';
export const REFERRAL_NOTE = note(
  'Referring a child',
  `${CONSENT} Tell the child, in words that fit their age, what the referral is for.`,
  'Only a first responder organisation can make a referral. A social worker of the local authority is one of them.',
);
export const QUESTION = 'Does a child have to consent to a referral?';

export interface RunningStacks {
  url: string;
  addresses: readonly string[];
  teams: TeamsPeople;
  slack: SlackPeople;
  store: Store;
  /** The fake GOV.UK that is checked for changes. Absent unless `editing` is set. */
  site?: FakeGovuk;
  guidance: RunningGuidance;
  sourcesFile: string;
  loaded(): Promise<void>;
  /** The address of the metrics, or undefined if they are not served. */
  metricsUrl: string | undefined;
  metrics(): Promise<string>;
  logged: string[];
  asked(): number;
  browser(): PlainBrowser;
  /** Resolves when no job is due soon and none is waiting to be retried. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface StacksOptions {
  advisersFile?: object;
  advisers: 'slack' | 'teams' | 'desk';
  /** If true, advisers in Teams have to sign in each time they press a button. */
  advisersSignIn?: boolean;
  /** The time limit for one call to a platform. The default is long enough for a busy machine. */
  callLimitMs?: number;
  /** Allows editors to work in the library, with these sources and editing rules. */
  editing?: {
    sources: readonly FollowedSource[];
    secondEditor?: SecondEditorSetting;
    gate?: number;
    bySchedule?: boolean;
  };
  /** Used instead of all the usual platforms. */
  wirings?: readonly PlatformWiring[];
  /** Keeps to the platforms’ rate limits. If absent, messages are sent as fast as possible. */
  paced?: boolean;
  /** The services for embedding and reading. If absent, the embedder is fake and no language model reads. */
  models?: { embedder: Embedder; reading: AnswerPorts['reading'] };
  metrics?: { token: string };
  /** How often to look again for a channel that could not be found at the start. */
  lookAgainMs?: number;
  /** The message reader, used as well as the rules. If absent, only the rules are used. */
  read?: Read;
  /** Decides what kind of message each one is. If absent, rules decide, and treat each one as a question. */
  readTurn?: ReadTurn;
}

export async function startStacks(options: StacksOptions): Promise<RunningStacks> {
  const { callLimitMs, models, editing, wirings = PLATFORMS, paced = false, metrics } = options;
  const { read, readTurn = readByRules } = options;
  const [site, guidance, fakeTeams, fakeSlack, port] = await Promise.all([
    editing && startFakeGovuk(),
    startGuidance(models?.embedder),
    startFakeTeams(),
    startFakeSlack(),
    freePort(),
  ]);
  fakeTeams.streamsApartMs = STREAM_PACE.between;
  // Sets the threshold so that every question is answered. The tests’ calibration needs sentence vectors,
  // which an embedding service does not give.
  if (models) guidance.loading.calibration = { ...guidance.loading.calibration, threshold: 0 };
  guidance.loading.checkAgainMs = 0;
  await guidance.put('referral.md', REFERRAL_NOTE);
  await guidance.publish();
  const url = `http://127.0.0.1:${port}`;
  const settings = await stackSettings(options, { guidance, slackUrl: fakeSlack.url, site, port });
  const logged: string[] = [];
  const write = (details: object, sentence: string) =>
    void logged.push(JSON.stringify({ ...details, sentence }));
  const log: Log = { info: write, warn: write, error: write };
  const measures = await connectMeasures(settings, wirings);
  await prepareSealing(guidance.database);
  const stores = connectStores(guidance.database, log);
  const entries = await createCurrentEntries(stores.editedEntries, guidance.loading.glossary);
  const terms = {
    get glossary() {
      return entries.glossary();
    },
    everydayWords: guidance.loading.everydayWords,
  };
  const live = createLiveRelease(guidance.loading);
  const wholeRelease = withCurrentTerms(live.current, terms);
  const { embedder } = guidance.ports;
  const { withoutModel, answering } = connectAnswering(
    embedder,
    withoutRecalled(wholeRelease, guidance.loading.recalled!),
    models?.reading,
    measures,
  );
  let asked = 0;
  const connected: Guidance = {
    ...guidance.ports,
    chunkFileUrgently: guidance.ports.chunkFile,
    loading: guidance.loading,
    messageReader: {
      strict: false,
      ...(read && { read }),
      start: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    entries,
    past: createAsOf(guidance.loading, stores.editing),
    readTurn,
    loadedRelease: answering.loadedRelease,
    wholeRelease,
    answerQuestion(question, onStage) {
      asked += 1;
      return answerQuestion(answering, question, onStage);
    },
    answerWithoutModel: (question) => answerQuestion(withoutModel, question),
    searchAll: (question) => answerQuestion({ embedder, loadedRelease: wholeRelease }, question),
    findPassages: (question) => answerQuestion(withoutModel, question),
    loadLive: live.refresh,
    close: entries.close,
  };
  const bot = await startBot(settings, connected, stores, log, {
    ...(editing && { editing: connectEditing(settings, stores, connected, { pauseMs: 0 }) }),
    updateSpacingMs: UPDATES_APART_MS,
    ...(measures && { measures }),
    wirings: paced ? wirings : wirings.map(hurried),
    // High limits, because tests send messages faster than people do.
    limits: { message: 600, action: 600, page: 100_000 },
    ...tuningFor(fakeTeams, STREAM_PACE, callLimitMs),
    ...(options.lookAgainMs !== undefined && { lookAgainMs: options.lookAgainMs }),
  });
  const { store } = stores;
  return {
    url,
    addresses: bot.addresses,
    teams: teamsPeople(fakeTeams, url),
    slack: slackPeople(fakeSlack, url),
    store,
    guidance,
    sourcesFile: settings.SOURCES_FILE,
    async loaded() {
      const live = await guidance.ports.store.liveRelease();
      while ((await answering.loadedRelease())?.index.content.release.number !== live?.number)
        await new Promise((resolve) => setTimeout(resolve, 50));
    },
    ...(site && { site }),
    metricsUrl: bot.metricsUrl,
    async metrics() {
      const headers = { Authorization: `Bearer ${metrics!.token}` };
      return (await fetch(bot.metricsUrl!, { headers })).text();
    },
    logged,
    asked: () => asked,
    browser: () => plainBrowser(url),
    settled: () => settled(store),
    async close() {
      await bot.stop();
      await fakeTeams.close();
      await fakeSlack.close();
      await site?.close();
      await guidance.close();
    },
  };
}

interface StackParts {
  guidance: RunningGuidance;
  slackUrl: string;
  site: FakeGovuk | undefined;
  port: number;
}

async function stackSettings(
  { advisers, advisersFile, advisersSignIn, editing, metrics }: StacksOptions,
  { guidance, slackUrl, site, port }: StackParts,
): Promise<Settings> {
  const channels = { slack: `slack:${SLACK_ADVISERS}`, teams: `teams:${TEAMS_ADVISERS}`, desk: 'desk' };
  return readSettings({
    NODE_ENV: 'test',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: guidance.home,
    SESSION_SECRET,
    ADVISERS_CHANNEL: channels[advisers],
    ...(advisersFile && { ADVISERS_FILE: await writeFileIn(guidance.home, 'advisers.json', advisersFile) }),
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'not-used-with-the-fake',
    MICROSOFT_APP_TENANT_ID: TENANT_ID,
    ...(advisersSignIn && { TEAMS_SIGN_IN_RESOURCE: `api://botid-${APP_ID}` }),
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slackUrl,
    ...(metrics && { METRICS_PORT: '0', METRICS_TOKEN: metrics.token, ANSWER_MODEL: 'scripted' }),
    ...(metrics && { OPENAI_API_KEY: 'sk-test' }),
    ...(site && {
      GOVUK_URL: site.url,
      PRIVATE_SOURCE_HOSTS: '127.0.0.1',
      SOURCES_FILE: await writeFileIn(guidance.home, 'sources.json', editing!.sources),
      SECOND_EDITOR: editing!.secondEditor ?? 'never',
      ...(editing!.bySchedule && { REFRESH_SOURCES: 'scheduled' }),
      GOLDEN_GATE: String(editing!.gate ?? 1),
    }),
  });
}

function connectAnswering(
  embedder: Embedder,
  loadedRelease: AnswerPorts['loadedRelease'],
  asked: AnswerPorts['reading'],
  measures: Measures | undefined,
) {
  const withoutModel = { embedder: measures?.embedder(embedder) ?? embedder, loadedRelease };
  const reading = measures && asked ? measuredReading(measures, asked) : asked;
  return { withoutModel, answering: { ...withoutModel, ...(reading && { reading }) } };
}

/** Adds the measurements of the model’s calls, as in production. */
function measuredReading(measures: Measures, reading: NonNullable<AnswerPorts['reading']>) {
  const named = { gen_ai_provider_name: 'openai', gen_ai_request_model: 'scripted' } as const;
  return {
    ...reading,
    model: measures.model(reading.model, named),
    ...(reading.writer && { writer: measures.writer(reading.writer, named) }),
  };
}

/** The delays are so short that answers are streamed even without a language model. */
const STREAM_PACE = { first: 0, between: 20 };

/**
 * A job counts as due soon if it is due within this time. That includes updates of messages, but not the
 * later job that checks on people who are waiting.
 */
const SOON_MS = 4_000;

/** Shorter than in production, so that tests do not have to wait. */
const UPDATES_APART_MS = 200;

/**
 * Waits until no job is due soon. A job is stored together with the event that causes it, so it exists once
 * the event is acknowledged.
 */
async function settled(store: Store): Promise<void> {
  for (;;) {
    const soon = new Date(Date.now() + SOON_MS).toISOString();
    const { due, leased, retrying } = await store.records.jobs.counts(soon);
    if (due + leased + retrying === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function writeFileIn(folder: string, name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}
