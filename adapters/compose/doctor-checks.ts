// Defines the checks that `ctac doctor` makes. Each one runs the same code as the service.
import { dayOf } from '../../bot/model/governance/parse-day.js';
import { existsSync } from 'node:fs';
import { knowsItsSignals } from '../../knowledge/confidence/passage-odds.js';
import {
  ConfigurationFailure,
  DeliveryFailure,
  IndexFailure,
  InputFailure,
  StoreFailure,
} from '../../knowledge/model/errors.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { describeAdvisers } from '../cli/describe-advisers.js';
import type { Check } from '../cli/doctor.js';
import { clockOf } from '../../bot/model/governance/complaint.js';
import { countNeverClosed } from '../../bot/governance/count-never-closed.js';
import { isConfirmed } from '../../bot/governance/delete-old.js';
import { describeNeverClosed } from '../../bot/model/governance/never-closed.js';
import type { Log } from '../../bot/model/ports.js';
import type { Place } from '../../bot/model/messages/message.js';
import type { PlatformName } from '../../bot/model/people/person.js';
import { describeDeskIds } from './doctor-desk-ids.js';
import { lookAtAudit } from './oversight/audit.js';
import { readAdvisersFile } from './settings/advisers-file.js';
import type { Settings } from './settings/environment-settings.js';
import { retentionSchedule } from './settings/retention-settings.js';
import { openToOthers } from './settings/data-folder.js';
import { lookAtEncryption } from './encryption.js';
import type { Guidance } from './guidance.js';
import {
  connectPlatforms,
  findAdvisers,
  PLATFORMS,
  type ConnectedPlatforms,
  type PlatformTuning,
  type PlatformWiring,
} from './platforms.js';
import { lookUpChannels, sendTestCards, type ChannelParts } from './doctor-channels.js';
import { checkExposure, chooseSignIn } from './pages.js';
import { lookAtTables, type Stores } from './stores.js';
import { describeStore } from '../sql/engine/describe-store.js';
import { measureHearing } from '../sql/engine/measure-hearing.js';
import { createProgressBoard } from '../web/delivery/progress.js';
import { DESK_PLACE } from '../web/model/places.js';
import { readRolesFile } from '../web/sign-in/roles-file.js';

export interface DoctorParts {
  settings: () => Settings;
  stores: () => Promise<Stores>;
  guidance: () => Promise<Guidance>;
  log: Log;
  /** Whether to send a test card to each channel too. */
  send?: boolean;
  /** Only used by tests. */
  tuning?: PlatformTuning;
}

export function connectDoctor(parts: DoctorParts): Check[] {
  return [
    { name: 'settings', look: () => Promise.resolve(settingsFound(parts.settings())) },
    { name: 'data folder', look: () => Promise.resolve(lookAtDataFolder(parts.settings())) },
    {
      name: 'store',
      look: async () => {
        const { database } = await parts.stores();
        return describeStore(database, await lookAtTables(database));
      },
    },
    {
      name: 'encryption',
      look: async () => lookAtEncryption(parts.settings(), (await parts.stores()).database),
    },
    { name: 'processes', look: () => describeProcesses(parts.settings(), parts.log) },
    { name: 'embedding model', look: () => lookAtEmbedder(parts) },
    { name: 'message reader', look: () => lookAtMessageReader(parts) },
    { name: 'passage reader', look: () => lookAtReranker(parts) },
    { name: 'guidance', look: () => lookAtGuidance(parts) },
    { name: 'index', look: () => lookAtIndex(parts) },
    { name: 'sources', look: () => Promise.resolve(sourcesFound(parts.settings())) },
    ...PLATFORMS.flatMap((wiring) =>
      wiring.title ? [{ name: wiring.title, look: () => lookAtPlatform(parts, wiring) }] : [],
    ),
    { name: 'messages', look: () => lookAtMessages(parts) },
    { name: 'retention', look: () => lookAtRetention(parts) },
    { name: 'complaints', look: () => lookAtComplaints(parts) },
    { name: 'switches', look: () => lookAtSwitches(parts) },
    {
      name: 'audit log',
      look: async () => lookAtAudit(parts.settings(), (await parts.stores()).store.records.audit),
    },
    { name: 'sign-in', look: () => lookAtSignIn(parts) },
    { name: 'advisers', look: () => lookAtAdvisers(parts) },
    { name: 'channels', look: () => lookUpChannels(channelParts(parts)) },
    ...(parts.send ? [{ name: 'test card', look: () => sendTestCards(channelParts(parts)) }] : []),
  ];
}

function settingsFound({ HOST, PORT, DATA_DIR, SESSION_SECRET }: Settings): string {
  const sessions = SESSION_SECRET ? '' : '; without SESSION_SECRET, web chats end when the process stops';
  return `listens on ${HOST}:${PORT}, stores files in ${DATA_DIR}${sessions}`;
}

