// Defines the checks that `ctac doctor` makes. Each check runs the same code as the service.
import { dayOf } from '../../bot/model/governance/parse-day.js';
import { existsSync } from 'node:fs';
import { knowsItsSignals } from '../../knowledge/confidence/passage-odds.js';
import {
  ConfigurationFailure,
  DeliveryFailure,
  describeFailure,
  IndexFailure,
  InputFailure,
  StoreFailure,
} from '../../knowledge/model/errors.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { describeAdvisers } from '../cli/describe-advisers.js';
import type { Check } from '../cli/doctor.js';
import { countNeverClosed } from '../../bot/governance/count-never-closed.js';
import { isConfirmed } from '../../bot/governance/delete-old.js';
import { describeNeverClosed } from '../../bot/model/governance/never-closed.js';
import type { Log } from '../../bot/model/ports.js';
import type { Place } from '../../bot/model/messages/message.js';
import type { PlatformName } from '../../bot/model/people/person.js';
import { describeDeskIds } from './doctor-desk-ids.js';
import { lookAtAudit } from './oversight/audit.js';
import { lookAtComplaints, lookAtDataRequests } from './oversight/due-dates.js';
import { readAdvisersFile } from './settings/advisers-file.js';
import type { Settings } from './settings/environment-settings.js';
import { lookAtSecrets } from './settings/expiring-secrets.js';
import { retentionSchedule } from './settings/retention-settings.js';
import type { Misspelt } from './settings/misspelt-settings.js';
import { lacksPublicUrl, pagesAddress } from './settings/page-links.js';
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
import { tryLanguageModel } from './question-reader.js';
import { lookAtTables, type Stores } from './stores.js';
import { describeStore } from '../sql/engine/describe-store.js';
import { measureNotificationDelay } from '../sql/engine/measure-notification-delay.js';
import { createProgressBoard } from '../web/delivery/progress.js';
import { DESK_PLACE } from '../web/model/places.js';
import { readRolesFile } from '../web/sign-in/roles-file.js';
import { clauses } from './wording/clauses.js';
import { checksWording as said } from './wording/checks-wording.js';
import { platformsWording } from './wording/platforms-wording.js';
import { settingsWording } from './wording/settings-wording.js';

/** A question and a passage for testing the models. */
const TRIED_QUESTION = 'How long does a decision take?';
const TRIED_PASSAGES = ['A decision takes five days.'];

export interface DoctorParts {
  settings: () => Settings;
  misspelt: readonly Misspelt[];
  stores: () => Promise<Stores>;
  guidance: () => Promise<Guidance>;
  log: Log;
  /** True to also send a test card to each channel. */
  send?: boolean;
  /** Only set by tests. */
  tuning?: PlatformTuning;
}

export function connectDoctor(parts: DoctorParts): Check[] {
  return [
    { name: said.parts.settings, look: () => Promise.resolve(settingsFound(parts)) },
    { name: said.parts.dataFolder, look: () => Promise.resolve(lookAtDataFolder(parts.settings())) },
    {
      name: said.parts.store,
      look: async () => {
        const { database } = await parts.stores();
        return describeStore(database, await lookAtTables(database));
      },
    },
    {
      name: said.parts.encryption,
      look: async () => lookAtEncryption(parts.settings(), (await parts.stores()).database),
    },
    { name: said.parts.processes, look: () => describeProcesses(parts.settings(), parts.log) },
    { name: said.parts.embedder, look: () => lookAtEmbedder(parts) },
    { name: said.parts.messageReader, look: () => lookAtMessageReader(parts) },
    { name: said.parts.passageReader, look: () => lookAtReranker(parts) },
    {
      name: said.parts.languageModel,
      look: () => tryLanguageModel(parts.settings(), publicText(TRIED_QUESTION)),
    },
    { name: said.parts.guidance, look: () => lookAtGuidance(parts) },
    { name: said.parts.index, look: () => lookAtIndex(parts) },
    { name: said.parts.sources, look: () => Promise.resolve(said.sources[parts.settings().REFRESH_SOURCES]) },
    ...PLATFORMS.filter(({ needs }) => needs.length).map((wiring) => ({
      name: wiring.title,
      look: () => lookAtPlatform(parts, wiring),
    })),
    { name: said.parts.messages, look: () => lookAtMessages(parts) },
    { name: said.parts.retention, look: () => lookAtRetention(parts) },
    { name: said.parts.complaints, look: () => lookAtComplaints(parts) },
    { name: said.parts.dataRequests, look: () => lookAtDataRequests(parts) },
    { name: said.parts.secrets, look: () => Promise.resolve(parts.settings()).then(lookAtSecrets) },
    { name: said.parts.switches, look: () => lookAtSwitches(parts) },
    {
      name: said.parts.audit,
      look: async () => lookAtAudit(parts.settings(), (await parts.stores()).store.records.audit),
    },
    { name: said.parts.signIn, look: () => lookAtSignIn(parts) },
    { name: said.parts.advisers, look: () => lookAtAdvisers(parts) },
    { name: said.parts.channels, look: () => lookUpChannels(channelParts(parts)) },
    ...(parts.send ? [{ name: said.parts.testCard, look: () => sendTestCards(channelParts(parts)) }] : []),
  ];
}

