import type { PractitionerWords } from '../english/practitioner-words.js';
import { WELSH_NAMES } from './names.js';

export const welshCorrections: PractitionerWords['corrections'] = {
  searched: (question) => `Chwiliais am: “${question}”`,
  yours: (question) => `Eich cwestiwn: “${question}”`,
  notPersonal: (pseudonym) => `Nid yw ${WELSH_NAMES.placeholder(pseudonym)} yn bersonol`,
  missed: 'Mae rhywbeth heb ei dynnu',
  question: 'Newid yr hyn a dynnwyd',
  removeWords: 'Tynnu geiriau o’m cwestiwn',
  next: 'Byddaf yn ateb eich cwestiwn eto ar ôl pob cywiriad.',
  putBackWarning:
    'Dim ond geiriau nad ydynt yn dangos pwy yw rhywun y dylech eu rhoi yn ôl. Byddaf yn chwilio gyda nhw, a gall cynghorwyr neu wasanaeth AI eu gweld. Ni ellir rhoi dyddiadau geni, cyfeiriadau na rhifau yn ôl.',
  putBack: (pseudonym) => `Rhoi ${pseudonym} yn ôl`,
  which: 'Pa eiriau y dylwn eu tynnu? Teipiwch “tynnu” a’r geiriau, er enghraifft “tynnu Alex”.',
  onlyDetails:
    'Tynnais bopeth a ysgrifennoch, am ei fod yn edrych fel manylion personol, felly nid oes dim i chwilio amdano. Gofynnwch eich cwestiwn hebddynt.',
  corrected: 'Rydych wedi cywiro’r hyn a dynnais. Mae’r ateb newydd isod.',
  already: 'Mae hynny eisoes wedi’i gywiro.',
  always:
    'Rwyf bob amser yn tynnu rhifau ffôn, cyfeiriadau e-bost, codau post a rhifau a chyfeiriadau eraill, felly ni allaf roi hyn yn ôl.',
  shared:
    'Gall pobl eraill weld y sgwrs lle gwnaethoch ofyn hyn, felly ni allaf roi’r hyn a dynnais yn ôl. Gofynnwch i mi eto mewn sgwrs breifat.',
  notFound:
    'Nid oeddwn yn gallu dod o hyd i’r geiriau hynny yn yr hyn a ysgrifennoch yma, neu rwyf eisoes wedi’u tynnu.',
  removed: 'Rwyf wedi tynnu’r geiriau hynny yma, a byddaf yn eu tynnu os ysgrifennwch nhw eto.',
  askService: 'Gofyn i’r gwasanaeth AI hefyd',
  serviceNotAsked:
    'Nid wyf wedi anfon hyn at y gwasanaeth AI, am i mi dynnu manylion personol. Gallwch ei anfon hebddynt.',
  serviceNotAskedBefore:
    'Nid wyf wedi anfon hyn at y gwasanaeth AI, am i mi dynnu manylion personol o’r hyn a ysgrifennoch o’r blaen. Gallwch ei anfon hebddynt.',
  serviceAsked: 'Rydych wedi gofyn i’r gwasanaeth AI hefyd. Mae’r ateb newydd isod.',
};