function lookAtDataFolder({ DATA_DIR }: Settings): string {
  if (!existsSync(DATA_DIR)) return `${DATA_DIR} will be created when the service first starts`;
  const open = openToOthers(DATA_DIR);
  if (open.length)
    throw new ConfigurationFailure(
      `Other users of this machine can read ${open.length} of the files and folders in ${DATA_DIR}, for example ${open[0]!.path}.`,
      'Change their owner to the user that runs the service, then restart the service. It will remove everyone else’s access.',
    );
  return `only its owner can read ${DATA_DIR}`;
}

function sourcesFound({ REFRESH_SOURCES }: Settings): string {
  return REFRESH_SOURCES === 'scheduled'
    ? 'checked for changes on their schedules'
    : 'checked for changes only when an editor asks; REFRESH_SOURCES=scheduled checks them on their schedules';
}

/** Says which processes can share the store, and whether notifications between them arrive. */
async function describeProcesses({ DATABASE_URL, SESSION_SECRET }: Settings, log: Log): Promise<string> {
  if (DATABASE_URL === undefined)
    return 'one process does everything; to run several you need PostgreSQL (DATABASE_URL)';
  const heard = await measureHearing(DATABASE_URL, log);
  const hearing =
    heard === undefined
      ? 'they do not receive each other’s notifications (is there a connection pooler in between?), so each checks for work every second'
      : `a notification between them took ${heard} ms`;
  const web = SESSION_SECRET === undefined ? '; --role=web also needs SESSION_SECRET' : '';
  return `--role=web and --role=worker can run as separate processes; ${hearing}${web}`;
}

async function lookAtEmbedder({ guidance }: DoctorParts): Promise<string> {
  const { embedder } = await guidance();
  const start = performance.now();
  await embedder.embedQuestion(publicText('How long does a decision take?'));
  return `${embedder.model.id} answered in ${Math.round(performance.now() - start)} ms`;
}

/** Throws if the reader is on but does not work. Until it works, nothing is sent to a language model. */
async function lookAtMessageReader({ guidance, settings }: DoctorParts): Promise<string> {
  if (settings().MESSAGE_READER === 'off')
    return 'off (MESSAGE_READER=off); only the rules remove personal details, in strict mode';
  const { messageReader } = await guidance();
  await messageReader.start();
  const start = performance.now();
  await messageReader.read?.('How long does a decision take?');
  return `read a message in ${Math.round(performance.now() - start)} ms`;
}

async function lookAtReranker({ guidance, settings }: DoctorParts): Promise<string> {
  const { reranker } = (await guidance()).loading;
  if (!reranker)
    return settings().PASSAGE_READER === 'off' ? 'off (PASSAGE_READER=off)' : 'not used with this EMBEDDER';
  const question = publicText('How long does a decision take?');
  // The first call may have to start its process.
  await reranker.score(question, ['A decision takes five days.']);
  const start = performance.now();
  await reranker.score(question, ['A decision takes five days.']);
  const model = reranker.scores === 'order' ? 'the cross-encoder in CROSS_ENCODER_DIR' : 'it';
  return `${model} read a passage in ${Math.round(performance.now() - start)} ms`;
}

async function lookAtGuidance({ guidance }: DoctorParts): Promise<string> {
  const live = await (await guidance()).store.liveRelease();
  if (!live) throw new IndexFailure('No release is live.', 'Run: npm run ctac -- ingest FOLDER --publish');
  const held = `release ${live.number}: ${live.documents} documents, ${live.passages} passages`;
  if (!live.calibration || knowsItsSignals(live.calibration)) return held;
  return `${held}; it was calibrated with another version, so the standard calibration is used: run "npm run ctac -- calibrate" again`;
}

async function lookAtIndex({ guidance, settings }: DoctorParts): Promise<string> {
  const { store, indexFiles } = await guidance();
  const where = settings().SEARCH === 'postgres' ? '; PostgreSQL searches the passage vectors' : '';
  const live = await store.liveRelease();
  if (!live) return 'nothing to check until a release is live';
  await indexFiles.open(await store.contentOf(live.number));
  return `complete, and matches the live release${where}`;
}

function platformsOf({ settings, stores, log, tuning }: DoctorParts): ConnectedPlatforms {
  const heard = async (platform: PlatformName) =>
    (await stores()).store.records.conversations.heardAddresses(platform);
  return connectPlatforms({ settings: settings(), log, progress: createProgressBoard(), heard, ...tuning });
}

function channelParts(parts: DoctorParts): ChannelParts {
  return { settings: parts.settings(), platforms: platformsOf(parts) };
}

async function lookAtPlatform(parts: DoctorParts, { name, needs }: PlatformWiring): Promise<string> {
  const connected = platformsOf(parts).get(name);
  return (await connected?.check?.()) ?? `not set up (${needs[0]} is empty)`;
}

