// Recognises commands, small talk and requests in Welsh by fixed phrases.
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Agency } from '../people/agency.js';
import type { Command, Talk } from './command.js';

export const WELSH_COMMANDS: Readonly<Record<string, Command>> = {
  cymorth: { do: 'help' },
  cynghorydd: { do: 'adviser' },
  ymgynghorydd: { do: 'adviser' },
  'siarad â chynghorydd': { do: 'adviser' },
  'siarad a chynghorydd': { do: 'adviser' },
  'siarad â pherson': { do: 'adviser' },
  statws: { do: 'status' },
  canslo: { do: 'withdraw' },
  'canslo’r cais': { do: 'withdraw' },
  ailagor: { do: 'reopen' },
  'anghofiwch fi': { do: 'forget-me' },
  'anghofia fi': { do: 'forget-me' },
  'dileu’r hyn a ysgrifennais': { do: 'forget-me' },
  'fy nata': { do: 'my-data' },
  'dangos fy nata': { do: 'my-data' },
  cwyn: { do: 'complaint' },
  cwyno: { do: 'complaint' },
  'gwneud cwyn': { do: 'complaint' },
  saesneg: { do: 'language', language: 'en' },
};

export function welshNamesOf(jurisdiction: Jurisdiction): string[] {
  const { nations } = guidanceWords('cy');
  return [nations[jurisdiction], ...(jurisdiction === 'scotland' ? ['alban'] : [])];
}

const AGENCIES: Readonly<Record<string, Agency>> = {
  'gwaith cymdeithasol': 'social work',
  heddlu: 'police',
  'llu’r ffiniau': 'Border Force',
  mewnfudo: 'immigration',
  iechyd: 'health',
  addysg: 'education',
  'budd-daliadau': 'benefits',
  'cyfiawnder ieuenctid': 'youth justice',
  'sector gwirfoddol': 'voluntary sector',
};

export function agencyInWelsh(name: string): Agency | undefined {
  const typed = name.trim().toLowerCase();
  return Object.hasOwn(AGENCIES, typed) ? AGENCIES[typed] : undefined;
}

const PERSON =
  /(?:rh?ywun(?: go iawn)?|(?:p|b|ph)erson(?: go iawn)?|(?:fod|bod) dynol|cynghorydd|gynghorydd|chynghorydd|ymgynghorydd)/
    .source;
const CAN =
  /(?:plis )?(?:(?:(?:a )?(?:ga|gaf|alla|allaf|fedra|fedraf|gawn|allwn) i|allai|gallaf|gallwn|hoffwn|(?:dw i|dwi|rydw i|rwy|rwyn|wi) (?:eisiau|isio|ishe|moyn|angen|am)|mae angen(?: i mi| i fi)?|mae (?:arna|gen|gyda) i angen|oes modd(?: i mi| i fi)?) )?(?:i )?/
    .source;
const WANT = /(?:hoffwn i|hoffwn|(?:dw i|dwi|rydw i|rwy|rwyn|wi) (?:eisiau|isio|ishe|moyn|am))(?: i)?/.source;
const PLEASE_AFTER = /(?: plis| os gwelwch yn dda| os gweli di?n dda| nawr| rwan)*/.source;
const YOU = /(?:r?wyt ti|(?:ry)?dych chi|ydach chi|ydych chi|dach chi|ych chi)/.source;
const YOU_CAN = `(?:(?:g?all|m?fedr|medr)(?:i di|wch chi)|${YOU}(?:n| yn) (?:gallu|medru))`;
/** Matches the start of a request, such as “Allwch chi …” or “Dw i am i chi …”, if there is one. */
const ASK = `(?:(?:a )?(?:${YOU_CAN}|wnewch chi|wnei di|allech chi) (?:plis )?|${CAN}(?:(?:i )?(?:chi|ti) )?)`;
const USE =
  /(?:plis )?(?:defnyddiwch|defnyddia|defnyddio) (?:y )?(?:canllawiau|ganllawiau)r?(?: i| ar gyfer| am)?/
    .source;
