import type { PractitionerWords } from '../english/practitioner-words.js';
import { counted, REQUESTS } from './plurals.js';

export const welshChat: PractitionerWords['web'] = {
  back: 'Yn ôl i’ch cwestiynau',
  newChat: 'Sgwrs newydd',
  banner: {
    open: {
      waiting: 'Yn aros am gynghorydd.',
      replied: 'Mae cynghorydd wedi ateb. Bydd cynghorydd arall yn parhau â’r cais.',
      claimed: 'Mae cynghorydd yn eich helpu.',
    },
    helping: 'Mae {name} yn eich helpu.',
    waitingElsewhere: 'Rydych yn aros am gynghorydd mewn sgwrs arall.',
    repliedElsewhere: 'Mewn sgwrs arall, mae cynghorydd wedi ateb. Bydd cynghorydd arall yn parhau â’r cais.',
    helpedElsewhere: 'Mae cynghorydd yn eich helpu mewn sgwrs arall.',
    recalledElsewhere: 'Mae rhai canllawiau a roddais i chi mewn sgwrs arall wedi newid.',
    openElsewhere: 'Ei hagor',
  },
  earlier: {
    title: 'Sgyrsiau cynharach',
    intro:
      'Dyma’r sgyrsiau a gawsoch yn y porwr hwn ers i chi ei agor. Caiff y rhestr hon ei chlirio pan fyddwch yn cau’r porwr neu’n dewis “Gorffen y sgwrs ar y ddyfais hon”.',
    none: 'Nid oes sgyrsiau cynharach yn y porwr hwn.',
    open: 'Agor',
    untitled: 'Ni ofynnwyd cwestiwn',
    recalled: 'Mae rhai canllawiau a roddais i chi wedi newid',
    handoff: {
      waiting: 'Yn aros am gynghorydd',
      replied: 'Mae cynghorydd wedi ateb, a bydd cynghorydd arall yn parhau â’r cais',
      claimed: 'Mae cynghorydd yn eich helpu',
    },
  },
  save: {
    title: 'Argraffu neu gadw',
    care: 'Dyma’r sgwrs gyfan fel yr ydych yn ei gweld yma. Mae ynddi unrhyw fanylion personol a roesoch yn ôl neu na wnes i eu hadnabod. Cadwch hi lle mae eich sefydliad yn cadw ei gofnodion achos.',
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
    replaces: 'Mae gwneud dolen newydd yn diffodd yr un flaenorol.',
    made: (until) =>
      `Copïwch y ddolen hon nawr. Dim ond unwaith y gallwn ei dangos. Mae’n gweithio tan ${until}, neu nes i chi ei diffodd neu ddileu’r hyn a ysgrifennoch.`,
    label: 'Eich dolen breifat',
    copy: 'Copïo’r ddolen',
    exists: (until) => `Mae dolen breifat i’r sgwrs hon. Mae’n gweithio tan ${until}.`,
    remove: 'Diffodd y ddolen',
    removed: 'Mae’r ddolen breifat wedi’i diffodd.',
    empty: 'Gofynnwch gwestiwn yn gyntaf. Nid oes dim i ddod yn ôl ato eto.',
    openTitle: 'Agor sgwrs',
    openCare:
      'Dim ond dolen a wnaethoch eich hun y dylech ei hagor. Mae’r hyn a ysgrifennwch yn mynd i’r sgwrs honno, a gall unrhyw un sydd â’r ddolen ei ddarllen.',
    signInFirst:
      'Mae angen i chi fewngofnodi cyn y gallwch agor y sgwrs hon. Os gofynnir i chi am y ddolen wedyn, agorwch hi eto.',
    field: 'Dolen breifat',
    open: 'Agor y sgwrs hon',
    unknown:
      'Nid yw’r ddolen hon yn gweithio. Efallai ei bod wedi dod i ben neu wedi’i diffodd, neu fod y sgwrs wedi’i dileu.',
  },
  advisers: {
    title: 'Oriau ateb',
    working: (waiting, besides = false) =>
      waiting === 0
        ? 'Mae cynghorwyr ar ddyletswydd nawr.'
        : besides
          ? `Mae cynghorwyr ar ddyletswydd nawr. Mae ${counted(waiting, REQUESTS)} heblaw am eich cais chi yn aros am gynghorydd.`
          : `Mae cynghorwyr ar ddyletswydd nawr. Mae ${counted(waiting, REQUESTS)} yn aros am gynghorydd.`,
    backOn: (when) => `Nid oes cynghorwyr ar ddyletswydd ar hyn o bryd. Disgwylir iddynt fod yn ôl ${when}.`,
    due: (when) => `Disgwylir i gynghorwyr fod yn ôl ${when}.`,
    hours: (hours) => `Oriau gwaith y cynghorwyr: ${hours}.`,
    noHours: 'Nid yw’r cynghorwyr wedi nodi eu horiau.',
    wait: (time) =>
      `Yn ystod y 4 wythnos diwethaf, arhosodd hanner y bobl yr ysgrifennodd cynghorydd atynt ${time} neu lai am y neges gyntaf.`,
    unknownWait: 'Nid ydym yn gwybod faint o amser y bydd ateb yn ei gymryd.',
    how: 'Bydd yr ateb yn ymddangos ar y dudalen hon.',
    keep: 'Gwneud dolen breifat i ddod yn ôl yn ddiweddarach',
    ask: 'Gofyn am gynghorydd',
  },
  search: {
    title: 'Chwilio’r canllawiau',
    label: 'Beth ydych chi’n chwilio amdano?',
    instead: 'Chwilio’r canllawiau yn lle hynny',
    intro:
      'I ddod o hyd i union ymadrodd, rhowch ef mewn dyfynodau: “plentyn a fasnachwyd”. Ni chaiff chwiliadau eu cadw. Peidiwch â rhoi enwau na manylion sy’n dangos pwy yw rhywun.',
    danger: 'Ffoniwch 999 os yw plentyn mewn perygl nawr. Nid oes neb yn darllen yr hyn a deipiwch yma.',
    nothing: 'Ni chafwyd dim. Rhowch gynnig ar eiriau eraill, neu porwch y dogfennau yn y llyfrgell.',
    failed: 'Nid yw’r chwiliad ar gael ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.',
    more: (shown) =>
      `Mae’r geiriau hyn mewn mwy na ${shown} o leoedd, felly dim ond ${shown} sy’n cael eu dangos. Bydd ymadrodd hirach yn dod o hyd i lai.`,
    order: 'Daw’r canlyniadau agosaf yn gyntaf. Efallai na fyddant yn ateb eich cwestiwn.',
  },
};
