// Everything a practitioner reads, in each language. If a language lacks something, the code does not compile.
import type { Language } from '../../../knowledge/model/language.js';
import type { InAnyWords } from '../../../knowledge/model/words/in-any-words.js';
import { asOfWording } from './as-of-wording.js';
import { aboutWording } from './about-wording.js';
import { appWording } from './app-wording.js';
import { chatWording } from './chat-wording.js';
import { EXAMPLE_QUESTIONS } from './example-questions.js';
import { ENGLISH_NAMES } from './names.js';
import { pageWording } from './page-wording.js';
import { REASON_LABELS } from './rating-wording.js';
import { recallWording } from './recall-wording.js';
import { teamsSearchWording } from './teams-search-wording.js';
import { SERVICE_NAME } from './service-name.js';
import { labels } from './button-labels.js';
import { wording } from './wording.js';

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
  search: teamsSearchWording,
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

/** What a message says, in the language of the person who will read it. */
export type InTheirWords<Said> = (say: PractitionerWords) => Said;
