// What we tell someone when guidance they were given has changed or was wrong, in Welsh.
import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshRecall: PractitionerWords['recall'] = {
  opening: {
    changed: 'Mae rhai canllawiau a roddais i chi wedi newid.',
    removed: 'Nid yw rhai canllawiau a roddais i chi yn gyfredol bellach.',
    withdrawn: 'Nid yw rhai canllawiau a roddais i chi yn gyfredol bellach.',
    scope: 'Mae rhai canllawiau a roddais i chi ar gyfer llai o wledydd nag o’r blaen, neu’n llai rhwymol.',
    wrong: 'Roedd rhai canllawiau a roddais i chi yn anghywir.',
  },
  whatChanged: 'Yr hyn sydd wedi newid:',
  changes: (before, now) =>
    [before && `O’r blaen: “${before}”`, now && `Nawr: “${now}”`].filter(Boolean).join('\n'),
  told: (when) => `Dyma beth a ddywedais wrthych ar ${when}:`,
  now: (since) => `Dyma beth mae’n ei ddweud ers ${since}:`,
  nothingNow: (since) =>
    `Tynnwyd y canllawiau hyn ar ${since} ac ni roddwyd dim yn eu lle. Peidiwch â dibynnu arnynt.`,
  withdrawn: (since) =>
    `Mae’r cyhoeddwr wedi’u tynnu’n ôl. Maent wedi’u nodi yma fel rhai a dynnwyd yn ôl ers ${since}. Peidiwch â dibynnu arnynt.`,
  scope: (since, document) =>
    `Dyma sut y maent wedi’u nodi ers ${since}: ${document}. Gwiriwch eu bod yn dal i fod yn berthnasol lle rydych yn gweithio.`,
  wrongSince: 'Peidiwch â dibynnu arnynt.',
  check:
    'Os ydych wedi gweithredu arnynt, gwiriwch yr hyn a wnaethoch yn erbyn y canllawiau cyfredol. Gall cynghorydd helpu.',
};
