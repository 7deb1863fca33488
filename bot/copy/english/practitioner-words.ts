// Everything a practitioner reads, in each language. If a language lacks something, the code does not compile.
import type { Language } from '../../../knowledge/model/language.js';
import { asOfWording } from './as-of-wording.js';
import { aboutWording } from './about-wording.js';
import { appWording } from './app-wording.js';
import { chatWording } from './chat-wording.js';
import { EXAMPLE_QUESTIONS } from './example-questions.js';
import { pageWording } from './page-wording.js';
import { REASON_LABELS } from './rating-wording.js';
import { SERVICE_NAME } from './service-name.js';
import { labels, wording } from './wording.js';
import { AGENCIES, type Agency } from '../../model/people/agency.js';
import { SPECIALISMS, specialismName, type Specialism } from '../../model/people/specialism.js';
import type { RecallReason } from '../../model/tasks/recall.js';
import type { ShownContact } from '../../model/messages/message.js';

const searchWording = {
  type: 'Type what you are looking for. Leave out names and identifying details.',
  nothing: 'Nothing was found. Try other words, or ask in the chat with the guidance assistant.',
  failed: 'The search is not available right now. Try again in a few minutes.',
  danger: (contacts: readonly ShownContact[]) =>
    [
      'Call 999 if a child is in danger now. No one reads what you type here.',
      ...contacts.map(({ name, phone }) => `${name}: ${phone}.`),
      'To talk to an adviser, open the chat with the guidance assistant.',
    ].join(' '),
} as const;

const recallWording = {
  opening: {
    changed: 'Some guidance I gave you has changed.',
    removed: 'Some guidance I gave you is no longer current.',
    withdrawn: 'Some guidance I gave you is no longer current.',
    scope: 'Some guidance I gave you now applies to fewer nations, or is less binding.',
    wrong: 'Some guidance I gave you was wrong.',
  } satisfies Record<RecallReason, string>,
  whatChanged: 'What has changed:',
  changes: (before: string, now: string) =>
    [before && `Before: “${before}”`, now && `Now: “${now}”`].filter(Boolean).join('\n'),
  told: (when: string) => `This is what I told you on ${when}:`,
  now: (since: string) => `This is what the guidance has said since ${since}:`,
  nothingNow: (since: string) => `This guidance was removed on ${since} and not replaced. Do not rely on it.`,
  withdrawn: (since: string) =>
    `The publisher has withdrawn this guidance. It has been marked as withdrawn here since ${since}. Do not rely on it.`,
  scope: (since: string, document: string) =>
    `This is how it has been marked since ${since}: ${document}. Check that it still applies where you work.`,
  wrongSince: 'Do not rely on it.',
  check: 'If you have acted on it, check what you did against the current guidance. An adviser can help.',
} as const;

const named = <Name extends string>(names: readonly Name[], nameOf: (name: Name) => string) =>
  Object.fromEntries(names.map((name) => [name, nameOf(name)])) as Record<Name, string>;

const ENGLISH_NAMES = {
  agencies: named<Agency>(AGENCIES, (agency) => agency),
  specialisms: named<Specialism>(SPECIALISMS, specialismName),
  /** A contact's name and when to call it, in another language, if there is a translation. */
  contact: undefined as ((id: string) => { name: string; when: string } | undefined) | undefined,
  /** A placeholder such as “[name 1]”, as it is shown. */
  placeholder: (placeholder: string) => placeholder,
};

const { adviser, labels: everyLabel, ...replies } = wording;

export const english = {
  language: 'en' as Language,
  serviceName: SERVICE_NAME,
  ...replies,
  labels,
  reasons: REASON_LABELS,
  asOf: asOfWording,
  recall: recallWording,
  web: chatWording,
  search: searchWording,
  page: pageWording,
  about: aboutWording,
  app: appWording,
  examples: EXAMPLE_QUESTIONS,
  names: ENGLISH_NAMES,
  /** The words to use instead of the notes in `remit.json`, by the note's name. */
  remits: undefined as Readonly<Record<string, string>> | undefined,
};

/** The shape of the English catalogue, with any words in place of the English ones. */
export type PractitionerWords = InAnyWords<typeof english>;

type InAnyWords<T> = T extends string
  ? string extends T
    ? string
    : T extends Language
      ? T
      : string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => InAnyWords<Said>
    : T extends readonly (infer One)[]
      ? readonly InAnyWords<One>[]
      : { readonly [Key in keyof T]: InAnyWords<T[Key]> };

/** What a message says, in the language of the person who will read it. */
export type InTheirWords<Said> = (say: PractitionerWords) => Said;
