import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type { PractitionerWords } from '../english/practitioner-words.js';
import { WELSH_TYPE_NAMES } from './names.js';
import {
  COMPLAINTS,
  CONVERSATIONS,
  counted,
  MESSAGES,
  MINUTES,
  QUOTES,
  RATINGS,
  REQUESTS,
  THINGS,
} from './plurals.js';
import { welshCorrections } from './corrections-wording.js';
import { welshRating, welshReasons } from './rating-wording.js';
import { welshTalk } from './talk-wording.js';

const { forNation, list } = guidanceWords('cy');

const likeNames = (count: number) => `${counted(count, THINGS)} sy’n edrych fel enwau`;

export const welshWording = {
  greeting: [
    'Rwy’n ateb cwestiynau am fasnachu plant a diogelu. Rwy’n dyfynnu’r canllawiau air am air ac yn dweud wrthych o ble y daw pob dyfyniad.',
    'Ffoniwch 999 os yw plentyn mewn perygl nawr. Nid gwasanaeth brys ydw i.',
    'Peidiwch â chynnwys enwau na manylion eraill a allai ddangos pwy yw plentyn.',
    'I siarad â pherson, dewiswch “Siarad â chynghorydd” neu teipiwch “cynghorydd” unrhyw bryd.',
  ],
  mentionMe: 'I ysgrifennu ataf yma, dechreuwch eich neges gydag @ a fy enw.',
  greetingOnPage:
    'Rwy’n dyfynnu’r canllawiau air am air ac yn dweud wrthych o ble y daw pob dyfyniad. Nid gwasanaeth brys ydw i.',
  commandsIntro: 'Gallwch hefyd deipio:',
  buttonCommands: [
    {
      label: 'cenedl Cymru',
      value: 'defnyddio canllawiau’r genedl honno yn unig (“cenedl dim” i’w ddadwneud)',
    },
    { label: 'statws', value: 'gweld a oes cynghorydd yn eich helpu, a’ch cenedl' },
    { label: 'canslo’r cais', value: 'canslo eich cais am gynghorydd' },
    { label: 'ailagor', value: 'ailagor cais y mae cynghorydd wedi’i gau' },
    { label: 'anghofiwch fi', value: 'dileu’r hyn a ysgrifennoch yma' },
  ],
  commands: [
    {
      label: 'gofyn',
      value: 'chwilio’r canllawiau tra bydd cynghorydd yn eich helpu: “gofyn: pwy all atgyfeirio plentyn?”',
    },
    { label: 'asiantaeth heddlu', value: 'dweud wrth gynghorwyr ble yr ydych yn gweithio' },
    { label: 'tynnu Alex', value: 'tynnu “Alex” o’r hyn a ysgrifennoch yma' },
    { label: 'fy nata', value: 'gweld yr hyn rwy’n ei gadw amdanoch' },
    { label: 'cwyn', value: 'gweld sut i gwyno am y gwasanaeth hwn' },
  ],
  unanswerable:
    'Nid oeddwn yn gallu dod o hyd i ateb yn y canllawiau. Gallwch ofyn i gynghorydd yn lle hynny: dewiswch “Siarad â chynghorydd”.',
  unanswerableAsked:
    'Nid oeddwn yn gallu dod o hyd i ateb yn y canllawiau. Mae eich cais gyda’r cynghorwyr o hyd.',
  ifInDanger: 'Os gallai plentyn fod mewn perygl, ffoniwch 999, neu 101 os gall aros.',
  ifAdultInDanger: 'Os gallai rhywun fod mewn perygl, ffoniwch 999, neu 101 os gall aros.',
  urgentNotAnswered:
    'Os yw plentyn mewn perygl nawr, ffoniwch 999 yn gyntaf. Os ydych hefyd am wybod beth mae’r canllawiau’n ei ddweud, gofynnwch i mi mewn un cwestiwn byr.',
  urgentFirst: 'Os yw plentyn mewn perygl nawr, ffoniwch 999 yn gyntaf.',
  urgentAsked: 'Os yw plentyn mewn perygl nawr, ffoniwch 999 yn gyntaf. Mae eich cais gyda’r cynghorwyr.',
  helpCalled: {
    urgent:
      'Os na ddaw cymorth, neu os bydd y perygl yn gwaethygu, ffoniwch 999 eto. Rydych wedi dweud bod rhywun wedi ffonio 999 neu’r heddlu. Peidiwch ag aros am ateb yma.',
    own: 'Os na ddaw help, neu os wyt ti mewn mwy o berygl, ffonia 999 eto. Os na alli di siarad, ffonia o ffôn symudol a phwysa 55 pan fydd llais yn gofyn i ti wneud hynny.',
    again: 'Os na ddaw cymorth, neu os bydd y perygl yn gwaethygu, ffoniwch 999 eto.',
    notAnswered:
      'Os na ddaw cymorth, neu os bydd y perygl yn gwaethygu, ffoniwch 999 eto. Os ydych hefyd am wybod beth mae’r canllawiau’n ei ddweud, gofynnwch i mi mewn un cwestiwn byr.',
    asked:
      'Os na ddaw cymorth, neu os bydd y perygl yn gwaethygu, ffoniwch 999 eto. Mae eich cais gyda’r cynghorwyr.',
  },
  severalQuestions:
    'Rydych wedi gofyn sawl cwestiwn. Anfonwch un ar y tro ataf, gan ddechrau gyda’r pwysicaf, ac atebaf bob un. Os byddai’n well gennych drafod y mater, dewiswch “Siarad â chynghorydd”.',
  notShown:
    'Nid oeddwn yn gallu dangos fy ateb i chi am na wnaeth yr ap ei dderbyn. Rhowch gynnig ar ofyn mewn ffordd arall, neu siaradwch â chynghorydd.',
  failed:
    'Mae’n ddrwg gennyf, aeth rhywbeth o’i le ac nid oeddwn yn gallu ateb. Mae eich cwestiwn wedi’i gadw. Rhowch gynnig arall arni, neu siaradwch â chynghorydd.',
  failedOnly:
    'Mae’n ddrwg gennyf, aeth rhywbeth o’i le ac nid oeddwn yn gallu ateb. Mae eich cwestiwn wedi’i gadw. Rhowch gynnig arall arni.',
  late: 'Mae’n ddrwg gennyf, nid oeddwn yn gallu ateb mewn pryd. Mae eich cwestiwn wedi’i gadw. Gofynnwch ef eto, neu siaradwch â chynghorydd.',
  lateOnly:
    'Mae’n ddrwg gennyf, nid oeddwn yn gallu ateb mewn pryd. Mae eich cwestiwn wedi’i gadw. Gofynnwch ef eto.',
  askedTwice: 'Rydych eisoes wedi gofyn hyn i mi. Rwy’n dal i weithio ar yr ateb.',
  busy: {
    asking: (minutes) =>
      `Mae llawer o bobl yn gofyn cwestiynau ar hyn o bryd, felly gall fy ateb gymryd hyd at ${counted(minutes, MINUTES)}. Nid oes angen i chi ofyn eto.`,
    instead: 'Os na allwch aros, dewiswch “Siarad â chynghorydd”.',
    insteadOrSearch: (address) =>
      `Os na allwch aros, dewiswch “Siarad â chynghorydd”, neu chwiliwch y canllawiau eich hun: ${address}`,
  },
  notUnderstood: 'Mae’n ddrwg gennyf, nid oeddwn yn gallu darllen hynny. Teipiwch eich cwestiwn.',
  onlyText:
    'Ni allaf weld lluniau, gwrando ar nodiadau llais nac agor ffeiliau, felly nid wyf wedi darllen yr hyn a anfonoch. Teipiwch yr hyn y mae angen i chi ei wybod, heb ddefnyddio enwau, neu siaradwch â chynghorydd.',
  attachmentUnread:
    'Ni allaf weld lluniau, gwrando ar nodiadau llais nac agor ffeiliau, felly dim ond yr hyn a deipioch yr wyf wedi’i ddarllen. Os yw’r hyn a anfonoch yn bwysig, siaradwch â chynghorydd.',
  onlyAPart: (kept, sent) =>
    `Roedd eich neges yn rhy hir (${sent.toLocaleString('cy')} o nodau). Dim ond ${kept.toLocaleString('cy')} ohonynt a gadwyd. Anfonwch y gweddill mewn neges arall.`,
  allSuperseded:
    'Mae popeth a ddyfynnir yma wedi dyddio: mae wedi’i ddisodli neu wedi’i dynnu’n ôl. Gwiriwch y fersiwn gyfredol cyn gweithredu arno.',
  withoutReader:
    'Nid oeddwn yn gallu gwirio a yw’r dyfyniadau hyn yn ateb eich cwestiwn, felly efallai nad ydynt yn berthnasol. Gallwch ofyn eto ymhen ychydig funudau.',
  earlierWording:
    'Rydych wedi newid eich cwestiwn. Mae hwn yn ateb y fersiwn flaenorol. Mae’r ateb newydd isod.',
  nationChosen: (jurisdiction) => `Rwy’n defnyddio canllawiau ar gyfer ${forNation[jurisdiction]}.`,
  nationFromNow: (jurisdiction) =>
    `Rwy’n defnyddio canllawiau ar gyfer ${forNation[jurisdiction]} o hyn ymlaen.`,
  nationChosenInstead: (jurisdiction) =>
    `Dewisoch ganllawiau ar gyfer ${forNation[jurisdiction]}. Mae’r ateb newydd isod.`,
  nationChosenHere: (jurisdiction) =>
    `Rwy’n defnyddio canllawiau ar gyfer ${forNation[jurisdiction]} nawr. Mae’r ateb newydd isod.`,
  nationUsed: (jurisdiction) =>
    `Defnyddiais ganllawiau ar gyfer ${forNation[jurisdiction]}, y genedl a ddewiswyd yn gynharach.`,
  onlyNation: (jurisdiction) =>
    `Canllawiau ar gyfer ${forNation[jurisdiction]} yw’r rhain. Nid oes cenedl wedi’i dewis.`,
  nationUnknown:
    'Dewiswch un o’r rhain: Lloegr, Cymru, yr Alban neu Ogledd Iwerddon. Er enghraifft, teipiwch “cenedl yr Alban”.',
  nationOffered: 'Ydych chi am i mi ddefnyddio canllawiau un genedl yn unig?',
  useNation: (nation) => `Defnyddio canllawiau ar gyfer ${nation}`,
  askAgainFor: (nation) => `Ateb fy nghwestiwn diwethaf ar gyfer ${nation}`,
  forgetNationOffered: 'Ydych chi am i mi ddefnyddio canllawiau pob cenedl?',
  allNationsInstead: 'Dewisoch ganllawiau ar gyfer pob cenedl. Mae’r ateb newydd isod.',
  allNationsHere: 'Rwy’n defnyddio canllawiau pob cenedl nawr. Mae’r ateb newydd isod.',
  nationForgotten:
    'Rwy’n defnyddio canllawiau pob cenedl nawr. Efallai y byddaf yn gofyn pa genedl sydd gennych mewn golwg os yw’r canllawiau’n wahanol ym mhob cenedl.',
  turnedOff: 'Mae’r cynorthwyydd wedi’i ddiffodd ar hyn o bryd. Rhowch gynnig arall arni yn nes ymlaen.',
  adviserWhileOff: 'Gallwch siarad â chynghorydd o hyd.',
  languageChosen: 'O hyn ymlaen byddaf yn ysgrifennu atoch yn Gymraeg.',
  draft: 'Cyfieithiad drafft yw’r Gymraeg hon. Nid oes cyfieithydd wedi’i gwirio eto.',
  chosen: (label) => `Wedi’i ddewis: ${label}`,
  feedbackThanks: 'Diolch. Mae eich adborth yn ein helpu i wella’r canllawiau.',
  bothWays: {
    lead: 'Nid oeddwn yn gallu dweud a yw hyn yn dilyn o’ch cwestiwn diwethaf, felly chwiliais yn y ddwy ffordd.',
    asFollowUp: 'Os yw’n dilyn o’ch cwestiwn diwethaf:',
    onlyAsFollowUp:
      'Nid oeddwn yn gallu dod o hyd i ateb i hyn fel cwestiwn newydd. Os yw’n dilyn o’ch cwestiwn diwethaf:',
  },
  followUpAsked: 'Rydych wedi dweud bod hyn yn dilyn o’ch cwestiwn diwethaf. Mae’r ateb newydd isod.',
  rating: welshRating,
  morePassages: (count) => `${counted(count, QUOTES)} arall`,
  earlierQuotes: (count) => `${counted(count, QUOTES)} cynharach`,
  showPassage: (number) => `Gweld dyfyniad ${number} yn ei gyd-destun`,
  wholePassage: (number) => `Dyfyniad ${number} yn ei gyd-destun:`,
  quotedWhole: (number) =>
    `Mae dyfyniad ${number} eisoes yn dangos y rhan hon o’r ddogfen yn llawn. I ddarllen yr hyn sydd cyn y rhan hon ac ar ei hôl, agorwch y ddogfen:`,
  citationGone: 'Nid yw’r dyfyniad hwnnw ar gael bellach. Gofynnwch eich cwestiwn eto.',
  nothingToAnswer: 'Ni allaf ateb y neges honno am ei bod wedi’i dileu.',
  notAnsweredHere: 'Ni allaf ateb y neges honno yma.',

  // A child or victim is called “ti”, and a professional “chi”.
  urgentTitle: 'Gallai plentyn fod mewn perygl',
  urgent: 'Ffoniwch 999 os yw plentyn mewn perygl nawr. Peidiwch ag aros am ateb yma.',
  urgentMissing:
    'I roi gwybod i’r heddlu bod rhywun ar goll, ffoniwch 999 os yw’r person mewn perygl, neu 101 fel arall.',
  ownTitle: 'Mae pobl a all dy helpu',
  own: [
    'Os wyt ti mewn perygl nawr, ffonia 999. Os na alli di siarad, ffonia o ffôn symudol a phwysa 55 pan fydd llais yn gofyn i ti wneud hynny.',
    'Nid dy fai di yw’r hyn sy’n digwydd i ti. Dwyt ti ddim mewn trwbl am ofyn am help.',
    'Mae ffonio Childline am ddim a does dim rhaid i ti ddweud dy enw.',
  ],
  ownAdviser:
    'Rhaglen gyfrifiadurol ydw i, nid person. Rwy’n gofyn i gynghorydd (person go iawn) ysgrifennu atat ti yma.',
  privateDetails:
    'Gall eich neges gynnwys manylion a allai ddangos pwy yw rhywun. Dilëwch hi oddi yma. Ni fyddaf yn eu hailadrodd. Gadewch i ni barhau yn ein sgwrs breifat.',
  privateImpossible:
    'Gall eich neges gynnwys manylion a allai ddangos pwy yw rhywun. Dilëwch hi oddi yma. Ni allaf ddechrau sgwrs breifat gyda chi. Agorwch sgwrs gyda mi a gofynnwch eto yno, heb y manylion.',
  privateHandoff: 'Rwyf wedi anfon neges breifat atoch am siarad â chynghorydd.',
  privateHandoffImpossible:
    'Mae angen i chi siarad â chynghorydd mewn sgwrs breifat, ond ni allaf ddechrau un. Agorwch sgwrs gyda mi a theipiwch “cynghorydd”.',
  privateHandoffOpen:
    'Rwyf wedi gofyn i gynghorydd eich helpu mewn sgwrs breifat, ond ni allaf ddechrau un. Agorwch sgwrs gyda mi, a byddwch yn gweld negeseuon y cynghorydd yno.',
  carriedOn:
    'Rydych wedi ysgrifennu hyn lle gall pobl eraill ei weld. Gadewch i ni barhau yma, lle mai dim ond chi all weld y sgwrs.',

  likeNames,
  left: (types, names = 1) =>
    `Rwyf wedi tynnu’r rhain cyn chwilio: ${list(types.map((type) => (type === 'name' && names > 1 ? likeNames(names) : WELSH_TYPE_NAMES[type])))}. Peidiwch â chynnwys manylion personol.`,
  talk: welshTalk,
  corrections: welshCorrections,
  myData: {
    private:
      'Dim ond mewn sgwrs breifat y byddaf yn dangos eich data. Agorwch un gyda mi a theipiwch “fy nata” yno.',
    counts: (messages, conversations, requests, ratings) =>
      `Rwy’n cadw ${list([
        `${counted(messages, MESSAGES)} a ysgrifennoch mewn ${counted(conversations, CONVERSATIONS)}`,
        ...(requests ? [`${counted(requests, REQUESTS)} am gynghorydd`] : []),
        ...(ratings ? [counted(ratings, RATINGS)] : []),
      ])}.`,
    complaints: (count) => `Rwyf hefyd yn cadw ${counted(count, COMPLAINTS)} a wnaethoch.`,
    held: 'Rhaid cadw rhywfaint o’r data hyn am y tro oherwydd dyletswydd gyfreithiol.',
    what: (id) =>
      `Dyma’r hyn a ysgrifennoch, heb y manylion personol. I gael copi llawn, gofynnwch i’r sefydliad sy’n rhedeg y gwasanaeth hwn, a rhowch eich ID yma iddynt: ${id}. I’w ddileu, teipiwch “anghofiwch fi”.`,
    outOfDate: 'Mae’r rhestr hon wedi dyddio. I weld yr hyn a gadwn nawr, teipiwch “fy nata”.',
    outOfDateToo: 'Mae’r rhan hon wedi’i thynnu hefyd.',
    more: 'Mae rhagor. I gael copi llawn, gofynnwch i’r sefydliad sy’n rhedeg y gwasanaeth hwn.',
  },
  complaints: {
    how: [
      'I gwyno am y gwasanaeth hwn, neu am y ffordd y caiff gwybodaeth amdanoch ei defnyddio, dewiswch “Cofnodi cwyn” isod. I ddweud am beth y mae eich cwyn, teipiwch “cwyn:” ac yna’r hyn a aeth o’i le. Gallwch hefyd gwyno i’r sefydliad sy’n rhedeg y gwasanaeth hwn.',
      'Bydd y bobl sy’n rhedeg y gwasanaeth yn gweld yr hyn a ysgrifennoch, heb y manylion personol, ac oddi wrth bwy y daeth. Rhaid iddynt roi gwybod i chi o fewn 30 diwrnod eu bod wedi cael eich cwyn.',
      'Os nad ydych yn fodlon ar y ffordd y maent yn defnyddio gwybodaeth amdanoch, gallwch gwyno i’r Comisiynydd Gwybodaeth: ico.org.uk neu 0303 123 1113.',
    ],
    typed:
      'I gofnodi’r hyn rydych newydd ei ysgrifennu fel cwyn, dewiswch “Cofnodi cwyn” isod. Gallwch hefyd gwyno i’r sefydliad sy’n rhedeg y gwasanaeth hwn.',
    button: 'Cofnodi cwyn',
    private: 'Dim ond mewn sgwrs breifat y gallaf gofnodi cwyn. Agorwch un gyda mi a theipiwch “cwyn” yno.',
    recorded: (by) => [
      `Mae eich cwyn wedi’i chofnodi. Bydd y bobl sy’n rhedeg y gwasanaeth hwn yn cadarnhau erbyn ${by} eu bod wedi’i chael.`,
      'I weld yr hyn a gofnodwyd, teipiwch “fy nata”.',
    ],
    withoutWords:
      'Mae’r hyn a ysgrifennoch wedi’i ddileu, felly nid yw eich cwyn yn dweud beth yw’r broblem. I ddweud hynny, teipiwch “cwyn:” ac yna’r hyn a aeth o’i le.',
    before: 'Mae’r gŵyn honno eisoes wedi’i chofnodi.',
    acknowledged: (received) =>
      `Mae’r bobl sy’n rhedeg y gwasanaeth hwn wedi cael eich cwyn, a gofnodwyd ar ${received}, ac yn edrych arni.`,
    closed: (received) => [
      `Mae’r bobl sy’n rhedeg y gwasanaeth hwn wedi gorffen delio â’ch cwyn, a gofnodwyd ar ${received}. Byddant yn rhoi eu penderfyniad i chi. Os nad ydych wedi clywed ganddynt, gofynnwch i’r sefydliad sy’n rhedeg y gwasanaeth.`,
      'Os yw eich cwyn yn ymwneud â’r ffordd y caiff gwybodaeth amdanoch ei defnyddio, ac nad ydych yn fodlon ar y penderfyniad, gallwch gwyno i’r Comisiynydd Gwybodaeth: ico.org.uk neu 0303 123 1113.',
    ],
  },
  locked: [
    'Ni allaf dderbyn negeseuon ar hyn o bryd. Mae’r hyn y mae pobl yn ei ysgrifennu yma wedi’i amgryptio, ond nid yw’r allwedd amgryptio ar gael, felly ni chadwais eich neges.',
    'Rhaid i’r bobl sy’n rhedeg y gwasanaeth hwn ddatrys hyn. Gallwch chwilio’r canllawiau a’u darllen o hyd. Anfonwch eich neges eto yn nes ymlaen.',
  ],

  forget: {
    confirm: [
      'Byddaf yn dileu popeth a ysgrifennoch yma, gan gynnwys y fersiwn heb y manylion personol, yr hyn a ysgrifennodd cynghorwyr atoch, eich enw a’r genedl a ddewisoch.',
      'Byddaf yn cadw fy atebion, a chofnod yn dangos a wnaethoch ofyn am gynghorydd ai peidio, ond ni fyddaf yn cadw dim byd a ysgrifennoch.',
      'Ni allwch ddadwneud hyn. Os ydych wedi newid eich meddwl, peidiwch â gwneud dim.',
    ],
    confirmInApp: 'Ni allaf ddileu negeseuon o’r sgwrs ei hun: dilëwch nhw eich hun.',
    onlyThis:
      'Dim ond y sgwrs hon sy’n cael ei dileu. Ni chaiff eich sgyrsiau eraill eu dileu. I ddileu un, agorwch hi o dan “Sgyrsiau cynharach” a’i dileu yno.',
    button: 'Ie, dilëwch yr hyn a ysgrifennais',
    openFirst:
      'Mae gennych gais agored am gynghorydd. I ddileu’r hyn a ysgrifennoch, dewiswch neu teipiwch “Canslo’r cais” yn gyntaf, neu arhoswch nes i’r cynghorydd ei gau.',
    done: 'Mae popeth a ysgrifennoch yma wedi’i ddileu.',
    doneUntil: (day) =>
      `Mae popeth a ysgrifennoch yma hyd at ${day} wedi’i ddileu, fel y gofynnoch bryd hynny. Mae’r hyn a ysgrifennoch ers hynny yn dal yma. I ddileu hwnnw hefyd, teipiwch “anghofiwch fi”.`,
    startsNew: 'Bydd yr hyn a ysgrifennwch nesaf yn dechrau sgwrs newydd.',
    held: [
      'Mae eich cais wedi’i gofnodi. Rhaid cadw rhywfaint o’r hyn a ysgrifennoch am y tro, oherwydd dyletswydd gyfreithiol.',
      'Mae popeth arall wedi’i ddileu. Bydd y gweddill yn cael ei ddileu cyn gynted ag y daw’r ddyletswydd i ben, heb i chi ofyn eto.',
    ],
    buttonGone:
      'Mae’r hyn a ofynnoch yno wedi’i ddileu, felly nid yw’r botwm hwnnw’n gweithio bellach. Ni chadwyd dim.',
    later: 'Mae eich cais wedi’i gofnodi. Gall gymryd peth amser. Nid oes angen i chi ofyn eto.',
  },
  status: {
    nation: (jurisdiction) =>
      jurisdiction
        ? `Rwy’n defnyddio canllawiau ar gyfer ${forNation[jurisdiction]}.`
        : 'Nid ydych wedi dewis cenedl. I ddewis un, teipiwch “cenedl” a’i henw, er enghraifft “cenedl Cymru”.',
    waiting: (since, unclaimed) => `Rydych yn aros ers ${since}. ${unclaimed}`,
    claimed: (name) => `Mae eich cais gan gynghorydd: ${name}.`,
    none: 'Nid ydych wedi gofyn am gynghorydd.',
    where: 'Bydd yr ateb yn ymddangos yma. Nid wyf yn anfon e-byst na negeseuon testun.',
    private:
      'Dim ond mewn sgwrs breifat y byddaf yn dangos neu’n canslo ceisiadau am gynghorydd. Agorwch un gyda mi a theipiwch “statws” yno.',
    unknownWait: 'Nid wyf yn gwybod faint o amser y bydd ateb yn ei gymryd.',
    away: (when) => `Nid oes cynghorwyr ar ddyletswydd ar hyn o bryd. Disgwylir iddynt fod yn ôl ar ${when}.`,
  },
  labels: {
    reopen: 'Mae angen mwy o help arnaf',
    withdraw: 'Canslo’r cais',
    withdrawSurely: 'Ydw, canslo fy nghais',
    withdrawNot: 'Cadw fy nghais',
    helpful: 'Defnyddiol',
    notHelpful: 'Ddim yn ddefnyddiol',
    yes: 'Do',
    no: 'Naddo',
    shareWords: 'Rhannu fy union eiriau',
    askGuidance: 'Ateb o’r canllawiau',
    askFollowUp: 'Mae hyn yn dilyn o’m cwestiwn diwethaf',
    forgetNation: 'Defnyddio canllawiau pob cenedl',
    noDanger: 'Does neb mewn perygl nawr',
    help: 'Beth y gallaf ei wneud',
    otherLanguage: 'English',
  },
  reasons: welshReasons,
} satisfies Partial<PractitionerWords>;
