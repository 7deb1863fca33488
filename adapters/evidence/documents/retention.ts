// Lists how long each kind of data is kept in this configuration.
import { file, known, setting, type Entry } from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';
import { isRead } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const retentionDocument = document`
# 07-retention-schedule | Retention schedule
  about: How long each kind of data is kept under these settings, and whether deletion is turned on.

## State

confirmed | Have the retention periods been confirmed?
  known: Yes, ${confirmed}
  from: setting RETENTION_CONFIRMED; table governance_events
  ask: ${isRead} No, so nothing is deleted. Which retention periods do you choose?
  from: setting RETENTION_CONFIRMED; table governance_events
  check: The store could not be read.
  from: setting DATABASE_URL

last | Last deletion
  today: ${lastDeletion}
  known: ${isRead} None yet
  from: table retention_runs

holds | Legal holds in force
  known: ${(facts) => storeOf(facts)?.holds}
  from: table holds; the store, when this pack was made

## Periods
  columns: what | days | counted from | then

${periods}

## Not covered by a retention period

editors | Editors’ decisions about guidance
  known: These are kept, with the editors’ names, because they are the record of what people were told
  from: file docs/data-protection.md

platforms | Copies on chat platforms
  ask: How long are messages kept under your agreement with ${platforms}?

last-backup | Last backup
  today: Recorded at ${(facts) => storeOf(facts)?.lastBackup}
  today: The store has no record of a backup
  from: table last_backup

backups | Server backups and logs
  ask: How long are they kept, who can read them, and when was a restore last tried (ctac restore drill)?
`;

function confirmed(facts: Facts) {
  const found = storeOf(facts)?.periodsConfirmed;
  return (
    found &&
    (found.where === 'settings' ? 'in the settings' : `at the desk on ${found.at?.slice(0, 10) ?? ''}`)
  );
}

function lastDeletion(facts: Facts) {
  const last = storeOf(facts)?.lastDeletion;
  if (!last) return undefined;
  const end = last.endedAt ? '' : '; not finished';
  return `${last.name}: ${last.deleted} deleted, ${last.failed} could not be deleted${end}`;
}

function periods(facts: Facts): Entry[] {
  return facts.periods.map(({ name, title, days, defaultDays, starts, then, setting: by }) => {
    const asDefault = days === defaultDays ? '(default)' : `(default ${defaultDays})`;
    const cells = [title, `${days} ${asDefault}`, starts, then];
    return known(name, cells, setting(by), file('bot/model/governance/retention.ts'));
  });
}

function platforms({ recipients }: Facts) {
  const found = recipients.filter(({ id }) => id === 'teams' || id === 'slack');
  return found.map(({ name }) => name).join(' and ') || undefined;
}
