import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshTalk: PractitionerWords['talk'] = {
  greeting: ['Helo. Beth hoffech chi ei wybod? Rwy’n ateb cwestiynau am fasnachu plant a diogelu.'],
  thanks: ['Croeso. Gallwch ofyn rhywbeth arall i mi unrhyw bryd.'],
  goodbye: ['Hwyl fawr. Gallwch ddod yn ôl a gofyn rhywbeth i mi unrhyw bryd.'],
  who: [
    'Rhaglen gyfrifiadurol ydw i, nid person. Rwy’n chwilio’r canllawiau ac yn eu dyfynnu air am air. Ni allaf weld cofnodion achos, ac nid wyf yn rhoi cyngor cyfreithiol.',
    'Caiff yr hyn a ysgrifennwch yma ei gadw. I’w ddileu, teipiwch “anghofiwch fi”.',
    'Pobl yw’r cynghorwyr. I siarad ag un, dewiswch “Siarad â chynghorydd”.',
  ],
  sorry: [
    'Dim problem. Os ysgrifennoch rywbeth yma drwy gamgymeriad a’ch bod am ei ddileu, teipiwch “anghofiwch fi”.',
    'Gallwch ofyn cwestiwn i mi pan fyddwch yn barod.',
  ],
  'never-mind': ['Dim problem. Gallwch ofyn rhywbeth arall i mi unrhyw bryd.'],
  understood: ['Gallwch ofyn rhywbeth arall i mi unrhyw bryd, neu siarad â chynghorydd.'],
  privacy: [
    'Caiff yr hyn a ysgrifennwch yma ei gadw. Rwy’n tynnu manylion personol cyn chwilio. Os gofynnwch am gynghorydd, bydd cynghorwyr yn gallu gweld y sgwrs.',
    'I ddileu’r hyn a ysgrifennoch, teipiwch “anghofiwch fi”. Peidiwch â chynnwys enwau na manylion eraill a allai ddangos pwy yw plentyn.',
  ],
  service: [
    'Nid wyf yn siŵr y gallaf wneud hynny. Rwy’n ateb cwestiynau o’r canllawiau. Gallaf hefyd ofyn i gynghorydd (person go iawn) eich helpu yma.',
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
};
