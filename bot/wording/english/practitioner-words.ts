// Everything a practitioner reads, in each language. The code does not compile if any text is missing from a
// translation.
import type { Language } from '../../../knowledge/model/language.js';
import type { InAnyWords } from '../../../knowledge/model/words/in-any-words.js';
import type { ShownContact } from '../../model/messages/message.js';
import type { RecallReason } from '../../model/recalls/recall.js';
import { asOfWording } from './as-of-wording.js';
import { aboutWording } from './about-wording.js';
import { appWording } from './chat-app-wording.js';
import { chatWording } from './chat-wording.js';
import { counted } from './plurals.js';
import { EXAMPLE_QUESTIONS } from './example-questions.js';
import { ENGLISH_NAMES } from './names.js';
import { pageWording } from './page-wording.js';
import { REASON_LABELS } from './rating-wording.js';
import { signInWording } from './sign-in-wording.js';
import { SERVICE_NAME } from '../../../knowledge/model/words/service-name.js';
import { labels, wording } from './replies-wording.js';

const { adviser, labels: everyLabel, ...replies } = wording;

export const english = {
  language: 'en' as Language,
  serviceName: SERVICE_NAME,
  ...replies,
  labels,
  reasons: REASON_LABELS,
  asOf: asOfWording,
  recall: {
    opening: {
      changed: 'Some guidance I gave you has changed.',
      removed: 'Some guidance I gave you is no longer current.',
      withdrawn: 'Some guidance I gave you is no longer current.',
      scope: 'Some guidance I gave you now applies to fewer nations, or is less binding.',
      audience: 'Some guidance I gave you now applies to different people.',
      wrong: 'Some guidance I gave you was wrong.',
    } satisfies Record<RecallReason, string>,
    whatChanged: 'What has changed:',
    changes: (before: string, now: string) =>
      [before && `Before: “${before}”`, now && `Now: “${now}”`].filter(Boolean).join('\n'),
    newIsWrong: 'The new text was found to be wrong. Do not rely on it.',
    moved:
      'The rest of what I told you has not changed, but part of it is now in another place in the guidance.',
    told: (when: string) => `This is what I told you on ${when}:`,
    toldBefore: (count: number) => `I quoted this in ${counted(count, 'earlier answer')} too.`,
    now: (since: string) => `This is what the guidance has said since ${since}:`,
    nothingNow: (since: string) =>
      `This guidance was removed on ${since} and not replaced. Do not rely on it.`,
    withdrawn: (since: string) =>
      `The publisher has withdrawn this guidance. It has been marked as withdrawn here since ${since}. Do not rely on it.`,
    scope: (since: string, document: string) =>
      `Since ${since}, this guidance has been listed as: ${document}. Check that it still applies where you work.`,
    audience: (since: string, places: readonly string[]) =>
      `Since ${since}, it has been in a different part of the guidance: ${places.join('; ')}. Check that it still applies to the person you asked about.`,
    wrongSince: 'Do not rely on it.',
    check: 'If you have acted on it, check what you did against the current guidance. An adviser can help.',
  },
  web: chatWording,
  search: {
    type: 'Type what you are looking for. Leave out names and identifying details.',
    nothing: 'Nothing was found. Try other words, or ask the assistant in the chat.',
    failed: 'The search is not available right now. Try again in a few minutes.',
    danger: (contacts: readonly ShownContact[]) =>
      [
        'Call 999 if a child is in immediate danger. No one reads what you type here.',
        ...contacts.map(({ name, phone }) => `${name}: ${phone}.`),
        'To talk to an adviser, open the chat with the assistant.',
      ].join(' '),
  },
  page: pageWording,
  about: aboutWording,
  signIn: signInWording,
  app: appWording,
  examples: EXAMPLE_QUESTIONS,
  names: ENGLISH_NAMES,
  /** Translations of the notes in `remit.json`, keyed by the note's name. */
  remits: undefined as Readonly<Record<string, string>> | undefined,
};

/** The keys of the English catalogue, with text in any language. */
export type PractitionerWords = InAnyWords<typeof english>;

/** Builds a message in its reader's language. */
export type InTheirWords<Said> = (say: PractitionerWords) => Said;