const WHO =
  /(?:(?:p|b|ph)erson|bod dynol|fod dynol|robot|bot|fot|(?:p|b|ph)eiriant|(?:c|g)yfrifiadur|r?haglen|raglen|ai)(?: go iawn| gyfrifiadurol)?/
    .source;
const WHO_OR = `${WHO}(?:(?: neun?| ta| ynteu) (?:beth|${WHO}))?`;
const HELLO =
  /(?:helo|hylo|hei|haia|heia|shwmae|shw mae|smae|su mae|sut mae|bore da|prynhawn da|pnawn da|noswaith dda)/
    .source;
const HOW_ARE_YOU = `(?:(?:sut|shwd|shw) (?:${YOU}|mae pethau|maen mynd)|(?:ti|chi|${YOU})n (?:iawn|olreit|oce))(?: heddiw| heno| bore ma)?`;
const BYE =
  /(?:hwyl(?: fawr)?|da bo(?:ch)?(?: ti| chi)?|nos da|ta ra|wel[ai] ?i (?:chi|ti|di)|siaradwn ni|tan (?:y )?(?:tro nesaf?|fory|yfory))/
    .source;
const GOOD = /(?:iawn|popeth yn iawn|or gorau|gwych|ardderchog|gret|perffaith|hyfryd|oce|ok)/.source;
const SORRY =
  /(?:sori|wps|ymddiheuriadau|camgymeriad|fy mai i|mae(?:n| hin| wir yn)? ddrwg (?:gen|gyda|da) ?(?:nyf|i|fi))/
    .source;
const UNDERSTOOD =
  /(?:dim problem|dim diolch|(?:dw in|dwin|rwyn|rydw in) (?:deall|gweld)|deall|wela i|ie|ia|oes|ydw|ydy|do|naddo|nage|na|na[cg] (?:ydw|ydy|oes)|siwr|wrth gwrs|olreit)/
    .source;
const OF_MINE =
  /(?:fy |y |yr |r |holl |bob |popeth )*(?:nata|data|manylion|negeseuon|neges|sgwrs|hanes|(?:yr? )?(?:hyn|beth) (?:a )?(?:(?:wnes|nes) i )?(?:(?:dw|dwi|rydw|rwy)(?: i)?n? (?:wedi )?(?:ei )?)?(?:ysgrifennais|ysgrifennu|deipiais|deipio|ddweud))(?: i)?(?: hon| yma| hyn| amdana i)?/
    .source;
const MINE = `(?:${OF_MINE}|${/[pb]opeth(?: amdana i)?/.source})`;

/**
 * Matches “pan fyddwch chi wedi ateb” or “os ydy’r cynghorydd wedi ateb”, but not a sentence about a child
 * who has answered.
 */
const REPLIED = `(?: (?:pan|pryd|os|bod|fod) (?:(?:y )?(?:bydd|fydd|ydyr?|ywr?|maer?|byddan|fyddan|ydyn|maen) (?:nhwn?|(?:yr? |fy |eich )?${PERSON})|(?:byddwch|fyddwch|ydych)(?: chin?)?|(?:chin?|nhwn?|(?:yr? )?${PERSON}))(?: yn| wedi)? (?:ateb|hateb|ymateb)(?: i mi| i fi| fi| yma)?)`;
/** Matches “Allwch chi anfon neges ata i?”, which is a message to the adviser about how to reply. */
export const WELSH_WISH =
  '(?:a )?(?:wnewch|fyddwch|allwch) chin? (?:yn )?(?:anfon|e ?bostio) (?:e ?bost|neges|ata i|fi)(?: ata i)?';

const talk = (about: Talk): Command => ({ do: 'talk', about });

/**
 * These patterns are in lower case, without accents or apostrophes: “dw i’n” is “dw in”. “@” stands for a
 * nation's name.
 */