/** Finds messages that a platform keeps refusing, or whose platform has been taken out of the settings. */
async function lookAtMessages(parts: DoctorParts): Promise<string> {
  const connected = platformsOf(parts);
  const held = await (await parts.stores()).store.records.jobs.heldUp([...connected.keys()]);
  if (!held.length) return 'none are waiting to be retried';
  const away = held.filter(({ platform }) => !connected.has(platform));
  if (away.length)
    throw new DeliveryFailure(
      `Messages are waiting for a platform that is not set up: ${away.map(({ platform, messages }) => `${messages} in ${platform}`).join(', ')}.`,
      'Set it up again. After 4 hours, we stop trying to send a message and tell any adviser who is relying on it.',
    );
  throw new DeliveryFailure(
    `Messages are not getting through: ${held.map(({ platform, messages }) => `${messages} in ${platform}`).join(', ')}.`,
    `The platform’s last reply was: ${held[0]!.error}`,
  );
}

const LONGEST_WITHOUT_A_RUN_MS = 2 * 24 * 3_600_000;

/** Personal data builds up until someone confirms the retention periods. */
async function lookAtRetention({ settings, stores }: DoctorParts): Promise<string> {
  const { store } = await stores();
  const schedule = retentionSchedule(settings());
  if (!(await isConfirmed(store, schedule)))
    throw new ConfigurationFailure(
      'Nothing is deleted, because no one has confirmed how long data should be kept.',
      'Check the retention periods at /desk/retention or with "ctac retention", and confirm them there or with RETENTION_CONFIRMED=yes.',
    );
  const [last] = await store.retention.runs(1);
  if (!last)
    return 'data past its retention period is deleted every night; the first run has not happened yet';
  const failed = Object.values(last.failed).reduce((sum, count) => sum + count, 0);
  if (failed)
    throw new StoreFailure(
      `The last run could not delete ${failed} ${failed === 1 ? 'row' : 'rows'}.`,
      'We’ll try again tonight. Check the log to see why it failed, and /desk/retention to see which data is affected.',
    );
  if (Date.now() - Date.parse(last.startedAt) > LONGEST_WITHOUT_A_RUN_MS)
    throw new StoreFailure(
      `Nothing has been deleted since ${dayOf(last.startedAt)}, though this should happen every night.`,
      'Check that a worker is running, and check its log.',
    );
  const open = describeNeverClosed(await countNeverClosed(store.records, schedule.periods, new Date()));
  if (open !== undefined)
    throw new InputFailure(open, 'Close them at /desk, /desk/complaints and /desk/data-requests.');
  return `last run ${dayOf(last.startedAt)}${last.endedAt === undefined ? ', not finished' : ''}`;
}

async function lookAtComplaints({ stores }: DoctorParts): Promise<string> {
  const now = new Date().toISOString();
  const all = await (await stores()).store.records.complaints.progress();
  const clocks = all.map((one) => clockOf(one, now));
  const waiting = clocks.flatMap((clock) => ('by' in clock ? clock : []));
  const [soon = 0, late = 0] = ['due soon', 'overdue'].map(
    (state) => waiting.filter((clock) => clock.state === state).length,
  );
  if (soon + late)
    throw new InputFailure(
      `${soon} ${soon === 1 ? 'complaint' : 'complaints'} must be acknowledged within 7 days, and ${late} should have been acknowledged already.`,
      'Acknowledge them at /desk/complaints or with "ctac complaints acknowledge ID".',
    );
  const [first] = waiting;
  if (!first) return 'none is waiting to be acknowledged';
  return `${waiting.length} waiting to be acknowledged, the first by ${dayOf(first.by)}`;
}

/** A switch that is off is a decision, not a fault. */
async function lookAtSwitches({ stores }: DoctorParts): Promise<string> {
  const off = await (await stores()).store.records.switches.off();
  if (!off.length) return 'everything is on';
  return off.map(({ name, by, at }) => `${name} was turned off by ${by} on ${at.slice(0, 10)}`).join('; ');
}

/** Reads the roles file the way the service does at start-up, so that mistakes are found before then. */
async function lookAtSignIn({ settings, log }: DoctorParts): Promise<string> {
  const { ROLES_FILE } = settings();
  if (ROLES_FILE !== undefined) readRolesFile(ROLES_FILE, log);
  checkExposure(settings());
  return chooseSignIn(settings()).check();
}

async function lookAtAdvisers(parts: DoctorParts): Promise<string> {
  const settings = parts.settings();
  const platforms = platformsOf(parts);
  const { roster } = readAdvisersFile(settings.ADVISERS_FILE);
  const place = await findAdvisers(settings, platforms);
  const where = place === DESK_PLACE ? 'the page /desk' : `a channel in ${place.platform}`;
  const { store, sessions } = await parts.stores();
  const who = await describeAdvisers(roster, store.records, new Date());
  const ids = await describeDeskIds(roster, sessions, store.records.conversations, new Date());
  return `requests go to ${where}; ${who}${ids}${await hearing(parts, place, platforms)}`;
}

async function hearing(
  { stores }: DoctorParts,
  place: Place,
  platforms: ConnectedPlatforms,
): Promise<string> {
  const { describeHearing } = platforms.get(place.platform) ?? {};
  if (!describeHearing) return '';
  const channel = await (await stores()).store.records.conversations.at(place);
  return describeHearing(channel?.heardAt !== undefined);
}
