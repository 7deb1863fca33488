// Lists how long each kind of data is kept in this configuration.
import {
  ask,
  check,
  file,
  known,
  ofTheDay,
  row,
  setting,
  STATEMENT,
  STORE,
  table,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';

export function retentionDocument(facts: Facts): EvidenceDocument {
  return {
    name: '07-retention-schedule',
    title: 'Retention schedule',
    about: 'How long each kind of data is kept under these settings, and whether deletion is turned on.',
    sections: [
      { title: 'State', columns: STATEMENT, entries: state(facts) },
      {
        title: 'Periods',
        columns: ['what', 'days', 'counted from', 'then'],
        entries: facts.periods.map(({ name, title, days, defaultDays, starts, then, setting: by }) =>
          row(
            name,
            [
              title,
              days === defaultDays ? `${days} (default)` : `${days} (default ${defaultDays})`,
              starts,
              then,
            ],
            setting(by),
            file('bot/model/governance/retention.ts'),
          ),
        ),
      },
      {
        title: 'Not covered by a retention period',
        columns: STATEMENT,
        entries: [
          known(
            'editors',
            'Editors’ decisions about guidance',
            'Kept, because it is the record of what people were told. It includes editors’ names',
            file('docs/data-protection.md'),
          ),
          ...copies(facts),
        ],
      },
    ],
  };
}

function copies(facts: Facts): Entry[] {
  const platforms = facts.recipients.filter(({ id }) => id === 'teams' || id === 'slack');
  const at = storeOf(facts)?.lastBackup;
  return [
    ...(platforms.length
      ? [
          ask(
            'platforms',
            'Copies on chat platforms',
            `How long are messages kept under your agreement with ${platforms.map(({ name }) => name).join(' and ')}?`,
          ),
        ]
      : []),
    ofTheDay(
      known(
        'last-backup',
        'Last backup',
        at === undefined ? 'The store has no record of a backup' : `Recorded at ${at}`,
        table('last_backup'),
      ),
    ),
    ask(
      'backups',
      'Server backups and logs',
      'How long are they kept, who can read them, and when was a restore last tried (ctac restore drill)?',
    ),
  ];
}

function state(facts: Facts): Entry[] {
  const store = storeOf(facts);
  if (!store)
    return [
      check(
        'confirmed',
        'Have the retention periods been confirmed?',
        'The store could not be read.',
        setting('DATABASE_URL'),
      ),
    ];
  const { periodsConfirmed, lastDeletion, holds } = store;
  return [
    periodsConfirmed
      ? known(
          'confirmed',
          'Have the retention periods been confirmed?',
          periodsConfirmed.where === 'settings'
            ? 'Yes, in the settings'
            : `Yes, at the desk on ${periodsConfirmed.at?.slice(0, 10) ?? ''}`,
          setting('RETENTION_CONFIRMED'),
          table('governance_events'),
        )
      : ask(
          'confirmed',
          'Have the retention periods been confirmed?',
          'No, so nothing is deleted. Which retention periods do you choose?',
          setting('RETENTION_CONFIRMED'),
          table('governance_events'),
        ),
    lastDeletion
      ? ofTheDay(
          known(
            'last',
            'Last deletion',
            `${lastDeletion.name}: ${lastDeletion.deleted} deleted, ${lastDeletion.failed} could not be deleted${lastDeletion.endedAt ? '' : '; not finished'}`,
            table('retention_runs'),
          ),
        )
      : known('last', 'Last deletion', 'None yet', table('retention_runs')),
    known('holds', 'Legal holds in force', String(holds), table('holds'), STORE),
  ];
}
