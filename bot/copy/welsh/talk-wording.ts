// What the bot says in Welsh when someone is in danger, about private chats, and in reply to small talk.
import type { PractitionerWords } from '../english/practitioner-words.js';

/** We call a child or victim “ti”, and a professional “chi”. */
export const welshUrgent = {
  urgentTitle: 'Gallai plentyn fod mewn perygl',
  urgent: 'Ffoniwch 999 os yw plentyn mewn perygl nawr. Peidiwch ag aros am ateb yma.',
  ownTitle: 'Mae pobl a all dy helpu',
  own: [
    'Os wyt ti mewn perygl nawr, ffonia 999. Os na alli di siarad, ffonia o ffôn symudol a phwysa 55 pan glywi di’r llais.',
    'Nid dy fai di yw’r hyn sy’n digwydd i ti. Dwyt ti ddim mewn trwbl am ofyn am help.',
    'Mae ffonio Childline am ddim a does dim rhaid i ti ddweud dy enw.',
  ],
  ownAdviser:
    'Rhaglen gyfrifiadurol ydw i, nid person. Rwy’n gofyn i gynghorydd, sy’n berson, ysgrifennu atat ti yma.',
  ownNoAdviser:
    'Rhaglen gyfrifiadurol ydw i, nid person, ac ni all neb arall weld beth rwyt ti’n ei ysgrifennu yma. Ffonia un o’r rhifau hyn.',
  urgentNoAdviser:
    'Ffoniwch un o’r rhifau hyn. Nid oes cynghorwyr wedi’u cysylltu â’r gwasanaeth hwn, felly dim ond chi all weld eich neges.',
  privateDetails:
    'Gall eich neges gynnwys manylion a allai ddangos pwy yw rhywun. Dilëwch hi oddi yma. Ni fyddaf yn eu hailadrodd. Gadewch i ni barhau yn ein sgwrs breifat.',
  privateImpossible:
    'Gall eich neges gynnwys manylion a allai ddangos pwy yw rhywun. Dilëwch hi oddi yma. Ni allaf ddechrau sgwrs breifat gyda chi. Agorwch sgwrs gyda mi a gofynnwch eto yno, heb y manylion.',
  privateHandoff: 'Rwyf wedi anfon neges breifat atoch am siarad â chynghorydd.',
  privateHandoffImpossible:
    'Mae angen i chi siarad â chynghorydd mewn sgwrs breifat, ac ni allaf ddechrau un. Agorwch sgwrs gyda mi a theipiwch “cynghorydd”.',
  privateHandoffOpen:
    'Rwyf wedi gofyn i gynghorydd eich helpu mewn sgwrs breifat, ond ni allaf ddechrau un. Agorwch sgwrs gyda mi, a byddwch yn gweld y negeseuon yno.',
  carriedOn:
    'Gwnaethoch ysgrifennu hyn lle gall pobl eraill ei weld. Gadewch i ni barhau yma, lle mai dim ond chi all weld y sgwrs.',
  talk: {
    greeting: ['Helo. Beth hoffech chi ei wybod? Rwy’n ateb cwestiynau am fasnachu plant a diogelu.'],
    thanks: ['Croeso. Gallwch ofyn rhywbeth arall i mi unrhyw bryd.'],
    goodbye: ['Hwyl fawr. Gallwch ddod yn ôl a gofyn rhywbeth i mi unrhyw bryd.'],
    who: [
      'Rhaglen gyfrifiadurol ydw i, nid person. Rwy’n chwilio canllawiau cyhoeddedig ac yn eu dyfynnu air am air. Ni allaf weld cofnodion achos, ac nid wyf yn rhoi cyngor cyfreithiol.',
      'Caiff yr hyn a ysgrifennwch yma ei gadw. I’w ddileu, teipiwch “anghofiwch fi”.',
      'Pobl yw’r cynghorwyr. I siarad ag un, dewiswch “Siarad â chynghorydd”.',
    ],
    sorry: [
      'Dim problem. Os ysgrifennoch rywbeth yma drwy gamgymeriad ac am ei ddileu, teipiwch “anghofiwch fi”.',
      'Gallwch ofyn cwestiwn i mi pan fyddwch yn barod.',
    ],
    'never-mind': ['Dim problem. Gallwch ofyn rhywbeth arall i mi unrhyw bryd.'],
    understood: ['Gallwch ofyn rhywbeth arall i mi unrhyw bryd, neu siarad â chynghorydd.'],
    privacy: [
      'Caiff yr hyn a ysgrifennwch yma ei gadw. Rwy’n tynnu manylion personol cyn chwilio. Os gofynnwch am gynghorydd, bydd yn gallu gweld y sgwrs.',
      'I ddileu’r hyn a ysgrifennoch, teipiwch “anghofiwch fi”. Peidiwch â chynnwys enwau na manylion eraill a allai ddangos pwy yw plentyn.',
    ],
    service: [
      'Nid wyf yn siŵr y gallaf wneud hynny. Rwy’n ateb cwestiynau o ganllawiau cyhoeddedig, a gallaf ofyn i gynghorydd, sy’n berson, eich helpu yma.',
      'Ni allaf ffonio neb, anfon e-bost, agor ffeiliau na gweld cofnodion achos. Mewn argyfwng, ffoniwch 999 eich hun.',
    ],
    complaint: [
      'Mae’n ddrwg gennyf. Os oedd ateb yn anghywir, dewiswch “Ddim yn ddefnyddiol” neu “Rhoi gwybod am yr ateb hwn” oddi tano er mwyn i’r golygyddion ei gywiro.',
      'Gallwch hefyd siarad â chynghorydd. I gwyno am y gwasanaeth ei hun, dewiswch “Cofnodi cwyn”.',
    ],
    'adviser-offered': [
      'Rhaglen gyfrifiadurol ydw i. Os hoffech siarad â pherson, gallaf ofyn i gynghorydd eich helpu yma.',
    ],
    restart: [
      'Beth hoffech chi ei wybod? Gofynnwch eich cwestiwn nesaf yn llawn a byddaf yn ei drin fel un newydd.',
      'I ddileu’r hyn a ysgrifennoch yma, teipiwch “anghofiwch fi”.',
    ],
  },
} satisfies Partial<PractitionerWords>;
