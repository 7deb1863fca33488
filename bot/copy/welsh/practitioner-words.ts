// The Welsh catalogue: a draft that no translator has read yet, as the screen says.
import type { PractitionerWords } from '../english/practitioner-words.js';
import { welshAbout } from './about-wording.js';
import { welshApps } from './app-wording.js';
import { welshHandoff } from './handoff-wording.js';
import { WELSH_NAMES } from './names.js';
import { welshPages } from './page-wording.js';
import { welshWording } from './wording.js';
import { welshAsOf } from './as-of-wording.js';
import { welshChat } from './chat-wording.js';
import { WELSH_EXAMPLE_QUESTIONS } from './example-questions.js';
import { welshRecall } from './recall-wording.js';
import { welshTeamsSearch } from './teams-search-wording.js';
import { WELSH_SERVICE_NAME } from './service-name.js';

export const welsh: PractitionerWords = {
  language: 'cy',
  serviceName: WELSH_SERVICE_NAME,
  ...welshWording,
  handoff: welshHandoff,
  asOf: welshAsOf,
  recall: welshRecall,
  web: welshChat,
  search: welshTeamsSearch,
  page: welshPages,
  about: welshAbout,
  app: welshApps,
  examples: WELSH_EXAMPLE_QUESTIONS,
  names: WELSH_NAMES,
  remits: {
    'british-child':
      'Gall plant Prydeinig ddioddef masnachu pobl a chaethwasiaeth fodern hefyd, ac mae’r Mecanwaith Cyfeirio Cenedlaethol ar agor iddynt. Mae’r canllawiau hyn yn berthnasol iddynt yn yr un ffordd. Gwasanaethau cymdeithasol plant yr awdurdod lleol sy’n arwain eu hachos, gyda’r heddlu; rhowch wybod i’r ddau, beth bynnag yw cenedligrwydd y plentyn.',
  },
};
