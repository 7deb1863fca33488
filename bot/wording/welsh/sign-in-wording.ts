import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshSignIn: PractitionerWords['signIn'] = {
  title: 'Mewngofnodi',
  again: 'Mewngofnodi eto',
  tryAgain: 'Rhoi cynnig arall arni',
  askAdministrator: 'Os yw hyn yn parhau i ddigwydd, cysylltwch â gweinyddwr eich gwasanaeth.',
  problems: {
    title: 'Nid ydych wedi mewngofnodi',
    refused: 'Ni adawodd eich sefydliad i chi fewngofnodi, neu gwnaethoch ganslo.',
    invalid:
      'Ni allem eich mewngofnodi. Gall hyn ddigwydd os cafodd y dudalen fewngofnodi ei gadael ar agor am amser hir, neu ei hagor ddwywaith.',
    away: 'Nid yw gwasanaeth mewngofnodi eich sefydliad yn ymateb.',
  },
  signOut: 'Allgofnodi',
  signedOut: {
    title: 'Rydych wedi allgofnodi',
    safe: 'Ni all neb arall sy’n defnyddio’r cyfrifiadur hwn weld eich gwaith.',
    provider:
      'Efallai eich bod yn dal wedi mewngofnodi i gyfrif eich sefydliad. Ar gyfrifiadur sy’n cael ei rannu, {allgofnodwch yno hefyd}.',
  },
  stillSignedIn: {
    title: 'Rydych yn dal wedi mewngofnodi',
    text: 'Ni allem wirio bod y cais hwn wedi dod gennych chi. Ewch yn ôl, ail-lwythwch y dudalen a rhowch gynnig arall arni.',
  },
  signedOutBefore: {
    title: 'Rydych wedi cael eich allgofnodi',
    notSent:
      'Ni anfonwyd dim. Mewngofnodwch eto mewn tab arall, yna pwyswch “Rhoi cynnig arall arni” ar y dudalen hon.',
    notSentGoBack:
      'Ni anfonwyd dim. Mewngofnodwch eto mewn tab arall, yna ewch yn ôl a rhowch gynnig arall arni.',
    short: 'Rydych wedi cael eich allgofnodi. Mewngofnodwch eto mewn tab arall, yna anfonwch hyn eto.',
  },
  noPermission: {
    title: 'Nid oes gennych ganiatâd i weld y dudalen hon',
    isFor: {
      advisers: 'Mae’r dudalen hon ar gyfer cynghorwyr, sy’n ateb ceisiadau gan ymarferwyr.',
      desk: 'Mae’r dudalen hon ar gyfer cynghorwyr a’r bobl sy’n rhedeg y gwasanaeth.',
      managers:
        'Mae’r dudalen hon ar gyfer arweinwyr, sy’n rheoli’r cynghorwyr, a gweinyddwyr, sy’n rhedeg y gwasanaeth.',
      admins: 'Mae’r dudalen hon ar gyfer gweinyddwyr, sy’n rhedeg y gwasanaeth.',
      editors: 'Mae’r dudalen hon ar gyfer golygyddion, sy’n cadw’r canllawiau’n gyfredol.',
    },
    who: 'Rydych wedi mewngofnodi fel {name}, ac nid oes gan y cyfrif hwn fynediad.',
    ask: 'Gofyn cwestiwn',
    pages: 'Gallwch hefyd agor: {pages}.',
    id: 'Os oes angen mynediad arnoch, cysylltwch â’r bobl sy’n rhedeg y gwasanaeth hwn a rhowch yr ID hwn iddynt: {id}',
    contact: 'Cyswllt: {contact}',
    idForOrganisation:
      'Os oes angen mynediad arnoch, cysylltwch â’r bobl yn eich sefydliad a roddodd fynediad i chi i’r gwasanaeth hwn, a rhowch yr ID hwn iddynt: {id}',
    asSomeoneElse: 'Mewngofnodi fel rhywun arall',
    short: 'Nid oes gennych ganiatâd i wneud hyn.',
  },
  byName: {
    notSignedIn: (problem) => `Heb fewngofnodi: ${problem}`,
    introduction:
      'Mae’r copi hwn o’r gwasanaeth yn rhedeg ar eich cyfrifiadur eich hun, er mwyn i chi roi cynnig arno. Gall unrhyw un sy’n defnyddio’r cyfrifiadur hwn fewngofnodi heb gyfrinair.',
    name: 'Eich enw, fel y bydd eraill yn ei weld',
    role: 'Eich rôl',
    roles: {
      practitioner: 'Ymarferydd: yn gofyn cwestiynau',
      adviser: 'Cynghorydd: yn ateb ceisiadau',
      lead: 'Arweinydd: cynghorydd sy’n rheoli’r ddesg',
      editor: 'Golygydd: yn cadw’r canllawiau’n gyfredol',
      admin: 'Gweinyddwr: yn rhedeg y gwasanaeth',
    },
    enterName: (longest) => `Rhowch eich enw, gan ddefnyddio ${longest} o nodau neu lai.`,
    closedTitle: 'Nid yw’r ddesg ar gael',
    closed:
      'Ni all neb fewngofnodi yma, am nad yw’r gwasanaeth hwn wedi’i gysylltu â gwasanaeth mewngofnodi eich sefydliad.',
    connect:
      'Os ydych yn rhedeg y gwasanaeth hwn, defnyddiwch y gosodiad {setting} i gysylltu gwasanaeth mewngofnodi eich sefydliad. Dim ond ar y cyfrifiadur y mae’r gwasanaeth yn rhedeg arno y gellir mewngofnodi heb gyfrinair.',
  },
};
