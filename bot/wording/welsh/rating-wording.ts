import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshReasons: PractitionerWords['reasons'] = {
  'wrong-nation': 'Cenedl anghywir',
  'out-of-date': 'Wedi dyddio',
  'not-my-question': 'Nid dyna a ofynnais',
  'too-long': 'Rhy hir',
  other: 'Rhywbeth arall',
};

export const welshRating: PractitionerWords['rating'] = {
  why: 'Mae’n ddrwg gennyf na wnaeth hyn helpu. Beth oedd o’i le arno?',
  reasonKept: 'Diolch. Bydd y bobl sy’n golygu’r canllawiau yn gweld hyn.',
  explain: 'Dweud beth oedd o’i le',
  explainWhat: 'Beth oedd o’i le ar yr ateb?',
  explainHint: 'Bydd y golygyddion yn darllen hyn. Peidiwch â chynnwys enwau na manylion personol eraill.',
  explainSend: 'Anfon at y golygyddion',
  explainDone: 'Diolch. Bydd y golygyddion yn gweld yr hyn a ysgrifennoch.',
  otherNation: 'Pa genedl sydd ei hangen arnoch? Atebaf eich cwestiwn eto.',
  unsafe: 'Rhoi gwybod am yr ateb hwn',
  unsafeWhy: 'Bydd y golygyddion yn gweld eich adroddiad.',
  unsafeMore: 'Dweud beth sydd o’i le',
  unsafeMistake: 'Doeddwn i ddim yn bwriadu rhoi gwybod amdano',
  unsafeTakenBack: 'Rwyf wedi tynnu’ch adroddiad yn ôl.',
  unsafeTakenBackTold: 'Rwyf wedi tynnu’ch adroddiad yn ôl ac wedi dweud wrth y golygyddion.',
  unsafeNotTakenBack:
    'Ni allaf dynnu’r adroddiad hwnnw yn ôl. Efallai fod y golygyddion eisoes wedi delio ag ef.',
  unsafeWhat: 'Beth sydd o’i le?',
  unsafeHint: 'Peidiwch â chynnwys enwau na manylion personol eraill.',
  unsafeSend: 'Rhoi gwybod i’r golygyddion',
  unsafeDone: 'Rydych wedi rhoi gwybod am yr ateb hwn. Peidiwch â gweithredu arno nes eich bod wedi’i wirio.',
  unsafeReported: (answered) =>
    `Diolch. Nawr gall y bobl sy’n golygu’r canllawiau weld eich adroddiad am yr ateb a roddwyd ar ${answered}. Peidiwch â gweithredu arno nes eich bod wedi’i wirio. Gall cynghorydd helpu.`,
  unsafeNotReported: [
    'Ni chafodd adroddiad am yr ateb hwn ei anfon, oherwydd ni allaf ddod o hyd i’r ateb bellach.',
    'Os ydych yn meddwl nad yw’n ddiogel, peidiwch â gweithredu arno, a dywedwch wrth gynghorydd beth oedd ynddo.',
  ],
  unsafeAdded:
    'Rwyf wedi ychwanegu hyn at eich adroddiad. Peidiwch â gweithredu ar yr ateb nes eich bod wedi’i wirio.',
  unsafeAlready:
    'Rydych eisoes wedi rhoi gwybod am yr ateb hwn. Peidiwch â gweithredu arno nes eich bod wedi’i wirio.',
};
