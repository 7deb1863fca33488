import type { Recall } from '../../../bot/model/recalls/recall.js';
import { RECALL_REASON_LABELS, RECALL_STATE_LABELS } from '../../../bot/wording/staff/editing-labels.js';
import { type CommandRefusal, commonWording } from './common-wording.js';

const numbers = new Intl.ListFormat('en-GB');

interface Given {
  people: number;
  /** The first and the last day on which people were given the text. */
  first?: string | undefined;
  last?: string | undefined;
}

const given = ({ people, first, last }: Given) => {
  const who = people === 1 ? '1 person was' : `${people} people were`;
  if (first !== last) return `${who} given this guidance from ${first} to ${last}.`;
  return first ? `${who} given this guidance on ${first}.` : `${who} given this guidance.`;
};

export const recallWording = {
  none: 'No one needs to be told.',
  notFound: (typed: string): CommandRefusal => [
    `No recall found with the number ${typed}.`,
    'Run `ctac recall` to see the list.',
  ],
  liftAndDecide: ['You cannot use --lift with --tell or --dismiss.', commonWording.useOne],
  tellAndDismiss: ['You cannot use --tell and --dismiss together.', commonWording.useOne],
  back: (recall: number): CommandRefusal => [
    `Recall ${recall}: the text that people were given is back in the guidance.`,
    'Use --dismiss: there is no change to tell them about.',
  ],
  reportIsRead: (recall: number): CommandRefusal => [
    `Recall ${recall} is about text that was wrong. People who were given it will read the report, not your comment. Nothing was decided.`,
    'Leave out --comment for this recall.',
  ],
  notRead: (recall: number): CommandRefusal => [
    `Recall ${recall}: people will only read that the text was wrong, not your comment. Nothing was decided.`,
    'Use --dismiss for this recall, or leave out --comment.',
  ],
  stillNotQuoted: (recalls: readonly number[]) =>
    `Answers still do not quote this text, because of recall${recalls.length > 1 ? 's' : ''} ${numbers.format(recalls.map(String))}.`,
  lifted: 'Answers can quote this text again.',
  notLifted: 'Answers could already quote some of this text.',
  overtaken: ({ id, state, decidedBy }: Recall) =>
    `Recall ${id} has already been decided by ${decidedBy}: ${RECALL_STATE_LABELS[state]}.`,
  known: ({ id }: Recall) =>
    `Recall ${id}: everyone who was given this text has been told that it was wrong, so we did not tell them about the change. Use --dismiss.`,
  told: 'We are telling them.',
  dismissed: 'No one will be told.',
  head: ({ id, state, title, reason }: Recall, to: Given) =>
    `Recall ${id}: ${title}. ${RECALL_STATE_LABELS[state]}. ${RECALL_REASON_LABELS[reason]}. ${given(to)}`,
  was: (text: string) => `was: ${text}`,
  now: (text: string) => `now: ${text}`,
} as const;
