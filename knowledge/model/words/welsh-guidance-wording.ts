// The Welsh text of citations and of the sentences above quotes. This is a draft that has not been checked by
// a translator.
import type { GuidanceWords } from './english-guidance-wording.js';

export const welshGuidanceWords: GuidanceWords = {
  locale: 'cy',
  nations: {
    england: 'Lloegr',
    wales: 'Cymru',
    scotland: 'Yr Alban',
    'northern-ireland': 'Gogledd Iwerddon',
  },
  forNation: {
    england: 'Lloegr',
    wales: 'Cymru',
    scotland: 'yr Alban',
    'northern-ireland': 'Gogledd Iwerddon',
  },
  unitedKingdom: 'Y Deyrnas Unedig',
  wholeUnitedKingdom: 'y Deyrnas Unedig gyfan',
  authorities: {
    statute: 'Deddfwriaeth',
    'statutory-guidance': 'Canllawiau statudol',
    'non-statutory-guidance': 'Canllawiau anstatudol',
    'practice-note': 'Nodyn ymarfer',
    other: 'Cyhoeddiad arall',
  },
  paragraph: (paragraph) => `paragraff ${paragraph}`,
  noParagraph: (paragraph) =>
    `Ni ddes i o hyd i baragraff ${paragraph}. Ychwanegwch deitl y ddogfen, neu gofynnwch eich cwestiwn yn eich geiriau eich hun.`,
  paragraphForAdults: (paragraph) =>
    `Des i o hyd i baragraff ${paragraph}, ond mae’n ymwneud ag oedolion, felly nid wyf wedi’i ddyfynnu. Gofynnwch eich cwestiwn yn eich geiriau eich hun.`,
  page: (page) => `tudalen ${page}`,
  asItWasOn: (date) => `fel yr oedd ar ${date}`,
  updatedOn: (date) => `diweddarwyd ${date}`,
  replacedBy: (title) => `Mae fersiwn newydd wedi disodli hwn: ${title}.`,
  replaced:
    'Mae fersiwn newydd wedi disodli hwn. Gwiriwch y fersiwn gyfredol ar wefan y cyhoeddwr cyn gweithredu arno.',
  withdrawnFor: (title) => `Mae’r cyhoeddiad hwn wedi’i dynnu’n ôl. Mae canllawiau mwy newydd: ${title}.`,
  withdrawn:
    'Mae’r cyhoeddiad hwn wedi’i dynnu’n ôl. Chwiliwch am ganllawiau cyfredol ar wefan y cyhoeddwr cyn gweithredu arno.',
  fewOfNewer:
    'Dim ond ychydig o baragraffau o’r fersiwn newydd sydd yma, felly efallai nad yw’n dweud dim ond ble mae’r canllawiau nawr.',
  allFrom: (date) => `Daw’r testun hwn o fersiwn gynharach: ${date}.`,
  allOlder: 'Daw’r testun hwn o fersiwn gynharach.',
  partlyFrom: (date) => `Daw rhan o’r testun hwn o fersiwn gynharach: ${date}.`,
  partlyOlder: 'Daw rhan o’r testun hwn o fersiwn gynharach.',
  sample: 'Testun enghreifftiol a ysgrifennwyd ar gyfer y cynorthwyydd hwn, nid canllawiau cyhoeddedig.',
  breaksOff:
    'Mae ein copi yn gorffen yma ar ganol brawddeg. Darllenwch y gweddill ar wefan y cyhoeddwr cyn gweithredu arno.',
  recalled: (date) => `Galwyd hwn yn ôl ar ${date}. Peidiwch â dibynnu arno.`,
  recalledNotQuoted:
    'Mae canllawiau a allai ateb hyn wedi’u galw’n ôl am eu bod o bosibl yn anghywir, felly nid wyf wedi’u dyfynnu.',
  changed: (date) => `Newidiodd y canllawiau hyn ar ${date}. Gwiriwch yr hyn y maent yn ei ddweud nawr.`,
  openNewer: 'Agor y fersiwn newydd',
  nationsDiffer: 'Daw’r dyfyniadau hyn o wahanol genhedloedd. Gwiriwch y genedl o dan bob dyfyniad.',
  guidanceFor: (its) => `Canllawiau ar gyfer ${its} yw’r rhain.`,
  nothingFor: (its, theirs) =>
    `Canllawiau ar gyfer ${its} yw’r rhain. Ni ddes i o hyd i ddim ar gyfer ${theirs}.`,
  foundNothingFor: (theirs) => `Ni ddes i o hyd i ddim ar gyfer ${theirs}.`,
  onlyForWhole: (theirs, whole) =>
    `Ni ddes i o hyd i ddim ar gyfer ${theirs} yn benodol. Canllawiau ar gyfer ${whole} yw’r rhain.`,
  firstQuoteIsFor: (its, theirs) =>
    `Daw’r dyfyniad cyntaf o ganllawiau ar gyfer ${its}. Mae dyfyniad arall isod ar gyfer ${theirs}.`,
  contradiction: (asked, quoted) =>
    `Mae eich cwestiwn yn dweud “${asked}”. Mae’r canllawiau a ddyfynnir yma yn dweud “${quoted}”.`,
  whichNation:
    'Mae canllawiau ar hyn yn wahanol ym mhob cenedl. Ym mha genedl y mae’r plentyn neu’r oedolyn?',
  foundBySearchAlone:
    'Nid oeddwn yn gallu darllen y canllawiau’n fanwl y tro hwn. Dim ond drwy chwilio y des i o hyd i’r dyfyniadau hyn, felly gwiriwch eu bod yn ateb eich cwestiwn.',
  cutShort:
    'Nid oeddwn yn gallu gorffen yr ateb ysgrifenedig. Mae pob brawddeg isod wedi’i gwirio, ond efallai fod y canllawiau’n dweud mwy.',
  ownLanguageOnly: 'Dim ond yn eu hiaith eu hunain y gallaf ddyfynnu canllawiau.',
  list: welshList,
};

/** “A” (“and”) depends on the next word: “enw a chod post”, “enw ac oedran”, “Lloegr a’r Alban”. */
function welshList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${andWord(last)}`;
}

function andWord(word: string): string {
  const article = /^yr? (.+)$/i.exec(word)?.[1];
  if (article !== undefined) return `a’r ${article}`;
  // The Welsh for 1, 8 and 11 also begins with a vowel: “un”, “wyth” and “un ar ddeg”.
  if (/^(?:[aeiouwyâêîôûŵŷ]|(?:1|8|11)(?!\d))/i.test(word)) return `ac ${word}`;
  // Applies the aspirate mutation. Does not change a word that already has it.
  return `a ${word.replace(/^[cpt](?!h)/i, (letter) => `${letter}h`)}`;
}
