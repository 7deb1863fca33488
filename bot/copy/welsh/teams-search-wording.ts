// What the search in the message box of Teams says, in Welsh.
import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshTeamsSearch: PractitionerWords['search'] = {
  type: 'Teipiwch yr hyn yr ydych yn chwilio amdano. Peidiwch â rhoi enwau na manylion sy’n dangos pwy yw rhywun.',
  nothing:
    'Ni chafwyd dim. Rhowch gynnig ar eiriau eraill, neu gofynnwch yn y sgwrs gyda’r cynorthwyydd canllawiau.',
  failed: 'Nid yw’r chwiliad ar gael ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
  danger: (contacts) =>
    [
      'Ffoniwch 999 os yw plentyn mewn perygl nawr. Nid oes neb yn darllen yr hyn a deipiwch yma.',
      ...contacts.map(({ name, phone }) => `${name}: ${phone}.`),
      'I siarad â chynghorydd, agorwch y sgwrs gyda’r cynorthwyydd canllawiau.',
    ].join(' '),
};
