import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import type { PractitionerWords } from '../english/practitioner-words.js';
import { counted, DOCUMENTS } from './plurals.js';

const words = guidanceWords('cy');

export const welshAsOf: PractitionerWords['asOf'] = {
  looked({ editions, undated, later, maybeInForce, maybeReplaced, earliest }, day) {
    const asked = readableDate(day, words);
    const reach =
      earliest === undefined
        ? []
        : [`Daw’r canllawiau cynharaf sydd gennyf o ${readableDate(earliest, words)}.`];
    const maybe = maybeInForce
      ? [
          maybeInForce === 1
            ? 'Mae’n bosibl bod 1 ddogfen mewn grym y diwrnod hwnnw, ond ni chwiliais hi: dim ond mis neu flwyddyn yw ei dyddiad.'
            : `Mae’n bosibl bod ${counted(maybeInForce, DOCUMENTS)} mewn grym y diwrnod hwnnw, ond ni chwiliais nhw: dim ond mis neu flwyddyn yw eu dyddiadau.`,
        ]
      : [];
    if (!editions.length)
      return [
        `Nid oeddwn yn gallu dod o hyd i ganllawiau a oedd yn bendant mewn grym ar ${asked}, yn ôl dyddiadau’r dogfennau eu hunain.`,
        ...reach,
        ...maybe,
      ].join(' ');
    return [
      `Chwiliais y canllawiau sydd gennyf a oedd mewn grym ar ${asked}, yn ôl dyddiadau’r dogfennau eu hunain: ${counted(editions.length, DOCUMENTS)}. Nid cofnod o’r hyn a ddyfynnais y diwrnod hwnnw yw hwn.`,
      ...reach,
      ...(later || undated ? ['Ni chwiliais bopeth.'] : []),
      ...(later ? [`Dim ond fersiynau diweddarach sydd gennyf o ${counted(later, DOCUMENTS)}.`] : []),
      ...(undated ? [`Nid oes dyddiad ar ${counted(undated, DOCUMENTS)}.`] : []),
      ...maybe,
      ...(maybeReplaced
        ? [
            `Efallai fod fersiwn ddiweddarach o ${counted(maybeReplaced, DOCUMENTS)} eisoes mewn grym: dim ond mis neu flwyddyn yw ei dyddiad.`,
          ]
        : []),
      'Efallai fod canllawiau heddiw yn wahanol.',
    ].join(' ');
  },
  sentOn: (day) =>
    `Daw’r dyfyniadau hyn o’r canllawiau a oedd mewn grym ar ${readableDate(day, words)}. Efallai fod canllawiau heddiw yn wahanol.`,
  quoteFrom: (day) =>
    `Daw’r dyfyniad hwn o’r canllawiau a oedd mewn grym ar ${readableDate(day, words)}. Efallai fod canllawiau heddiw yn wahanol.`,
  about: (day) =>
    `Dywedwch beth hoffech ei wybod am y canllawiau fel yr oeddent ar ${readableDate(day, words)}, er enghraifft “Beth ddywedodd y canllawiau ar ${readableDate(day, words)} am atgyfeiriadau?”.`,
  noSuchDay: 'Nid wyf yn adnabod y dyddiad hwnnw. Gofynnwch eto gyda dyddiad fel 3 Mawrth 2024.',
  preparing: (day) =>
    `Ni allaf chwilio canllawiau ${readableDate(day, words)} eto, am eu bod yn dal i gael eu paratoi. Gofynnwch eto ymhen ychydig funudau. Gallwch ofyn am ganllawiau heddiw nawr.`,
};
