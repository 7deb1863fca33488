import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshApps: PractitionerWords['app'] = {
  choose: 'Dewis',
  newMessage: 'Neges newydd i chi.',
  readQuote: (number) => `Darllen dyfyniad ${number} yn y ddogfen`,
  alsoIn: (titles) => `Hefyd yn: ${titles}`,
  contactCheckedOn: (day) => `Gwiriwyd ar ${day}`,
  cancel: 'Canslo',
  save: 'Cadw',
  send: 'Anfon',
  emptyMessage: 'Rhowch neges.',
  forwarded: 'Neges a anfonwyd ymlaen',
  inputs: {
    'missed-something': {
      title: 'Tynnu geiriau',
      label: 'Geiriau i’w tynnu',
      hint: 'Fel yr ysgrifennoch nhw, er enghraifft Alex.',
      send: 'Tynnu',
      typed: 'Teipiwch “tynnu” ac yna’r geiriau, er enghraifft “tynnu Alex”.',
    },
  },
  teams: {
    shownInPart: 'Mae hyn yn rhy hir ar gyfer cerdyn Teams, felly dim ond rhan ohono sy’n cael ei dangos.',
    readInFull: 'Ei ddarllen yn llawn',
    noRoom: (count) => `Nid oedd digon o le i ddangos popeth. Nifer yr eitemau a adawyd allan: ${count}.`,
    andMore: (titles, count) => `Hefyd yn: ${titles}; a ${count} arall`,
    lastChecked: (day) => `Gwiriwyd ddiwethaf ar ${day}. Gwiriwch y rhif cyn dibynnu arno.`,
    typeHelp: 'Teipiwch “cymorth” i weld beth y gallwch ei wneud.',
    chooseReason: 'Dewiswch reswm.',
    buttonOutOfDate:
      'Nid yw’r botwm hwn yn gweithio bellach. Teipiwch “cymorth” i weld beth y gallwch ei wneud.',
    received: 'Wedi’i dderbyn.',
    file: 'ffeil',
    manifest: {
      short: 'Canllawiau masnachu plant, wedi’u dyfynnu air am air, a chynghorwyr',
      full: 'Ffoniwch 999 os yw plentyn mewn perygl nawr. Nid gwasanaeth brys yw hwn. Mae’r cynorthwyydd yn ateb cwestiynau am fasnachu plant a diogelu drwy ddyfynnu canllawiau cyhoeddedig air am air. Mae pob dyfyniad yn dangos ei ddogfen, ei adran, ei ddyddiad a’i genedl. Os nad yw’r canllawiau’n ateb eich cwestiwn, neu os gallai plentyn fod mewn perygl, gallwch siarad â chynghorydd. Cyfieithiad drafft yw’r Gymraeg.',
      commands: [
        { title: 'cymorth', description: 'Beth y gallaf ac na allaf ei wneud' },
        {
          title: 'cenedl Cymru',
          description: 'Defnyddio canllawiau Cymru (neu Loegr, yr Alban neu Ogledd Iwerddon)',
        },
        { title: 'cynghorydd', description: 'Gofyn am gael siarad â pherson' },
        {
          title: 'statws',
          description: 'Gweld a oes cynghorydd yn eich helpu, a’r genedl a ddewiswyd gennych',
        },
        { title: 'anghofiwch fi', description: 'Dileu’r hyn a ysgrifennoch yma' },
      ],
      example: 'Cewch ateb gyda dyfyniadau o’r canllawiau',
      search: {
        title: 'Chwilio’r canllawiau',
        description: 'Dod o hyd i ddyfyniad a’i roi yn y sgwrs hon, gyda’i ddogfen, ei adran a’i ddyddiad',
        words: 'Geiriau',
        wordsHint: 'Teipiwch yr hyn yr ydych yn chwilio amdano, heb enwau na manylion personol eraill',
      },
    },
  },
  slack: {
    continues: 'Yn parhau yn y neges nesaf.',
    inPart: 'dangosir rhan yn unig',
    inPartInFull: (link) => `dangosir rhan yn unig; darllenwch y cyfan: ${link}`,
    continued: (number, of) => `Parhad, ${number} o ${of}`,
    passes:
      'Dim ond chi all weld hyn, ac mae’n diflannu pan ail-lwythwch Slack. Gofynnwch i mi yn ein negeseuon uniongyrchol i gadw ateb.',
    helpful: 'Roedd yr ateb hwn yn ddefnyddiol',
    notHelpful: 'Nid oedd yr ateb hwn yn ddefnyddiol',
    adviserHelpful: 'Roedd y cynghorydd o gymorth',
    adviserNotHelpful: 'Nid oedd y cynghorydd o gymorth',
    showSource: (number) => `Dangos ffynhonnell dyfyniad ${number}`,
    status: {
      searching: 'yn chwilio’r canllawiau…',
      reading: 'yn darllen y canlyniadau…',
      choosing: 'yn dewis dyfyniadau…',
      checking: 'yn gwirio pob dyfyniad…',
    },
    whileWaiting: ['Yn dyfynnu’r canllawiau air am air…', 'Os yw plentyn mewn perygl nawr, ffoniwch 999…'],
    answeringDirectly: 'Atebaf yn ein negeseuon uniongyrchol, lle na all neb arall ei weld.',
    answeringHere: 'Rwy’n chwilio’r canllawiau. Dim ond chi fydd yn gweld yr ateb.',
    noDirectMessages:
      'Ni allaf anfon neges uniongyrchol atoch. Agorwch yr ap o dan “Apps” a gofynnwch i mi yno.',
    notTaken: 'Mae’n ddrwg gennyf, ni chefais eich neges. Rhowch gynnig arall arni ymhen eiliad.',
    manifest: {
      description:
        'Cynorthwyydd AI, nid person: mae’n dyfynnu canllawiau masnachu plant air am air, ac yn eich cysylltu â chynghorydd',
      assistant:
        'Ffoniwch 999 os yw plentyn mewn perygl nawr. Nid gwasanaeth brys yw hwn. Cynorthwyydd AI yw hwn, nid person. Gofynnwch iddo am fasnachu plant a diogelu. Mae’r atebion yn dyfynnu canllawiau cyhoeddedig air am air, gyda’r ffynhonnell. Cyfieithiad drafft yw’r Gymraeg.',
      command: 'Holi’r canllawiau, dewis eich cenedl, neu siarad â chynghorydd',
      commandHint: '[cwestiwn] | cenedl | cynghorydd | cymorth',
    },
    promptsTitle: 'Gofyn am y canllawiau',
    prompts: [
      {
        title: 'Atgyfeirio plentyn i’r NRM',
        message: 'Sut ydw i’n atgyfeirio plentyn i’r Mecanwaith Atgyfeirio Cenedlaethol?',
      },
      {
        title: 'Mae plentyn ar goll',
        message: 'Beth ddylai ddigwydd pan fydd plentyn a allai fod wedi’i fasnachu yn mynd ar goll o ofal?',
      },
      {
        title: 'Mae amheuaeth am oedran',
        message: 'Sut y dylid trin person ifanc tra bo amheuaeth am ei oedran?',
      },
      { title: 'Siarad â chynghorydd', message: 'cynghorydd' },
    ],
    perhapsShown:
      'Atebais lle’r oeddech wedi ysgrifennu, ond ni wn a ddangosodd Slack yr ateb. Os na welwch ef yno, gofynnwch i mi eto yma.',
    formNotOpened:
      'Os nad yw’r ffurflen wedi agor, arhoswch eiliad a phwyswch y botwm eto, neu defnyddiwch y sgwrs yn ei lle.',
    nationForm: {
      title: 'Eich cenedl',
      label: 'Ym mha genedl yr ydych yn gweithio?',
      hint: 'Mae’r gyfraith a’r canllawiau’n wahanol ym mhob cenedl. Gallwch newid hyn unrhyw bryd.',
    },
    home: {
      about:
        'Rwy’n ateb cwestiynau am fasnachu plant a diogelu gyda dyfyniadau o’r canllawiau. Ysgrifennwch ataf yn y tab Messages.',
      emergency: 'Ffoniwch {number} os yw plentyn mewn perygl nawr. Nid gwasanaeth brys ydw i.',
      nation: 'Eich cenedl',
      noNation:
        'Nid ydych wedi dewis cenedl. Efallai y byddaf yn gofyn pa genedl sydd gennych mewn golwg os yw’r canllawiau’n wahanol ym mhob cenedl.',
      anyNation: 'Gofyn i mi bob tro',
      requests: 'Eich ceisiadau',
      noRequests: 'Nid oes gennych gais agored.',
      examples: 'Cwestiynau y gallwch eu gofyn',
      details: 'Peidiwch â chynnwys enwau na manylion eraill a allai ddangos pwy yw plentyn.',
      language: 'Eich iaith',
    },
  },
  terminal: {
    welcome: 'Teipiwch gwestiwn. Teipiwch rif i ddewis opsiwn. Teipiwch “gorffen” i orffen.',
    changed: 'Mae’r neges hon wedi newid:',
    writeReply: 'Ysgrifennwch eich ateb ar un llinell.',
    notTaken: 'Ni chafodd eich neges ei derbyn. Rhowch gynnig arall arni.',
  },
};
