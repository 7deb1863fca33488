// What the pages say around a conversation, about a search, a recall and a past date, in Welsh.
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import type { PractitionerWords } from '../english/practitioner-words.js';
import { counted, DOCUMENTS } from './counted.js';

const words = guidanceWords('cy');

export const welshWeb: PractitionerWords['web'] = {
  back: 'Yn ôl i’ch cwestiynau',
  newChat: 'Sgwrs newydd',
  earlier: {
    title: 'Sgyrsiau cynharach',
    intro:
      'Dyma’r sgyrsiau a gawsoch yn y porwr hwn ers i chi ei agor. Cânt eu hanghofio yma pan gaewch y porwr neu ddewis “Gorffen y sgwrs ar y ddyfais hon”.',
    none: 'Nid oes sgyrsiau cynharach yn y porwr hwn.',
    open: 'Agor',
    untitled: 'Ni ofynnwyd cwestiwn',
    recalled: 'Mae rhai canllawiau a roddais i chi wedi newid',
    handoff: { waiting: 'Yn aros am gynghorydd', claimed: 'Mae cynghorydd yn eich helpu' },
  },
  save: {
    title: 'Argraffu neu gadw',
    care: 'Dyma’r sgwrs gyfan, gyda manylion personol wedi’u tynnu o’r hyn a ysgrifennoch. Cadwch hi lle mae eich sefydliad yn cadw ei gofnodion achos.',
    print: 'Argraffu',
    html: 'Cadw fel tudalen we',
    text: 'Cadw fel testun',
  },
  link: {
    title: 'Dolen breifat',
    why: 'Gwnewch ddolen i ddod yn ôl i’r sgwrs hon yn ddiweddarach neu ar ddyfais arall, er enghraifft i ddarllen ateb cynghorydd.',
    care: 'Gall unrhyw un sydd â’r ddolen ddarllen y sgwrs hon ac ysgrifennu ynddi. Cadwch hi lle’r ydych yn cadw cyfrineiriau, a pheidiwch â’i rhoi mewn cofnod sy’n cael ei rannu.',
    make: 'Gwneud dolen breifat',
    replace: 'Gwneud dolen newydd',
    replaces: 'Mae dolen newydd yn diffodd yr un o’i blaen.',
    made: (until) =>
      `Copïwch y ddolen hon nawr. Ni allwn ei dangos eto. Mae’n gweithio tan ${until}, neu nes i chi ei diffodd neu ddileu’r hyn a ysgrifennoch.`,
    label: 'Eich dolen breifat',
    copy: 'Copïo’r ddolen',
    exists: (until) => `Mae dolen breifat i’r sgwrs hon. Mae’n gweithio tan ${until}.`,
    remove: 'Diffodd y ddolen',
    removed: 'Mae’r ddolen breifat wedi’i diffodd.',
    empty: 'Gofynnwch gwestiwn yn gyntaf. Nid oes dim i ddod yn ôl ato eto.',
    openTitle: 'Agor sgwrs',
    openCare:
      'Agorwch ddolen a wnaethoch eich hun yn unig. Mae’r hyn a ysgrifennwch yn mynd i’r sgwrs honno, a gall unrhyw un sydd â’r ddolen ei ddarllen.',
    signInFirst:
      'Mae angen i chi fewngofnodi cyn y gallwch agor y sgwrs hon. Os gofynnir i chi am y ddolen wedyn, agorwch hi eto.',
    field: 'Dolen breifat',
    open: 'Agor y sgwrs hon',
    unknown:
      'Nid yw’r ddolen hon yn gweithio. Efallai ei bod wedi dod i ben neu wedi’i diffodd, neu fod y sgwrs wedi’i dileu.',
  },
  advisers: {
    working: 'Mae cynghorwyr yn gweithio nawr.',
    backOn: (when) => `Nid oes cynghorydd yn gweithio nawr. Bydd cynghorwyr yn ôl ${when}.`,
    hours: (hours) => `Oriau gwaith y cynghorwyr: ${hours}.`,
    wait: (time) => `Yn y 4 wythnos diwethaf, arhosodd hanner y bobl ${time} neu lai.`,
    unknownWait: 'Nid ydym yn gwybod faint o amser y bydd ateb yn ei gymryd.',
    how: 'Bydd yr ateb yn ymddangos ar y dudalen hon.',
    keep: 'Gwneud dolen breifat i ddod yn ôl yn ddiweddarach',
    ask: 'Gofyn am gynghorydd',
  },
  search: {
    title: 'Chwilio’r canllawiau',
    label: 'Beth ydych chi’n chwilio amdano?',
    instead: 'Chwilio’r canllawiau yn lle hynny',
    intro: 'Ni chaiff chwiliadau eu cadw. Peidiwch â rhoi enwau na manylion sy’n dangos pwy yw rhywun.',
    danger: 'Ffoniwch 999 os yw plentyn mewn perygl nawr. Nid oes neb yn darllen yr hyn a deipiwch yma.',
    nothing: 'Ni chafwyd dim. Rhowch gynnig ar eiriau eraill, neu porwch y dogfennau yn y llyfrgell.',
    failed: 'Nid yw’r chwiliad ar gael ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
    order: 'Daw’r canlyniadau agosaf yn gyntaf. Efallai na fyddant yn ateb eich cwestiwn.',
  },
};

export const welshSearch: PractitionerWords['search'] = {
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

export const welshAsOf: PractitionerWords['asOf'] = {
  looked({ editions, undated, later, earliest }, day) {
    const asked = readableDate(day, words);
    const reach =
      earliest === undefined
        ? ''
        : ` Daw’r canllawiau cynharaf sydd gennyf o ${readableDate(earliest, words)}.`;
    if (!editions.length) return `Nid oes gennyf ganllawiau y gwn eu bod mewn grym ar ${asked}.${reach}`;
    const leftOut = [
      ...(later ? [`dim ond fersiynau diweddarach sydd gennyf o ${counted(later, DOCUMENTS)}`] : []),
      ...(undated ? [`nid oes dyddiad ar ${counted(undated, DOCUMENTS)}`] : []),
    ];
    return [
      `Chwiliais y canllawiau sydd gennyf a oedd mewn grym ar ${asked}: ${counted(editions.length, DOCUMENTS)}.${reach}`,
      ...(leftOut.length ? [`Ni chwiliais bopeth: ${leftOut.join(', ac ')}.`] : []),
      'Efallai fod canllawiau heddiw yn wahanol.',
    ].join(' ');
  },
  about: (day) =>
    `Dywedwch beth hoffech ei wybod am ${readableDate(day, words)}, er enghraifft “What did the guidance say on ${readableDate(day)} about referrals?”.`,
  noSuchDay:
    'Ni allaf ddod o hyd i’r diwrnod hwnnw mewn calendr. Gofynnwch eto gyda dyddiad fel 3 March 2024.',
  preparing: (day) =>
    `Ni allaf chwilio canllawiau ${readableDate(day, words)} eto: maent yn cael eu paratoi ar gyfer model chwilio newydd. Gofynnwch eto ymhen ychydig funudau. Gallwch ofyn am ganllawiau heddiw nawr.`,
};
