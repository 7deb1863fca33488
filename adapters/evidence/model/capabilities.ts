// Lists what this version can do for governance. It works this out from the settings, tables and commands, because a
// fixed list could become out of date.
import { storeOf, type Facts } from './facts.js';
import { ask, known, setting, table, type Entry } from './document.js';

interface Traces {
  settings?: RegExp;
  tables?: RegExp;
  commands?: RegExp;
}

interface Capability extends Traces {
  id: string;
  title: string;
  /** What to ask the deployer if there is no trace of it, after “Not in this version”. */
  instead: string;
}

const CAPABILITIES: readonly Capability[] = [
  {
    id: 'encryption',
    title: 'Encryption within the store',
    settings: /^ENCRYPTION_/,
    tables: /^(?:data_keys|sealing_keys)$/,
    commands: /^keys$/,
    instead: '. Is the disk or the database encrypted, with which keys, and who holds them?',
  },
  {
    id: 'backup',
    title: 'Backup and restore',
    settings: /^BACKUP_/,
    commands: /^(?:backup|restore)$/,
    instead:
      '. How is the store backed up, how long are copies kept, who can read them, and when was a restore last tried?',
  },
  {
    id: 'audit',
    title: 'Audit log that shows tampering',
    settings: /^AUDIT_/,
    tables: /^audit_/,
    commands: /^audit$/,
    instead: '. Where are platform, sign-in and machine events logged, and who checks them?',
  },
  {
    id: 'readings',
    title: 'Record of who read what',
    tables: /^readings$/,
    instead: '. How do you find out who opened a request or a transcript?',
  },
  {
    id: 'sent',
    title: 'Record of what was sent where',
    tables: /^sent_lines$/,
    instead: '. Do the services you connected log what they received, and can you read it?',
  },
  {
    id: 'access-request',
    title: 'Export for a subject access request',
    tables: /^subject_requests$/,
    commands: /^subject$/,
    instead: ': someone has to query the store. Who does that, and who redacts other people’s details?',
  },
  {
    id: 'complaint-record',
    title: 'Record of complaints, with the time limit for acknowledging each',
    tables: /^complaints$/,
    commands: /^complaints$/,
    instead: '. Where are complaints recorded, and who makes sure the 30-day limit is met?',
  },
  {
    id: 'breach-report',
    title: 'Report on a possible breach, for the dates you choose',
    commands: /^breach$/,
    instead: '. How would you find out whose data was affected, and who saw it?',
  },
];

export function capabilityEntries(facts: Facts): Entry[] {
  return CAPABILITIES.map(({ id, title, instead, ...traces }) => {
    const found = tracesOf(traces, facts);
    return found.length
      ? known(id, [title, `Included in this version: ${found.join(', ')}.`], ...found)
      : ask(id, [title, `Not in this version${instead}`]);
  });
}

export const includes = (id: string) => (facts: Facts) =>
  capabilityEntries(facts).some((entry) => entry.id === id && entry.standing === 'known');

function tracesOf({ settings, tables, commands }: Traces, facts: Facts): string[] {
  return [
    ...facts.settings.filter(({ name }) => settings?.test(name)).map(({ name }) => setting(name)),
    ...(storeOf(facts)?.tables ?? []).filter(({ name }) => tables?.test(name)).map(({ name }) => table(name)),
    ...facts.commands.filter((name) => commands?.test(name)).map((name) => `command ctac ${name}`),
  ];
}
