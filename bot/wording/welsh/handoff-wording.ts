import type { PractitionerWords } from '../english/practitioner-words.js';
import { counted, FILES, MESSAGES } from './plurals.js';

export const welshHandoff: PractitionerWords['handoff'] = {
  button: 'Siarad â chynghorydd',
  anAdviser: 'Y cynghorydd',
  you: 'Chi',
  ownRequest: 'Fy nghais fy hun',
  fromGuidance: 'O’r canllawiau:',
  opened: 'Rwyf wedi anfon eich cais at y cynghorwyr.',
  openedUrgent: 'Rwyf wedi anfon cais brys at y cynghorwyr.',
  openedOwn:
    'Rydw i wedi gofyn i gynghorydd ysgrifennu atat ti yma. Fe alli di ysgrifennu mwy yma unrhyw bryd.',
  theySee: 'Dyma beth maen nhw’n ei weld:',
  theySeeSaved:
    'Maen nhw hefyd yn gweld yr hyn a ychwanegoch at y cais y gwnaethoch ei ganslo, yn union fel yr ysgrifennoch ef.',
  theySeeAnswer: 'Maen nhw hefyd yn gweld fy ateb.',
  detailsRemoved:
    'Mae’r enwau a’r manylion personol eraill y gwnes i eu hadnabod wedi’u tynnu o’ch cwestiwn ac o’m hateb.',
  noQuestion: 'Nid ydych wedi gofyn cwestiwn eto. Dywedwch wrthym pa help sydd ei angen arnoch.',
  waitThisTime:
    'Nid wyf yn gwybod faint o amser y bydd yn ei gymryd y tro hwn. Gall fod yn hirach nag arfer.',
  next: (wait = 'Nid wyf yn gwybod faint o amser y bydd yn ei gymryd.') =>
    `Bydd yr ateb yn ymddangos yma. ${wait} Bydd y cynghorydd sy’n eich helpu yn gweld unrhyw beth a ysgrifennwch yma o hyn ymlaen, yn union fel yr ydych yn ei ysgrifennu. I ofyn cwestiwn i mi wrth aros, teipiwch “gofyn:” ac yna eich cwestiwn.`,
  nextElsewhere:
    'Nid wyf yn gwybod faint o amser y bydd ateb yn ei gymryd. Byddaf yn gofyn i chi barhau mewn sgwrs breifat. O hynny ymlaen, dim ond yr hyn a ysgrifennwch yno y bydd cynghorwyr yn ei weld.',
  danger: 'Ffoniwch 999 os yw plentyn mewn perygl nawr.',
  markedUrgent: 'Mae cynghorydd wedi nodi bod eich cais yn un brys.',
  markedNotUrgent: 'Mae cynghorydd wedi edrych ar eich cais ac wedi nodi nad yw’n un brys.',
  already: 'Rydych eisoes wedi gofyn am gynghorydd. Bydd cynghorwyr yn gweld unrhyw beth a ysgrifennwch yma.',
  alreadyClaimed: 'Mae cynghorydd yn eich helpu. Bydd yn gweld unrhyw beth a ysgrifennwch yma.',
  otherQuestion:
    'Mae eich cais yn ymwneud â chwestiwn gwahanol. Os oes angen help arnoch gyda’r cwestiwn hwn hefyd, ysgrifennwch ef yma.',
  alreadyElsewhere:
    'Rydych eisoes wedi gofyn am gynghorydd. I ddweud mwy wrth y cynghorwyr, ysgrifennwch yn ein sgwrs breifat.',
  alreadyClaimedElsewhere:
    'Mae cynghorydd yn eich helpu. I ddweud mwy wrth y cynghorydd, ysgrifennwch yn ein sgwrs breifat.',
  joined:
    'Ffoniwch 999 os yw plentyn mewn perygl nawr. Mae llawer o geisiadau brys o’ch rhwydwaith, felly rwyf wedi ychwanegu eich neges at un sydd eisoes ar agor. Bydd cynghorydd yn ei gweld, ond ni all eich ateb yma. Ni fydd yn gweld yr hyn a ysgrifennwch nesaf, oni bai ei fod yn fater brys.',
  joinedOpen:
    'Ffoniwch 999 os yw plentyn mewn perygl nawr. Mae eich neges frys gyda’r cynghorwyr, ynghyd ag eraill o’ch rhwydwaith. Ni allant eich ateb yma.',
  joinedClosed:
    'Ffoniwch 999 os yw plentyn mewn perygl nawr. Mae cynghorydd wedi cau’r cais yr ychwanegwyd eich neges frys ato. Os oes angen help arnoch o hyd, gallwch ofyn am gynghorydd eich hun.',
  kept: 'Rwyf wedi ychwanegu hyn at eich cais. Os hoffech gael ateb o’r canllawiau nawr hefyd, dewiswch “Ateb o’r canllawiau”.',
  keptToo: (count) =>
    `Rwyf wedi ychwanegu hyn at eich cais hefyd. Mae ${counted(count, MESSAGES)} ynddo erbyn hyn.`,
  toldUrgent: 'Rwyf wedi dweud wrth y cynghorwyr fod hyn yn fater brys.',
  toldUrgentTo: (name) => `Rwyf wedi dweud wrth ${name} fod hyn yn fater brys.`,
  passingOn: (name) => `Rwy’n trosglwyddo hyn i ${name}.`,
  claimed: (name) =>
    `Mae cynghorydd yn eich helpu nawr: ${name}. Bydd yn gweld yr hyn a ysgrifennwch yn union fel yr ydych yn ei ysgrifennu. I ofyn cwestiwn i mi yn lle hynny, teipiwch “gofyn:” ac yna eich cwestiwn.`,
  passedTo: (name) =>
    `Mae eich sgwrs wedi’i throsglwyddo i gynghorydd arall: ${name}. Bydd yn gweld yr hyn a ysgrifennwch yn union fel yr ydych yn ei ysgrifennu. I ofyn cwestiwn i mi yn lle hynny, teipiwch “gofyn:” ac yna eich cwestiwn.`,
  handedBack: 'Ni all y cynghorydd barhau â’ch sgwrs, felly mae’n aros am gynghorydd arall.',
  holderGone: 'Nid yw eich cynghorydd ar gael bellach. Mae eich sgwrs yn aros am gynghorydd arall.',
  holderAbsent:
    'Nid yw eich cynghorydd ar gael ar hyn o bryd, felly rwy’n rhoi gwybod i’r cynghorwyr eraill fod hyn yn fater brys.',
  resolved: (name) =>
    `Mae’r sgwrs hon wedi’i chau gan ${name}. Gallwch barhau i ofyn cwestiynau i mi, neu ofyn am gynghorydd eto unrhyw bryd.`,
  noReply: 'Nid yw’r un cynghorydd wedi eich ateb.',
  noReplySince: 'Nid yw’r un cynghorydd wedi eich ateb ers i chi ofyn eto.',
  rate: 'A wnaeth y cynghorydd helpu?',
  rated: 'Diolch. Bydd y cynghorwyr yn gweld eich sgôr.',
  withdrawn: 'Mae eich cais am gynghorydd wedi’i ganslo. Gallwch barhau i ofyn cwestiynau i mi.',
  withdrawnUrgent: 'Mae eich cais brys wedi’i ganslo. Gallwch ofyn am gynghorydd eto unrhyw bryd.',
  stillOpen: 'Mae eich cais am gynghorydd yn dal ar agor.',
  unclaimed: {
    first: 'Nid oes cynghorydd wedi cymryd y cais eto.',
    again: 'Nid oes cynghorydd wedi ailafael yn y cais eto.',
    replied: 'Mae cynghorydd wedi ateb, a bydd cynghorydd arall yn parhau â’r cais.',
  },
  cancelSurely: (unclaimed) => `Ydych chi am ganslo eich cais? ${unclaimed}`,
  cancelUrgent: (unclaimed) => `Ydych chi am ganslo’r cais brys hwn? ${unclaimed}`,
  cancelClaimed: (name, urgent) =>
    urgent
      ? `Ydych chi am ganslo’r cais brys hwn? Mae’r cais gan ${name}. Byddaf yn rhoi gwybod eich bod wedi’i ganslo.`
      : `Ydych chi am ganslo eich cais? Mae’r cais gan ${name}. Byddaf yn rhoi gwybod eich bod wedi’i ganslo.`,
  notOpen: 'Nid ydych wedi gofyn am gynghorydd.',
  buttonOutdated:
    'Nid yw’r botwm hwnnw’n gweithio bellach, felly nid oes dim wedi newid. I weld eich cais agored, teipiwch “statws”.',
  shareFirst: {
    question:
      'Bydd y cynghorydd yn gweld eich cwestiwn yn union fel yr ysgrifennoch ef, gydag enwau a manylion personol eraill. Ni allwch ddadwneud hyn.',
    sure: 'Ie, rhannu fy union eiriau',
  },
  wordsShared: 'Bydd y cynghorydd yn gweld eich cwestiwn yn union fel yr ysgrifennoch ef.',
  wordsGone: 'Mae eich cwestiwn gwreiddiol wedi’i ddileu, felly ni ellir ei rannu.',
  cardUndelivered:
    'Ffoniwch un o’r rhifau hyn. Nid wyf wedi gallu cael gafael ar y cynghorwyr eto, felly efallai nad ydynt wedi gweld eich cais. Rwyf wedi’i gadw a byddaf yn dal i geisio.',
  cardArrived:
    'Mae eich cais wedi cyrraedd y cynghorwyr erbyn hyn. Nid wyf yn gwybod faint o amser y bydd ateb yn ei gymryd.',
  keptInPrivate:
    'Mae cynghorydd am ysgrifennu atoch, ond ni allaf ddechrau sgwrs breifat. Agorwch sgwrs gyda mi a byddaf yn trosglwyddo’r neges yno.',
  piece: (from, number, of) => `${from} (${number} o ${of})`,
  edited: 'wedi’i newid',
  writtenWhileAway: 'Ysgrifennodd cynghorydd hyn atoch pan nad oeddwn yn gallu cael gafael arnoch:',
  writtenEarlier: 'wedi’i hysgrifennu cyn y neges uchod',
  remarked: (from, remarks) => `${from} (${remarks.join(', ')})`,
  deleted: 'Dilëwyd y neges hon gan y sawl a’i hysgrifennodd.',
  erased: 'Mae’r neges hon wedi’i dileu’n barhaol.',
  questionErased: 'Dilëwyd y cwestiwn hwn gan y sawl a’i hysgrifennodd.',
  aSign: 'arwydd',
  notKnownHere: 'Nid oeddwn yn gallu dweud pa sgwrs sydd dan sylw.',
  wroteToYou: (from) => `Neges newydd gan ${from}.`,
  shorterNow: 'Tynnwyd y rhan hon pan newidiwyd y neges.',
  changedAbove: (name) => `Mae neges uchod wedi’i newid gan ${name}.`,
  changeTooLate:
    'Mae’r sgwrs gyda’r cynghorydd wedi’i chau, felly ni chafodd y cynghorydd y newid a wnaethoch.',
  attachmentsRefused: (count) =>
    count === 1
      ? `Roedd ${counted(count, FILES)} wedi’i hatodi. Ni allaf drosglwyddo ffeiliau am y gallent ddangos plentyn. Gofynnwch i’r sawl a’i hanfonodd am yr wybodaeth sydd ei hangen arnoch.`
      : `Roedd ${counted(count, FILES)} wedi’u hatodi. Ni allaf drosglwyddo ffeiliau am y gallent ddangos plentyn. Gofynnwch i’r sawl a’u hanfonodd am yr wybodaeth sydd ei hangen arnoch.`,
  attachmentsKept:
    'Ni wnes i drosglwyddo eich atodiad am y gallai ddangos plentyn. Disgrifiwch y manylion pwysig, neu rhannwch ef drwy system eich sefydliad eich hun.',
  files: (count) =>
    count === 1
      ? `${counted(count, FILES)} wedi’i hatodi. Efallai y bydd rhaid i chi fewngofnodi i’w hagor:`
      : `${counted(count, FILES)} wedi’u hatodi. Efallai y bydd rhaid i chi fewngofnodi i’w hagor:`,
  filesHere: (count) =>
    count === 1
      ? `Roedd ${counted(count, FILES)} wedi’i hatodi.`
      : `Roedd ${counted(count, FILES)} wedi’u hatodi.`,
  reacted: (name, reaction, words) => `Ymateb gan ${name}, ${reaction}, i: “${words}”`,
  reactionGone: (name, reaction, words) => `Tynnwyd ${reaction} gan ${name} oddi ar: “${words}”`,
  policyOffer: (topic) =>
    `Mae’n well siarad â pherson am hyn: ${topic}. Gall cynghorydd helpu: dewiswch “Siarad â chynghorydd”.`,
  dutyTold: 'Rwyf hefyd yn anfon neges at y cynghorydd ar ddyletswydd.',
  dutyNotReached:
    'Nid oeddwn yn gallu cael gafael ar y cynghorydd ar ddyletswydd. Rwy’n gofyn i’r cynghorwyr eraill.',
  opensAt: (when) =>
    `Nid oes cynghorwyr ar ddyletswydd ar hyn o bryd. Disgwylir iddynt fod yn ôl ar ${when}. Os na allwch aros, ffoniwch un o’r rhifau hyn.`,
  opensAtUrgent: (when) =>
    `Os na allwch aros, ffoniwch un o’r rhifau uchod. Nid oes cynghorwyr ar ddyletswydd ar hyn o bryd. Disgwylir iddynt fod yn ôl ar ${when}.`,
  stillWaiting: (since, unclaimed) =>
    `Mae’r cais yn aros am gynghorydd ers ${since}. ${unclaimed} Rwyf wedi cadw’r cais a phopeth a ysgrifennwyd yma.`,
  answeredBefore:
    'Mae cynghorydd wedi eich ateb, ac mae eich cais yn dal ar agor. Nid oes cynghorydd arall wedi cymryd y cais eto. Os nad oes angen dim arall arnoch, gallwch ei ganslo.',
  advisersReminded: 'Rwyf wedi atgoffa’r cynghorwyr.',
  holderSilent: (name) => `Mae’r cais gan gynghorydd (${name}) ond nid yw wedi ateb eto.`,
  othersSoon: 'Os na fydd ateb yn fuan, byddaf yn gofyn i’r cynghorwyr eraill.',
  expired:
    'Nid yw’r cynghorydd wedi ateb, felly rwyf wedi cynnig eich cais i’r cynghorwyr eraill. Byddant yn gweld popeth yr ydych wedi’i ysgrifennu.',
  redirected: (specialism) =>
    `Mae’r cynghorydd wedi trosglwyddo eich sgwrs. Rydych yn aros nawr am gynghorydd sy’n arbenigo yn y maes hwn: ${specialism}.`,
  reopened: 'Rwyf wedi gofyn am gynghorydd eto. Bydd cynghorwyr yn gweld unrhyw beth a ysgrifennwch yma.',
  reopenedByAdviser: 'Mae’r cynghorydd wedi ailagor y sgwrs hon.',
  cannotReopen:
    'Ni allwch ailagor y sgwrs honno bellach. I ofyn am gynghorydd eto, dewiswch “Siarad â chynghorydd” neu teipiwch “cynghorydd”.',
  otherIsOpen:
    'Mae gennych gais agored am gynghorydd eisoes. Daliwch ati i ysgrifennu yno, neu dewiswch neu teipiwch “Canslo’r cais” yn gyntaf.',
  noDanger: {
    question:
      'Ydych chi’n siŵr nad oes neb mewn perygl nawr? Bydd unrhyw gais sydd gennych yn aros ar agor, ond efallai na fydd yn un brys bellach.',
    sure: 'Ydw, does neb mewn perygl',
    ordinary:
      'Diolch. Rwyf wedi dweud wrth y cynghorwyr nad oes neb mewn perygl nawr. Mae eich cais yn dal ar agor, ond nid yw’n un brys bellach.',
    stillUrgent:
      'Diolch. Mae eich cais yn dal yn un brys oherwydd negeseuon eraill sydd ynddo, neu am fod cynghorydd wedi nodi hynny. I’w ganslo, dewiswch neu teipiwch “Canslo’r cais”.',
    noted: 'Diolch. Os bydd hynny’n newid, ffoniwch 999.',
    notTheirs: 'Dim ond y sawl a ysgrifennodd y neges honno all ddweud nad oes neb mewn perygl.',
    newAnswer: 'Rydych wedi dweud nad oes neb mewn perygl nawr. Mae’r ateb newydd isod.',
  },
  agencySet: (agency) => `Diolch. Bydd cynghorwyr yn gweld ble yr ydych yn gweithio: ${agency}.`,
  agencyUnknown: (known) => `Dewiswch un o’r rhain: ${known}. Er enghraifft, teipiwch “asiantaeth heddlu”.`,
  whileOff: {
    next: (wait = 'Nid wyf yn gwybod faint o amser y bydd yn ei gymryd.') =>
      `Bydd yr ateb yn ymddangos yma. ${wait} Bydd y cynghorydd sy’n eich helpu yn gweld unrhyw beth a ysgrifennwch yma o hyn ymlaen, yn union fel yr ydych yn ei ysgrifennu.`,
    kept: 'Rwyf wedi ychwanegu hyn at eich cais.',
    claimed: (name) =>
      `Mae cynghorydd yn eich helpu nawr: ${name}. Bydd yn gweld yr hyn a ysgrifennwch yn union fel yr ydych yn ei ysgrifennu.`,
    passedTo: (name) =>
      `Mae eich sgwrs wedi’i throsglwyddo i gynghorydd arall: ${name}. Bydd yn gweld yr hyn a ysgrifennwch yn union fel yr ydych yn ei ysgrifennu.`,
    resolved: (name) =>
      `Mae’r sgwrs hon wedi’i chau gan ${name}. Gallwch ofyn am gynghorydd eto unrhyw bryd.`,
    withdrawn: 'Mae eich cais am gynghorydd wedi’i ganslo. Gallwch ofyn am un eto unrhyw bryd.',
  },
};