function settingsFound({ settings, misspelt }: DoctorParts): string {
  const { HOST, PORT, DATA_DIR, SESSION_SECRET } = settings();
  return clauses(
    said.settings({ host: HOST, port: PORT, folder: DATA_DIR, isSecretSet: Boolean(SESSION_SECRET) }),
    misspelt.map(settingsWording.misspelt).join(' '),
    lacksPublicUrl(settings()) && settingsWording.noPublicUrl(pagesAddress(settings())),
  );
}

function lookAtDataFolder({ DATA_DIR }: Settings): string {
  if (!existsSync(DATA_DIR)) return said.dataFolder.notCreated(DATA_DIR);
  const open = openToOthers(DATA_DIR);
  if (open.length)
    throw new ConfigurationFailure(
      ...said.dataFolder.open({ folder: DATA_DIR, count: open.length, example: open[0]!.path }),
    );
  return said.dataFolder.isPrivate(DATA_DIR);
}

/** Says which processes can share the store, and whether they receive each other's notifications. */
async function describeProcesses({ DATABASE_URL, SESSION_SECRET }: Settings, log: Log): Promise<string> {
  if (DATABASE_URL === undefined) return said.processes.one;
  const heardMs = await measureNotificationDelay(DATABASE_URL, log);
  return said.processes.several({ heardMs, isSecretSet: SESSION_SECRET !== undefined });
}

async function lookAtEmbedder({ guidance }: DoctorParts): Promise<string> {
  const { embedder } = await guidance();
  const start = performance.now();
  await embedder.embedQuestion(publicText(TRIED_QUESTION));
  return said.models.answered(embedder.model.id, msSince(start));
}

/** Throws if the reader is on but does not work. Until it works, nothing is sent to a language model. */
async function lookAtMessageReader({ guidance, settings }: DoctorParts): Promise<string> {
  if (settings().MESSAGE_READER === 'off') return said.models.messagesByRules;
  const { messageReader } = await guidance();
  await messageReader.start();
  const start = performance.now();
  await messageReader.read?.(TRIED_QUESTION);
  return said.models.readMessage(msSince(start));
}

async function lookAtReranker({ guidance, settings }: DoctorParts): Promise<string> {
  const { reranker } = (await guidance()).loading;
  const { passagesOff, passagesNotRead, readPassage } = said.models;
  if (!reranker) return settings().PASSAGE_READER === 'off' ? passagesOff : passagesNotRead;
  const question = publicText(TRIED_QUESTION);
  // Do not time the first call, because it also waits for the reranker's process to start.
  await reranker.score(question, TRIED_PASSAGES);
  const start = performance.now();
  await reranker.score(question, TRIED_PASSAGES);
  return readPassage(msSince(start));
}

const msSince = (start: number) => Math.round(performance.now() - start);

async function lookAtGuidance({ guidance }: DoctorParts): Promise<string> {
  const live = await (await guidance()).store.liveRelease();
  if (!live) throw new IndexFailure(...said.guidance.none);
  const isCalibrated = !live.calibration || knowsItsSignals(live.calibration);
  return said.guidance.live({ ...live, isCalibrated });
}

