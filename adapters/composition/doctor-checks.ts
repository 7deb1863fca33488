// Defines the checks that `ctac doctor` makes. Each check runs the same code as the service.
import { DeliveryFailure, describeFailure } from '../../knowledge/model/errors.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { describeAdvisers } from '../cli/doctor/describe-advisers.js';
import { describeDeskIds } from '../cli/doctor/desk-ids.js';
import type { Check } from '../cli/doctor/doctor.js';
import { lookAtComplaints, lookAtDataRequests } from '../cli/doctor/due-dates.js';
import { lookAtGuidance, lookAtIndex } from '../cli/doctor/guidance.js';
import { lookAtMessages } from '../cli/doctor/messages.js';
import { lookAtEmbedder, lookAtMessageReader, lookAtReranker, TRIED_QUESTION } from '../cli/doctor/models.js';
import { lookAtRetention } from '../cli/doctor/retention.js';
import { lookAtSwitches } from '../cli/doctor/switches.js';
import type { Log } from '../../bot/model/ports.js';
import type { Place } from '../../bot/model/messages/message.js';
import type { PlatformName } from '../../bot/model/people/person.js';
import { lookAtAudit } from './oversight/audit.js';
import { readAdvisersFile } from './settings/advisers-file.js';
import type { Settings } from './settings/environment-settings.js';
import { lookAtSecrets } from './settings/expiring-secrets.js';
import { retentionSchedule } from './settings/retention-settings.js';
import type { Misspelt } from './settings/misspelt-settings.js';
import { lacksPublicUrl, pagesAddress } from './settings/page-links.js';
import { lookAtDataFolder } from './settings/data-folder.js';
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
import { clauses } from '../cli/wording/common-wording.js';
import { checksWording as said } from '../cli/wording/checks-wording.js';
import { platformsWording } from './wording/platforms-wording.js';
import { settingsWording } from './wording/settings-wording.js';

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
  const records = async () => (await parts.stores()).store.records;
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
    { name: said.parts.embedder, look: async () => lookAtEmbedder((await parts.guidance()).embedder) },
    { name: said.parts.messageReader, look: () => messageReader(parts) },
    { name: said.parts.passageReader, look: () => passageReader(parts) },
    {
      name: said.parts.languageModel,
      look: () => tryLanguageModel(parts.settings(), publicText(TRIED_QUESTION)),
    },
    { name: said.parts.guidance, look: async () => lookAtGuidance((await parts.guidance()).store) },
    {
      name: said.parts.index,
      look: async () => lookAtIndex(await parts.guidance(), parts.settings().SEARCH === 'postgres'),
    },
    { name: said.parts.sources, look: () => Promise.resolve(said.sources[parts.settings().REFRESH_SOURCES]) },
    ...PLATFORMS.filter(({ needs }) => needs.length).map((wiring) => ({
      name: wiring.title,
      look: () => lookAtPlatform(parts, wiring),
    })),
    {
      name: said.parts.messages,
      look: async () => {
        const connected = new Set(platformsOf(parts).keys());
        return lookAtMessages((await records()).jobs, connected, titleOf);
      },
    },
    {
      name: said.parts.retention,
      look: async () => lookAtRetention((await parts.stores()).store, retentionSchedule(parts.settings())),
    },
    { name: said.parts.complaints, look: async () => lookAtComplaints((await records()).complaints) },
    { name: said.parts.dataRequests, look: async () => lookAtDataRequests((await records()).subjects) },
    { name: said.parts.secrets, look: () => Promise.resolve(parts.settings()).then(lookAtSecrets) },
    { name: said.parts.switches, look: async () => lookAtSwitches((await records()).switches) },
    {
      name: said.parts.audit,
      look: async () => lookAtAudit(parts.settings(), (await records()).audit),
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

/** Says which processes can share the store, and whether they receive each other's notifications. */
async function describeProcesses({ DATABASE_URL, SESSION_SECRET }: Settings, log: Log): Promise<string> {
  if (DATABASE_URL === undefined) return said.processes.one;
  const heardMs = await measureNotificationDelay(DATABASE_URL, log);
  return said.processes.several({ heardMs, isSecretSet: SESSION_SECRET !== undefined });
}

async function messageReader({ guidance, settings }: DoctorParts): Promise<string> {
  if (settings().MESSAGE_READER === 'off') return said.models.messagesByRules;
  return lookAtMessageReader((await guidance()).messageReader);
}

async function passageReader({ guidance, settings }: DoctorParts): Promise<string> {
  const { reranker } = (await guidance()).loading;
  if (reranker) return lookAtReranker(reranker);
  return settings().PASSAGE_READER === 'off' ? said.models.passagesOff : said.models.passagesNotRead;
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

function titleOf(platform: PlatformName): string {
  return PLATFORMS.find(({ name }) => name === platform)?.title ?? platform;
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
