// Defines the facts that the pack is made from, which are read from the settings, the code and the store.
import type { NeverClosed } from '../../../bot/model/governance/never-closed.js';
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import type { Contact } from '../../../bot/model/messages/contact.js';

export interface SettingFact {
  name: string;
  /** False if the setting is absent, so that its default applies. */
  isSet: boolean;
  /** The value if it can be shown, otherwise “set, not shown” or “not set”. */
  shown: string;
  /** The host, if the value is an address. */
  host?: string;
}

export interface TableFact {
  name: string;
  rows: number;
}

export interface DocumentFact {
  slug: string;
  title: string;
  publisher?: string;
  date?: string;
  licence?: string;
  standing: string;
  isSample: boolean;
}

export interface ReleaseFact {
  number: number;
  documents: readonly DocumentFact[];
  passages: number;
  /**
   * How the release was made: published from reviewed changes, or imported without review. Absent if there is
   * no record.
   */
  madeBy?: 'review' | 'import';
  /** The hash of the model that embedded the release. */
  embeddedWith: string;
  /** True if `ctac calibrate` set the threshold for this release. */
  isCalibrated: boolean;
}

export interface StoreFacts {
  kind: 'SQLite' | 'PostgreSQL';
  tables: readonly TableFact[];
  release?: ReleaseFact;
  /** Leaves out the name of the person who confirmed the periods. */
  periodsConfirmed?: { where: 'settings' | 'desk'; at?: string };
  lastDeletion?: { name: string; endedAt?: string; deleted: number; failed: number };
  holds: number;
  complaints: { open: number; waiting: number; overdue: number; closed: number };
  /**
   * Counts requests, complaints and data requests that have been open for longer than their retention period.
   * The period only starts when they are closed.
   */
  neverClosed: NeverClosed;
  /** When the last successful backup was made. Absent if there is no record. */
  lastBackup?: string;
  off: readonly string[];
  /** The number of followed sources that have been checked, and the date of the latest check. */
  sourcesChecked: { sources: number; latest?: string };
  contacts: readonly Pick<Contact, 'id' | 'name' | 'phone' | 'verifiedOn' | 'expiresOn'>[];
}

export interface PeriodFact {
  name: string;
  title: string;
  starts: string;
  then: string;
  setting: string;
  days: number;
  defaultDays: number;
}

export interface RouteFact {
  method: string;
  path: string;
  /** “anyone”, or the permission that people need. */
  right: string;
  roles: readonly string[];
}

export interface DataRecipient {
  id: string;
  /** “chat” for a chat platform, “model” for a service that runs a model. Absent for all others. */
  kind?: 'chat' | 'model';
  name: string;
  where: string;
  /** “https”, “http” or another scheme, or a reference to the part of the pack that says more. */
  over: string;
  purpose: string;
  leaves: string;
  arrives?: string;
  /** The form in which this recipient may get text that people write. “none” if it gets none. */
  personalData: 'original' | 'redacted' | 'staff' | 'all' | 'none';
  /** True for a chat platform where advisers can claim requests, including requests from other platforms. */
  hasAdvisers?: boolean;
  from: readonly string[];
}

export interface ModelFact {
  id: string;
  name: string;
  task: string;
  where: 'this machine' | 'a service';
  inUse: boolean;
  version: string;
  /**
   * The SHA-256 of the model's file. Absent for a model that runs on a service, because its file cannot be
   * read.
   */
  digest?: string;
  /** The model's training data. Absent if the software does not say. */
  madeFrom?: string;
  /** The licence of work that others published. The project’s own work has no open licence yet. */
  licence?: string;
  from: readonly string[];
}

export interface PromptFact {
  id: string;
  task: string;
  version: string;
  digest: string;
  inUse: boolean;
  file: string;
}

export interface PackageFact {
  path: string;
  name: string;
  version: string;
  licence?: string;
  integrity?: string;
  optional: boolean;
  needs: readonly string[];
}

/**
 * Only counts, because the file names people. `reached`: advisers with an ID on a connected platform or at an
 * open desk.
 */
export interface AdvisersFact {
  listed: number;
  reached: number;
  leads: number;
  leadsReached: number;
  /** Leads with an ID on a connected platform, so that they can be messaged in a chat. */
  leadsInChat: number;
  /** Connected chat platforms where someone in the file has an ID. */
  chats: readonly string[];
}

export interface Facts {
  at: string;
  software: { name: string; version: string; node: string; lockDigest: string; codeDigest: string };
  settings: readonly SettingFact[];
  /**
   * How staff sign in. “provider”: with an identity provider. “local”: on this machine, without a password.
   * “closed”: not at all, because other machines can reach the service but there is no provider.
   */
  signIn: 'provider' | 'local' | 'closed';
  /** What the advisers' file shows, or the reason that it could not be read. Absent if no file is set. */
  advisers?: AdvisersFact | { problem: string };
  /** How the connection to a database on another machine is encrypted, from DATABASE_URL. */
  databaseTls?: string;
  /** Other machines that receive the audit log's checkpoints. */
  checkpointsTo: readonly string[];
  store: StoreFacts | { problem: string };
  periods: readonly PeriodFact[];
  routes: readonly RouteFact[];
  recipients: readonly DataRecipient[];
  /** Settings with an address that does not belong to any listed recipient. */
  otherAddresses: readonly SettingFact[];
  models: readonly ModelFact[];
  prompts: readonly PromptFact[];
  commands: readonly string[];
  packages: readonly PackageFact[];
  accessibility: { limits: string };
}

export function storeOf({ store }: Facts): StoreFacts | undefined {
  return 'problem' in store ? undefined : store;
}

/**
 * True if the settings do not make sure that the connection to the database is encrypted. If DATABASE_URL has
 * any TLS mode except `disable`, the client library asks for TLS.
 */
export function hasPlainDatabase({ databaseTls }: Facts): boolean {
  return databaseTls === 'not set' || databaseTls === 'disable';
}

/**
 * The names of chat platforms that advisers use, which also get requests from elsewhere, such as the web
 * page.
 */
export function chatsOfAdvisers({ recipients }: Pick<Facts, 'recipients'>): string | undefined {
  const found = recipients.filter(({ hasAdvisers }) => hasAdvisers);
  return found.map(({ name }) => name).join(' and ') || undefined;
}

export function whoReceives({ recipients }: Facts): readonly DataRecipient[] {
  return recipients.filter(({ personalData }) => personalData !== 'none');
}

export function contactsDue(facts: Facts): number {
  const day = dayOf(facts.at);
  return storeOf(facts)?.contacts.filter(({ expiresOn }) => expiresOn <= day).length ?? 0;
}