async function lookAtIndex({ guidance, settings }: DoctorParts): Promise<string> {
  const { store, indexFiles } = await guidance();
  const live = await store.liveRelease();
  if (!live) return said.guidance.nothingToCheck;
  await indexFiles.open(await store.contentOf(live.number));
  return said.guidance.indexed(settings().SEARCH === 'postgres');
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
  return (await connected?.check?.()) ?? platformsWording.notSetUp(needs[0]!);
}

/** Finds messages that a platform keeps rejecting, or whose platform is no longer in the settings. */
async function lookAtMessages(parts: DoctorParts): Promise<string> {
  const connected = platformsOf(parts);
  const held = await (await parts.stores()).store.records.jobs.heldUp([...connected.keys()]);
  if (!held.length) return said.messages.none;
  const away = held.filter(({ platform }) => !connected.has(platform));
  if (away.length) throw new DeliveryFailure(...said.messages.noPlatform(away.map(withTitle)));
  throw new DeliveryFailure(...said.messages.refused(held.map(withTitle), held[0]!.error));
}

const withTitle = <Held extends { platform: PlatformName }>(held: Held): Held => ({
  ...held,
  platform: titleOf(held.platform),
});

function titleOf(platform: PlatformName): string {
  return PLATFORMS.find(({ name }) => name === platform)?.title ?? platform;
}

const LONGEST_WITHOUT_A_RUN_MS = 2 * 24 * 3_600_000;

/**
 * Throws if no one has confirmed the retention periods, because personal data builds up until someone does.
 */
async function lookAtRetention({ settings, stores }: DoctorParts): Promise<string> {
  const { store } = await stores();
  const schedule = retentionSchedule(settings());
  if (!(await isConfirmed(store, schedule))) throw new ConfigurationFailure(...said.retention.notConfirmed);
  const [last] = await store.retention.runs(1);
  if (!last) return said.retention.notRunYet;
  const failed = Object.values(last.failed).reduce((sum, count) => sum + count, 0);
  if (failed) throw new StoreFailure(...said.retention.failed(failed));
  if (Date.now() - Date.parse(last.startedAt) > LONGEST_WITHOUT_A_RUN_MS)
    throw new StoreFailure(...said.retention.late(dayOf(last.startedAt)));
  const open = describeNeverClosed(await countNeverClosed(store.records, schedule.periods, new Date()));
  if (open !== undefined) throw new InputFailure(open, said.retention.closeThem);
  return said.retention.lastRun(dayOf(last.startedAt), last.endedAt !== undefined);
}

/** Someone turned each switch off on purpose, so a switch that is off is not a fault. */
async function lookAtSwitches({ stores }: DoctorParts): Promise<string> {
  const off = await (await stores()).store.records.switches.off();
  if (!off.length) return said.switches.none;
  return clauses(...off.map(({ name, by, at }) => said.switches.off({ name, by, day: dayOf(at) })));
}

/** Reads the roles file in the same way as the service, to find mistakes before the service starts. */
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
  const { requestsGoToDesk, requestsGoToChannel, channelNotFound } = said.advisers;
  const place = await findAdvisers(settings, platforms).catch((error: unknown) => {
    if (!(error instanceof DeliveryFailure)) throw error;
    throw new DeliveryFailure(...channelNotFound(describeFailure(error)), { cause: error });
  });
  const where = place === DESK_PLACE ? requestsGoToDesk : requestsGoToChannel(titleOf(place.platform));
  const { store, sessions } = await parts.stores();
  const who = await describeAdvisers(roster, store.records, new Date());
  const ids = await describeDeskIds(roster, sessions, store.records.conversations, new Date());
  return clauses(where, who, ids, await hearing(parts, place, platforms));
}

async function hearing(
  { stores }: DoctorParts,
  place: Place,
  platforms: ConnectedPlatforms,
): Promise<string | undefined> {
  const { describeHearing } = platforms.get(place.platform) ?? {};
  if (!describeHearing) return undefined;
  const channel = await (await stores()).store.records.conversations.at(place);
  return describeHearing(channel?.heardAt !== undefined);
}
