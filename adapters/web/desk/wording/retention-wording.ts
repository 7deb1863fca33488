import { counted } from '../../../../bot/wording/english/plurals.js';

const inWords = (count: number) => count.toLocaleString('en-GB');

export const retentionWording = {
  title: 'Retention',
  done: {
    confirmed: 'Confirmed. Data past its retention period will be deleted every night.',
    stopped: 'Nothing more will be deleted until someone confirms the periods again.',
  },
  periodsChanged: 'The periods have changed since this page was loaded. Check them again.',
  everyNight: 'Data past its retention period is deleted every night.',
  confirmedBy: 'Retention periods confirmed by {name}, {when}.',
  confirmedBySetting:
    'The retention periods are confirmed in the settings. To stop deletion, change the settings and restart the service.',
  stop: 'Stop deleting',
  notConfirmed: {
    warning: 'Nothing is being deleted. Someone must confirm these periods first.',
    check:
      'Check the periods below with your information governance lead. To change one, change its setting and restart the service.',
    toConfirm: 'See what would be deleted, and confirm',
  },
  /** The words in braces become a link. */
  onHold: (holds: number) =>
    holds === 1
      ? 'Data covered by {a legal hold} is kept, and is not counted as due.'
      : `Data covered by {${holds} legal holds} is kept, and is not counted as due.`,
  confirm: {
    title: 'Start deleting old data',
    intro:
      'Once you confirm, data past its retention period is deleted every night. Deleted data cannot be recovered.',
    due: 'What would be deleted tonight',
    dueOf: '{title}: {count}, kept for more than {period}',
    none: 'No data is past its retention period yet.',
    button: 'Confirm, and delete every night',
    back: 'Go back',
  },
  noHistory: 'No one has confirmed the periods or stopped deleting yet.',
  decisions: {
    'periods-confirmed': 'Retention periods confirmed.',
    'deletion-stopped': 'Nightly deletion stopped.',
  },
  periods: 'How long data is kept',
  period: (days: number) =>
    days > 0 && days % 365 === 0 ? counted(days / 365, 'year') : counted(days, 'day'),
  due: (count: number) => (count ? `${inWords(count)} due now` : 'None due'),
  countedFrom: (starts: string, then: string) => `Counted from ${starts}. Then ${then}.`,
  runs: {
    title: 'Last runs',
    none: 'Nothing has been deleted yet.',
    names: { byHand: 'Started manually', afterHold: 'After a hold was lifted', nightly: 'Nightly' },
    ran: ({ deleted, failed, isFinished }: { deleted: number; failed: number; isFinished: boolean }) =>
      [
        isFinished ? '{name}, {when}.' : '{name}, {when}, not finished.',
        deleted ? `${inWords(deleted)} deleted.` : failed ? 'Nothing was deleted.' : 'Nothing was due.',
      ].join(' '),
    failed: (count: number) => `${inWords(count)} could not be deleted.`,
    byKind: 'By kind of data',
    ofKind: (title: string, deleted: number, failed: number) =>
      failed > 0
        ? `${title}: ${inWords(deleted)} deleted. ${inWords(failed)} could not be deleted; we will try again tonight.`
        : `${title}: ${inWords(deleted)} deleted`,
  },
} as const;
