// Defines the facts that the pack is made from, which the composition reads from the settings, the code and the store.
import type { NeverClosed } from '../../../bot/model/governance/never-closed.js';
import type { Contact } from '../../../bot/model/messages/contact.js';

export interface SettingFact {
  name: string;
  /** Whether the deployer set it. If not, the default is used. */
  isSet: boolean;
  /** Its value, if that can be shown. If not, “set, not shown” or “not set”. */
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
  /** As its publisher writes it. */
  date?: string;
  licence?: string;
  standing: string;
  /** Whether it is one of the sample notes that come with the software. */
  isSample: boolean;
}

export interface ReleaseFact {
  number: number;
  documents: readonly DocumentFact[];
  passages: number;
  /** Whether it was published from reviewed changes or imported without review. Absent if nothing says. */
  madeBy?: 'review' | 'import';
  /** The hash of the model that its passages were embedded with. */
  embeddedWith: string;
  /** Whether its threshold was fitted to this release, with `ctac calibrate`. */
  isCalibrated: boolean;
}

export interface StoreFacts {
  kind: 'SQLite' | 'PostgreSQL';
  tables: readonly TableFact[];
  release?: ReleaseFact;
  /** We leave out who confirmed the periods, because that names a person. */
  periodsConfirmed?: { where: 'settings' | 'desk'; at?: string };
  lastDeletion?: { name: string; endedAt?: string; deleted: number; failed: number };
  holds: number;
  complaints: { open: number; waiting: number; overdue: number; closed: number };
  /** What has been open for longer than it would be kept once closed. */
  neverClosed: NeverClosed;
  /** When a backup last succeeded, if that was recorded. */
  lastBackup?: string;
  off: readonly string[];
  /** The followed sources that were checked at least once, and when the latest check was. */
  sourcesChecked: { sources: number; latest?: string };
  /** The helplines in use, with what editors changed. */
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
  /** “anyone”, or the permission that is needed. */
  right: string;
  roles: readonly string[];
}

/** Someone outside this process who receives data. */
export interface Recipient {
  id: string;
  name: string;
  where: string;
  /** “https”, “http” or another scheme, or where the pack says more. */
  over: string;
  purpose: string;
  leaves: string;
  /** What we receive from there. */
  arrives?: string;
  /** Whether anything people write may be sent there, and in what form. */
  personalData: 'original' | 'redacted' | 'staff' | 'all' | 'none';
  /** Set for a chat platform where advisers can claim requests, whichever platform the requests came from. */
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
  /** SHA-256. Absent for a model that a service runs, because we cannot read it. */
  digest?: string;
  /** What it was trained or fitted on. Absent if the software does not say. */
  madeFrom?: string;
  /** Of what others published. The project’s own work has no open licence yet. */
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
 * Only counts, because the file names people. `reached`: with an ID on a connected platform or at an open
 * desk.
 */
export interface AdvisersFact {
  listed: number;
  reached: number;
  leads: number;
  leadsReached: number;
  /** Leads with an ID on a connected platform, so that we can write to them in a chat. */
  leadsInChat: number;
  /** The connected chat platforms on which someone in the file has an ID. */
  chats: readonly string[];
}

export interface Facts {
  at: string;
  software: { name: string; version: string; node: string; lockDigest: string; codeDigest: string };
  settings: readonly SettingFact[];
  /**
   * How staff sign in: with a provider; on this machine, without a password; or not at all, because the
   * service is exposed but has no provider.
   */
  signIn: 'provider' | 'local' | 'closed';
  /** What is in the file of advisers, or why it could not be read. Absent if none is set. */
  advisers?: AdvisersFact | { problem: string };
  /** How the connection to another machine's database is encrypted, from DATABASE_URL. */
  databaseTls?: string;
  /** Other machines that are sent the audit log's checkpoints. */
  checkpointsTo: readonly string[];
  store: StoreFacts | { problem: string };
  periods: readonly PeriodFact[];
  routes: readonly RouteFact[];
  recipients: readonly Recipient[];
  /** Settings with an address that no recipient describes. */
  otherAddresses: readonly SettingFact[];
  models: readonly ModelFact[];
  prompts: readonly PromptFact[];
  commands: readonly string[];
  packages: readonly PackageFact[];
  /** What the accessibility statement on the web says about its limits. */
  accessibility: { limits: string };
}

export function storeOf({ store }: Facts): StoreFacts | undefined {
  return 'problem' in store ? undefined : store;
}

/** With any other value in DATABASE_URL, the client library asks for TLS. */
export function hasPlainDatabase({ databaseTls }: Facts): boolean {
  return databaseTls === 'not set' || databaseTls === 'disable';
}

/** Chat platforms that get requests from elsewhere, such as the web page. */
export function chatsOfAdvisers({ recipients }: Pick<Facts, 'recipients'>): string | undefined {
  const found = recipients.filter(({ hasAdvisers }) => hasAdvisers);
  return found.map(({ name }) => name).join(' and ') || undefined;
}

/** The recipients who get personal data, in any form. */
export function whoReceives({ recipients }: Facts): readonly Recipient[] {
  return recipients.filter(({ personalData }) => personalData !== 'none');
}

/** How many numbers to call are past the date by which they must be checked again. */
export function contactsDue(facts: Facts): number {
  return storeOf(facts)?.contacts.filter(({ expiresOn }) => expiresOn < facts.at.slice(0, 10)).length ?? 0;
}