export const WELSH_REQUESTS: readonly (readonly [command: Command, words: string])[] = (
  [
    [
      { do: 'language', language: 'cy' },
      `${CAN}(?:(?:yn |trwyr |drwyr )?gymraeg|newid ir gymraeg|siarad cymraeg)`,
    ],
    [{ do: 'language', language: 'en' }, `${CAN}(?:yn saesneg|newid ir saesneg)`],
    [
      { do: 'forget-nation' },
      `${ASK}(?:anghofio|anghofiwch|clirio|dileu|tynnu|dynnu|tynnwch|ddileu)r? (?:fy |y )?(?:nghenedl|cenedl|genedl)|dim (?:cenedl|genedl)(?: benodol| arbennig)?|heb (?:cenedl|genedl) (?:benodol|arbennig)|(?:${USE} )?(?:(?:pob|bob) cenedl|(?:yr |r )?holl genhedloedd|(?:y )?pedair cenedl)`,
    ],
    [
      { do: 'nation' },
      `${ASK}(?:newid|newidiwch|newidia|gosod|osod)r?(?: fy| y)?(?: nghenedl| cenedl| genedl)?(?: ir?| ar gyfer)?(?: yr)? @`,
    ],
    [
      { do: 'nation' },
      `(?:${USE}|${WANT} (?:g?weld|g?cael|d?defnyddio) (?:c|g)anllawiau(?: ar gyfer)?)(?: yr)? @`,
    ],
    [
      { do: 'nation' },
      /(?:rwyn|dwin|rydw in|dw in|rwy|dwi|rydw i|dw i) (?:gweithio )?(?:bellach )?yn(?:g|m| yr)? @(?: bellach| erbyn hyn)?/
        .source,
    ],
    [{ do: 'nation' }, /(?:yr )?@ (?:nawr |rwan )*(?:nid|dim) (?:yr )?@/.source],
    [
      { do: 'forget-me' },
      `${ASK}(?:(?:dileu|ddileu|dilewch|dilea|tynnu|dynnu|tynnwch|gwaredu|gwaredwch|clirio|cliriwch)r? ${MINE}|(?:anghofio|anghofiwch)r? ${OF_MINE})`,
    ],
    [
      { do: 'complaint' },
      `(?:sut (?:ydw i’n|ydw in|mae|allaf i|gallaf i) |${CAN})(?:cwyno|gwyno|gwneud cwyn|wneud cwyn)`,
    ],
    [{ do: 'withdraw' }, `${CAN}(?:canslo|gansl?o|canslwch|tynnun ol)r?(?: fy| y)*(?: cais| nghais| gais)?`],
    [
      { do: 'status', of: 'request' },
      `(?:a )?pryd (?:y )?(?:bydd|fydd|mae|wneith|ydy)r? (?:yr? )?(?:nhw|${PERSON})n?(?: (?:yn|ar|gallu|cael|gael|rhydd|dod|ateb|ymateb|ffonio|galw|cysylltu|siarad|ol|nol|a|gyda|efo|i|in|fy|ata|fi|mi))+`,
    ],
    [
      { do: 'status', of: 'request' },
      `(?:a )?pryd (?:y )?(?:bydd|fydd|(?:ga|gaf|ca|caf|fydda|bydda) in?) (?:yr? |yn |cael |gael )*(?:ateb|g?alwad|chlywed|g?lywed|clywed)(?: yn ol| nol| i fi| i mi| gan ${PERSON}| gennych chi| gennych)*`,
    ],
    [
      { do: 'status', of: 'request' },
      `(?:ble|lle) mae fy nghais.*|(?:oes )?unrhyw newyddion|(?:pa mor hir|(?:am )?faint(?: o amser)?) (?:(?:fydd|bydd|yw|ydy|mae|sydd|syn)[rn]? )?(?:(?:yn )?(?:rhaid|raid)(?: i mi| i fi)? )?(?:yr )?(?:aros|disgwyl|ddisgwyl)(?: am (?:ateb|${PERSON}))?`,
    ],
    [
      { do: 'status', of: 'request' },
      `(?:pa mor hir|faint(?: o amser)?) (?:(?:fydd|bydd|mae) hi n?(?:yn )?(?:cymryd|gymryd) )?(?:cyn|nes|tan) (?:i |(?:y )?(?:bydd|fydd) )(?:${PERSON}|chi|fi|mi|i)(?: yn)? (?:ateb|ymateb|gysylltu|cysylltu|gael ateb|cael ateb)`,
    ],
    [
      { do: 'status', of: 'request' },
      `(?:a )?sut (?:fydda|bydda|byddaf|fyddaf|ydw|caf|gaf) in? (?:yn )?(?:gwybod|gweld|clywed)${REPLIED}`,
    ],
    [
      { do: 'status', of: 'request' },
      `(?:a )?(?:ga|gaf|caf|fydda|fyddaf|bydda|byddaf) in? (?:yn )?(?:cael |gael |derbyn )?(?:e ?bost|neges|galwad|alwad|hysbysiad)${REPLIED}?|${WELSH_WISH}${REPLIED}?`,
    ],
    [
      talk('who'),
      `(?:${HELLO} )?(?:${YOU}|(?:ydw i|ydw|dw i|ydyn ni)n? (?:yn )?siarad (?:ag?|gydag?|h?efo))(?:n| yn)? (?:${WHO_OR}|go iawn)`,
    ],
    [
      talk('who'),
      `(?:ai )?${WHO_OR} (?:${YOU}|(?:sydd?|syn|ywr?|ydyr?)(?: (?:yma|yna|hwn|hyn|ateb|siarad|ymateb))+)`,
    ],
    [
      talk('who'),
      `pwy (?:${YOU}|(?:yw|ydy|ydi) (?:hwn|hyn|chi)|(?:sydd|syn|sy)(?: yn)?(?: tu ol i| ateb| siarad| ysgrifennu| ymateb)*)(?: (?:y|yr|fy|r|negeseuon|cwestiynau|sgwrs|yma|yna|hyn|hon))*`,
    ],
    [
      talk('who'),
      /beth (?:yw|ydy|ydi) ?(?:hwn|hyn|r? ?(?:gwasanaeth|bot|ap|wefan|safle|sgwrs)(?: hwn| hon| yma)?)/
        .source,
    ],
    [
      { do: 'adviser' },
      `${CAN}(?:siarad|sgwrsio|(?:cael|gael) (?:gair|sgwrs)) (?:a|ag|gyda|gydag|efo|hefo) ${PERSON}`,
    ],
    [{ do: 'adviser' }, `${CAN}(?:cael|gael) (?:help gan )?${PERSON}`],
    [
      { do: 'adviser' },
      `${ASK}(?:(?:cysylltwch|cysylltu|gysylltu|rhowch|rho|rhoi|roi|trosglwyddwch|trosglwyddo|drosglwyddo) fi|(?:fy )(?:nghysylltu|rhoi|nhrosglwyddo)(?: i)?) (?:drwodd )?(?:a|ag|i|at|gyda|efo) ${PERSON}`,
    ],
    [
      { do: 'adviser' },
      `oes (?:yna )?${PERSON} (?:(?:ar gael|yn rhydd|yna|yma|alla?|i) )+(?:siarad|sgwrsio)(?: (?:a|gyda|efo) (?:fi|mi))?`,
    ],
    [
      { do: 'adviser' },
      `${CAN}(?:(?:p|b)erson go iawn|(?:rhywun|un) go iawn|(?:f|b)od dynol|cynghorydd|gynghorydd|ymgynghorydd)`,
    ],
    [
      { do: 'help' },
      `beth (?:${YOU_CAN}|y gallwch)(?: ei)? (?:wneud|gwneud)(?: i mi| i fi)?|sut ${YOU_CAN} (?:fy )?(?:helpu|help)(?: i| fi)?|sut (?:mae(?: hyn| hwn)?|mae hynn)(?: yn|n)? gweithio`,
    ],
    [
      { do: 'help' },
      /(?:am )?(?:beth|pa (?:fath o )?(?:gwestiynau|bethau|bynciau)) (?:(?:g?alla|g?allaf|fedra|ga|gaf) i|y gallaf|(?:g?allwn|gawn) ni) (?:ei )?(?:ofyn|holi)(?: yma| i chi| i ti| amdano| amdanyn nhw)*/
        .source,
    ],
    [
      { do: 'help' },
      `(?:(?:sut (?:mae(?: modd)?|ydw in|dw in|g?alla i|i)|${CAN}(?:help|cymorth|gymorth) (?:i|gyda|efo)) (?:d?defnyddio |ddefnyddio )?(?:(?:y |r )?(?:gwasanaeth|bot) )?(?:hwn|hyn|yma))|cymorth`,
    ],
    [talk('restart'), /(?:dechrau|ddechrau|cychwyn) (?:eto|or newydd)/.source],
    [
      talk('privacy'),
      /(?:a )?(?:(?:ydy|yw|ydi)r? (?:hyn|hwn|(?:y )?(?:sgwrs|gwasanaeth)|fy (?:negeseuon|sgwrs|nata))(?: hon| hwn| yma)?n?(?: yn)? (?:gyfrinachol|breifat|ddienw|gwbl gyfrinachol))/
        .source,
    ],
    [
      talk('privacy'),
      `pwy (?:syn|sydd|sy|all|fydd|fyddn)(?: yn)? (?:gallu )?(?:ei )?(?:g?weld|ddarllen|darllen) (?:hyn|hwn|${MINE})`,
    ],
    [
      talk('privacy'),
      `(?:a )?(?:${YOU}|fyddwch chi)n? (?:yn )?(?:cadw|storio|recordio|rhannu) (?:hyn|hwn|${MINE})`,
    ],
    [
      talk('privacy'),
      `beth (?:syn digwydd|fydd yn digwydd|${YOU}n (?:ei )?wneud|fyddwch chin (?:ei )?wneud) (?:ir?|gydar?|efor?|a) (?:hyn|${MINE})`,
    ],
    [
      talk('sorry'),
      `(?:${SORRY} )*(?:${SORRY}|(?:y |yr )?(?:ffenest|sgwrs|sianel|person|grwp|neges|blwch) anghywir)(?: sori| am hynny| am y camgymeriad| eto)*`,
    ],
    [
      talk('never-mind'),
      /(?:dim ots|paid a phoeni|peidiwch a phoeni|anghofia fo|anghofia fe|dim byd(?: arall)?|dyna (?:ddigon|ni|i gyd)|dynar cyfan|(?:dw i |rydw i |rwyf |wi )?wedi (?:gorffen|ei ffeindio|ffeindior ateb))(?: diolch(?: yn fawr)?)*/
        .source,
    ],
    [
      talk('goodbye'),
      `(?:${GOOD} |diolch (?:yn fawr )?|a )*${BYE}(?: (?:am y tro|am nawr|pawb|i (?:chi|ti|bawb)|cyn hir|yn fuan|eto|(?:yf|f)ory|(?:a )?diolch(?: yn fawr)?|${BYE}))*`,
    ],
    [
      talk('thanks'),
      `(?:${GOOD} |o )*(?:diolch|(?:llawer|mil|can mil) o ddiolch|diolchiadau)(?: (?:yn fawr|o galon|eto|${GOOD}|am (?:(?:yr?|eich|dy) )?(?:help|cymorth|ateb|amser|wybodaeth|bopeth|hynny|hyn|helpu)|i (?:ti|chi)|heddiw|heno))*(?: mae (?:hynny|hwnna|hyn)n? (?:yn )?(?:ddefnyddiol|help(?: mawr)?|gret|wych|berffaith)(?: iawn)?)?`,
    ],
    [
      talk('greeting'),
      `(?:oes (?:yna )?rhywun (?:yna|yma)|${HELLO}|${HOW_ARE_YOU})(?: (?:eto|pawb|bawb|i (?:chi|ti|bawb)|na|yna|oes rhywun (?:yna|yma)|${HELLO}|${HOW_ARE_YOU}))*`,
    ],
    [talk('understood'), `(?:${GOOD}|${UNDERSTOOD})(?: ${GOOD}| ${UNDERSTOOD})*(?: diolch(?: yn fawr)?)?`],
  ] as const
).map(([command, words]) => [command, `(?:${words})${PLEASE_AFTER}`] as const);
