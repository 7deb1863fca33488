import { commonWording, type CommandRefusal } from './common-wording.js';

interface Step {
  by: string;
  day: string;
  reason: string;
}

export const governanceWording = {
  hold: {
    use: 'Type "ctac hold add", "ctac hold list" or "ctac hold lift ID".',
    useScope:
      'Use --person PLATFORM:ID, --conversation ID, --request NUMBER, or --from and --to (YYYY-MM-DD), with --reason, and --until YYYY-MM-DD if it should end automatically.',
    exampleReason: 'Court order of 3 May',
    none: 'There are no legal holds.',
    notFound: ['There is no hold with this ID, or it has already been lifted.', 'Type "ctac hold list".'],
    lifted:
      'The hold has been lifted. Data that is due for deletion will be deleted when the service next runs.',
    liftedBy: ({ by, day, reason }: Step) => `lifted by ${by}, ${day}: ${reason}`,
    inForce: (until?: string) => (until === undefined ? 'in force' : `in force until ${until}`),
    ended: 'ended',
    placedBy: ({ by, day, reason }: Step) => `placed by ${by}, ${day}: ${reason}`,
    scope: {
      person: (id: string) => `person ${id}`,
      period: (from: string, to: string) => `${from} to ${to}`,
      conversation: (id: string) => `conversation ${id}`,
      request: (number: string) => `request ${number}`,
    },
  },
  retention: {
    unknown: [commonWording.notACommand('retention'), 'Type "ctac retention" or "ctac retention run".'],
    notConfirmed: [
      'No one has confirmed these periods, so nothing was deleted.',
      'Check them with "ctac retention". Then set RETENTION_CONFIRMED=yes, or confirm them at /desk/retention.',
    ],
    due: 'This would be deleted now:',
    dueOf: (title: string, days: number) => `${title} (after ${days} ${days === 1 ? 'day' : 'days'})`,
    holds: (count: number) =>
      `${count} legal ${count === 1 ? 'hold is' : 'holds are'} in force. Data they cover is not counted here.`,
    notYet: 'Nothing is deleted until someone confirms these periods (RETENTION_CONFIRMED=yes).',
    deleted: 'Deleted:',
    nothingDeleted: 'Nothing was due to be deleted.',
    failed: 'Could not be deleted:',
  },
  switches: {
    unknown: (platforms: readonly string[]): CommandRefusal => [
      commonWording.notACommand('switch'),
      `Type "ctac switch off chat|model|${platforms.join('|')} --reason WHY" (or "on" instead of "off"). To see what is off, type "ctac switch".`,
    ],
    exampleReason: 'The model gives wrong answers',
    allOn: 'Everything is on.',
    off: ({ name, since, by, reason }: Record<'name' | 'since' | 'by' | 'reason', string>) =>
      `${name} has been off since ${since} (UTC), turned off by ${by}: ${reason}`,
    alreadyOn: (name: string) => `${name} was already on.`,
    turned: (name: string, to: 'on' | 'off') =>
      `${name} is ${to}. This applies from the next message. You do not need to restart.`,
  },
  breach: {
    use: 'Use --from YYYY-MM-DD --to YYYY-MM-DD --reason WHY [--out FOLDER].',
    written: (folder: string) =>
      `The report is in ${folder}. It contains people’s IDs, so only share it with people who need it.`,
  },
} as const;
