import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshAbout: PractitionerWords['about'] = {
  privacy: {
    intro:
      'Mae’r dudalen hon yn dweud beth mae’r feddalwedd yn ei wneud â’r hyn a ysgrifennwch. Gofynnwch i’ch sefydliad am ei hysbysiad preifatrwydd ei hun.',
    keptTitle: 'Beth rydym yn ei gadw',
    kept: [
      'Yr hyn a ysgrifennwch, mewn dwy ffurf: fel yr ysgrifennoch ef, a heb y manylion personol. Rydym yn tynnu manylion personol yn awtomatig ond ni allwn ddal pob un, felly peidiwch â’u cynnwys.',
      'Yr atebion a gawsoch, gyda’r fersiwn o’r canllawiau y daethant ohoni, a’r sgôr a roesoch iddynt.',
      'Os gofynnwch am gynghorydd: y negeseuon rhyngoch chi a’r cynghorydd, a phwy a gymerodd eich cais.',
    ],
    erasing:
      'Y sefydliad sy’n rhedeg y gwasanaeth hwn sy’n penderfynu pa mor hir yr ydym yn cadw hyn. I ddileu’r hyn a ysgrifennoch, agorwch “Mwy” o dan eich cwestiwn a dewiswch “Dileu’r hyn a ysgrifennais”. Rydym yn cadw’r atebion, ond nid yr hyn a ysgrifennoch.',
    seenTitle: 'Pwy all ei weld',
    seen: [
      'Os gofynnwch am gynghorydd, neu os gallai plentyn fod mewn perygl, mae cynghorwyr yn gweld eich cwestiwn heb y manylion personol. Mae’r cynghorydd sy’n cymryd eich cais yn gweld yr hyn a ysgrifennwch at y cynghorydd, yn union fel yr ydych yn ei ysgrifennu.',
      'Mae’r bobl sy’n golygu’r canllawiau yn gweld cwestiynau na chawsant eu hateb yn dda, heb y manylion personol.',
    ],
    model:
      'Mae model iaith yn helpu i ddod o hyd i ddyfyniadau a’u dewis. Dim ond cwestiynau heb fanylion personol sy’n cael eu hanfon ato. Os tynnwyd manylion personol o’ch cwestiwn, ni chaiff y cwestiwn ei anfon nes i chi ddewis “Gofyn i’r gwasanaeth AI hefyd”.',
    noModel:
      'Ni ddefnyddir model iaith. Caiff eich cwestiynau eu hateb ar gyfrifiaduron y gwasanaeth hwn ei hun.',
    browserTitle: 'Yn eich porwr',
    signedIn: 'Mae cwcis yn cofio eich bod wedi mewngofnodi, a pha sgyrsiau sy’n eiddo i chi.',
    notSignedIn:
      'Nid oes angen i chi fewngofnodi i ofyn cwestiwn. Mae cwcis yn cofio pa sgyrsiau sy’n eiddo i chi.',
    cookies:
      'Mae cwcis yn para nes i chi gau’r porwr neu ddewis “Gorffen y sgwrs ar y ddyfais hon”. Caiff neges na ellid ei hanfon ei chadw yn y porwr nes i chi ei hanfon neu gael gwared arni. Mae’r porwr hefyd yn cofio faint rydych wedi’i ddarllen, nes i chi orffen y sgwrs. Nid oes tracio na hysbysebu.',
    language: 'Os dewiswch iaith, mae cwci’n ei chofio am flwyddyn.',
    link: 'Gall unrhyw un sydd â’ch dolen breifat agor eich sgwrs. Mae’r ddolen yn gweithio am 14 diwrnod, neu nes i chi ei diffodd.',
  },
  accessibility: {
    intro:
      'Mae’r dudalen hon yn sôn am y feddalwedd. Efallai fod gan eich sefydliad ei ddatganiad hygyrchedd ei hun.',
    want: 'Rydym am i bawb allu defnyddio’r tudalennau hyn. Dylech allu:',
    able: [
      'defnyddio pob rhan â bysellfwrdd yn unig, neu â darllenydd sgrin',
      'chwyddo i 400% heb sgrolio i’r ochr',
      'defnyddio eich lliwiau eich hun, modd tywyll, neu ddim animeiddio',
      'defnyddio’r sgwrs heb JavaScript',
    ],
    checksTitle: 'Sut rydym yn gwirio',
    checks:
      'Mae gwiriadau awtomatig yn erbyn Canllawiau Hygyrchedd Cynnwys y We 2.2, lefel AA, yn rhedeg ar bob tudalen mewn modd golau a thywyll ac ar sgrin maint ffôn. Dim ond rhai problemau y maent yn eu canfod. Nid yw pobl anabl wedi profi’r tudalennau hyn, ac nid oes neb wedi’u harchwilio.',
    knownTitle: 'Problemau hysbys',
    known:
      'Dangosir canllawiau fel yr ysgrifennodd y cyhoeddwr nhw. Efallai na fydd dogfennau PDF gwreiddiol ar wefannau cyhoeddwyr yn hygyrch.',
    tellTitle: 'Dweud wrthym',
    tell: 'Os nad yw rhywbeth yn gweithio i chi, {cysylltwch â ni}.',
  },
  contact: {
    danger: 'Ffoniwch 999 os yw plentyn mewn perygl nawr.',
    notEmergency: 'Nid gwasanaeth brys yw hwn.',
    guidanceTitle: 'Am blentyn neu am ganllawiau',
    guidance: 'Gofynnwch gwestiwn, neu dewiswch “Siarad â chynghorydd” o dan eich cwestiwn.',
    timesTitle: 'Pryd mae cynghorwyr yn ateb',
    serviceTitle: 'Am y gwasanaeth hwn',
    none: 'Cysylltwch â’r bobl yn eich sefydliad a roddodd fynediad at y gwasanaeth hwn i chi.',
  },
};
