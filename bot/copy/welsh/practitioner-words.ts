// The Welsh catalogue: a draft that no translator has read yet, as the screen says.
import type { PractitionerWords } from '../english/practitioner-words.js';
import { welshAbout } from './about-wording.js';
import { welshApps } from './app-wording.js';
import { welshHandoff } from './handoff-wording.js';
import { WELSH_NAMES } from './names.js';
import { welshPages } from './page-wording.js';
import { welshReplies } from './wording.js';
import { welshUrgent } from './talk-wording.js';
import { welshAsOf, welshRecall, welshSearch, welshWeb } from './chat-wording.js';

export const welsh: PractitionerWords = {
  language: 'cy',
  serviceName: 'Cynorthwyydd canllawiau CTAC',
  ...welshReplies,
  ...welshUrgent,
  handoff: welshHandoff,
  asOf: welshAsOf,
  recall: welshRecall,
  web: welshWeb,
  search: welshSearch,
  page: welshPages,
  about: welshAbout,
  app: welshApps,
  examples: [
    'A oes rhaid i blentyn gydsynio i atgyfeiriad NRM?',
    'Beth ddylwn i ei wneud os bydd plentyn sydd wedi’i fasnachu yn mynd ar goll o ofal?',
    'A all plentyn Prydeinig ddioddef masnachu pobl?',
    'Beth mae gwarcheidwad annibynnol masnachu plant yn ei wneud?',
    'Pwy all atgyfeirio plentyn i’r NRM?',
    'Sut mae oedran person ifanc yn cael ei asesu?',
    'Beth yw’r ddyletswydd i hysbysu?',
    'Beth sy’n digwydd ar ôl penderfyniad sail derfynol?',
  ],
  names: WELSH_NAMES,
  remits: {
    'british-child':
      'Gall plant Prydeinig ddioddef masnachu pobl a chaethwasiaeth fodern hefyd, ac mae’r Mecanwaith Cyfeirio Cenedlaethol ar agor iddynt. Mae’r canllawiau hyn yn berthnasol iddynt yn yr un ffordd. Gwasanaethau cymdeithasol plant yr awdurdod lleol sy’n arwain eu hachos, gyda’r heddlu; rhowch wybod i’r ddau, beth bynnag yw cenedligrwydd y plentyn.',
  },
};
