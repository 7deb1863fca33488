import { counted } from '../../../bot/wording/english/plurals.js';
import type { CommandRefusal } from './common-wording.js';

export const doctorWording = {
  /** Labels of equal length, so that the lines form a table. */
  works: 'works',
  fault: 'FAULT',
  allWork: 'All configured parts are working.',
  faults: (faults: number, parts: number) =>
    `${faults} of ${parts} parts ${faults === 1 ? 'needs' : 'need'} attention.`,
  notChecked: (first: string) => `not checked, because of the fault in “${first}”`,
  advisers: {
    hoursUnreadable: [
      'This version cannot read the opening hours saved at the desk, so the advisers’ own hours and the settings apply.',
      'Enter them again at /desk/hours, or choose “Remove these hours” there.',
    ],
    unreadable: (ids: string): CommandRefusal => [
      `This version cannot read the settings saved at the desk for ${ids}, so the settings in the file apply.`,
      'Enter them again on that adviser’s page under /desk/advisers, or choose “Reset to the settings in the file” there.',
    ],
    anyone: 'no advisers are listed, so anyone who can reply there counts as an adviser',
    inFile: (advisers: number, set: number) =>
      set > 0
        ? `${counted(advisers, 'adviser')} in the file, ${set} of them with settings from the desk`
        : `${counted(advisers, 'adviser')} in the file`,
    onShift: (count: number) => `${count} on shift now`,
    nextShift: (when: string) => `no one on shift until ${when}`,
    noShift: 'no one has a shift in the next 7 days',
    open: (hours: string | undefined) => `open ${hours}, as set at the desk`,
  },
} as const;
