// The Welsh catalogue. It is a draft that no translator has checked, and the pages say so.
import { WELSH_SERVICE_NAME } from '../../../knowledge/model/words/service-name.js';
import type { PractitionerWords } from '../english/practitioner-words.js';
import { welshAbout } from './about-wording.js';
import { counted, EARLIER_ANSWERS } from './plurals.js';
import { welshApps } from './chat-app-wording.js';
import { welshHandoff } from './handoff-wording.js';
import { WELSH_NAMES } from './names.js';
import { welshPages } from './page-wording.js';
import { welshSignIn } from './sign-in-wording.js';
import { welshWording } from './replies-wording.js';
import { welshAsOf } from './as-of-wording.js';
import { welshChat } from './chat-wording.js';

export const welsh: PractitionerWords = {
  language: 'cy',
  serviceName: WELSH_SERVICE_NAME,
  ...welshWording,
  handoff: welshHandoff,
  asOf: welshAsOf,
  recall: {
    opening: {
      changed: 'Mae rhai canllawiau a roddais i chi wedi newid.',
      removed: 'Nid yw rhai canllawiau a roddais i chi yn gyfredol bellach.',
      withdrawn: 'Nid yw rhai canllawiau a roddais i chi yn gyfredol bellach.',
      scope:
        'Mae rhai canllawiau a roddais i chi bellach yn berthnasol i lai o genhedloedd, neu’n llai rhwymol.',
      audience: 'Mae rhai canllawiau a roddais i chi bellach yn berthnasol i bobl wahanol.',
      wrong: 'Roedd rhai canllawiau a roddais i chi yn anghywir.',
    },
    whatChanged: 'Yr hyn sydd wedi newid:',
    changes: (before, now) =>
      [before && `O’r blaen: “${before}”`, now && `Nawr: “${now}”`].filter(Boolean).join('\n'),
    newIsWrong: 'Canfuwyd bod y testun newydd yn anghywir. Peidiwch â dibynnu arno.',
    moved:
      'Nid yw gweddill yr hyn a ddywedais wrthych wedi newid, ond mae rhan ohono bellach mewn man arall yn y canllawiau.',
    told: (when) => `Dyma’r hyn a ddywedais wrthych ar ${when}:`,
    toldBefore: (count) => `Dyfynnais hyn hefyd mewn ${counted(count, EARLIER_ANSWERS)}.`,
    now: (since) => `Dyma’r hyn y mae’r canllawiau yn ei ddweud ers ${since}:`,
    nothingNow: (since) =>
      `Tynnwyd y canllawiau hyn ar ${since} ac ni roddwyd dim yn eu lle. Peidiwch â dibynnu arnynt.`,
    withdrawn: (since) =>
      `Mae’r cyhoeddwr wedi tynnu’r canllawiau hyn yn ôl. Maent wedi’u nodi yma fel rhai a dynnwyd yn ôl ers ${since}. Peidiwch â dibynnu arnynt.`,
    scope: (since, document) =>
      `Dyma sut y mae’r canllawiau hyn wedi’u rhestru ers ${since}: ${document}. Gwiriwch eu bod yn dal i fod yn berthnasol lle rydych yn gweithio.`,
    audience: (since, places) =>
      `Ers ${since}, mae hyn mewn rhan wahanol o’r canllawiau: ${places.join('; ')}. Gwiriwch ei fod yn dal i fod yn berthnasol i’r person yr oeddech yn holi amdano.`,
    wrongSince: 'Peidiwch â dibynnu arnynt.',
    check:
      'Os ydych wedi gweithredu arnynt, gwiriwch yr hyn a wnaethoch yn erbyn y canllawiau cyfredol. Gall cynghorydd helpu.',
  },
  web: welshChat,
  search: {
    type: 'Teipiwch yr hyn yr ydych yn chwilio amdano. Peidiwch â rhoi enwau na manylion sy’n dangos pwy yw rhywun.',
    nothing: 'Ni chafwyd dim. Rhowch gynnig ar eiriau eraill, neu gofynnwch yn y sgwrs gyda’r cynorthwyydd.',
    failed: 'Nid yw’r chwiliad ar gael ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
    danger: (contacts) =>
      [
        'Ffoniwch 999 os yw plentyn mewn perygl nawr. Nid oes neb yn darllen yr hyn a deipiwch yma.',
        ...contacts.map(({ name, phone }) => `${name}: ${phone}.`),
        'I siarad â chynghorydd, agorwch y sgwrs gyda’r cynorthwyydd.',
      ].join(' '),
  },
  page: welshPages,
  about: welshAbout,
  signIn: welshSignIn,
  app: welshApps,
  /** In the same order as the English examples. */
  examples: [
    'A oes rhaid i blentyn gydsynio i atgyfeiriad NRM?',
    'Pa sefydliadau sy’n ymatebwyr cyntaf?',
    'Beth yw’r arwyddion bod plentyn wedi’i fasnachu?',
    'Beth yw “county lines”?',
    'Beth ddylwn i ei wneud os bydd plentyn sydd wedi’i fasnachu yn mynd ar goll o ofal?',
    'Beth mae gwarcheidwad annibynnol masnachu plant yn ei wneud?',
    'Beth yw’r ddyletswydd i hysbysu?',
    'Beth sy’n digwydd ar ôl penderfyniad sail derfynol?',
  ],
  names: WELSH_NAMES,
  remits: {
    adult:
      'Mae’r gwasanaeth hwn yn ymwneud â phlant, ac mae llawer o’r rheolau ar gyfer oedolion yn wahanol. Os ydych yn holi am oedolyn, gallwch hefyd gael cyngor gan y llinell gymorth hon.',
    'british-child':
      'Gall plant Prydeinig ddioddef masnachu pobl a chaethwasiaeth fodern hefyd, ac mae’r Mecanwaith Atgyfeirio Cenedlaethol ar agor iddynt. Mae’r canllawiau hyn yn berthnasol iddynt yn yr un ffordd. Gwasanaethau cymdeithasol plant yr awdurdod lleol sy’n arwain eu hachos, gyda’r heddlu; rhowch wybod i’r ddau, beth bynnag yw cenedligrwydd y plentyn.',
  },
};
