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
  '(?:rh?ywun(?: go iawn)?|(?:p|b|ph)erson(?: go iawn)?|cynghorydd|gynghorydd|chynghorydd|ymgynghorydd)';
const CAN =
  '(?:plis )?(?:(?:(?:a )?(?:ga|gaf|alla|allaf|fedra|fedraf|gawn|allwn) i|allai|gallaf|gallwn|hoffwn|(?:dw i|dwi|rydw i|rwy|rwyn|wi) (?:eisiau|isio|ishe|moyn|angen|am)|mae angen(?: i mi| i fi)?|mae (?:arna|gen|gyda) i angen|oes modd(?: i mi| i fi)?) )?(?:i )?';
const PLEASE_AFTER = '(?: plis| os gwelwch yn dda| os gweli din dda| nawr| rwan)*';
const YOU_CAN =
  '(?:(?:g?all|m?fedr|medr)(?:i di|wch chi)|(?:ydych chi|ydach chi|dych chi|wyt ti)(?:n| yn) (?:gallu|medru))';
const USE =
  '(?:plis )?(?:defnyddiwch|defnyddia|defnyddio) (?:y )?(?:canllawiau|ganllawiau)r?(?: i| ar gyfer| am)?';
const WHO = '(?:(?:p|b|ph)erson|robot|bot|peiriant|beiriant|cyfrifiadur)(?: go iawn)?';
const MINE =
  '(?:fy |y |yr |holl |popeth )*(?:nata|data|manylion|negeseuon|neges|sgwrs|popeth|beth (?:wnes i |nes i )?(?:ysgrifennais|ysgrifennu|deipiais)|hyn a ysgrifennais)(?: i)?';

/**
 * Matches “pan fyddwch chi wedi ateb” or “os ydy’r cynghorydd wedi ateb”, but not a sentence about a child
 * who has answered.
 */
const REPLIED = `(?: (?:pan|pryd|os|bod|fod) (?:(?:y )?(?:bydd|fydd|ydyr?|ywr?|maer?|byddan|fyddan|ydyn|maen) (?:nhwn?|(?:yr? |fy |eich )?${PERSON})|(?:byddwch|fyddwch|ydych)(?: chin?)?|(?:chin?|nhwn?|(?:yr? )?${PERSON}))(?: yn| wedi)? (?:ateb|hateb|ymateb)(?: i mi| i fi| fi| yma)?)`;
/** Matches “Allwch chi anfon neges ata i?”, which tells the adviser how to reach someone. */
export const WELSH_WISH =
  '(?:a )?(?:wnewch|fyddwch|allwch) chin? (?:yn )?(?:anfon|e ?bostio) (?:e ?bost|neges|ata i|fi)(?: ata i)?';

const talk = (about: Talk): Command => ({ do: 'talk', about });

/** In lower case, without accents or apostrophes: “dw i’n” is “dw in”. “@” stands for a nation. */
export const WELSH_REQUESTS: readonly (readonly [command: Command, words: string])[] = (
  [
    [
      { do: 'language', language: 'cy' },
      `${CAN}(?:(?:yn |trwyr |drwyr )?gymraeg|newid ir gymraeg|siarad cymraeg)`,
    ],
    [{ do: 'language', language: 'en' }, `${CAN}(?:yn saesneg|newid ir saesneg)`],
    [
      { do: 'forget-nation' },
      `${CAN}(?:anghofio|anghofiwch|clirio|dileu|tynnu) (?:fy )?(?:nghenedl|cenedl)|dim cenedl|${USE} (?:pob cenedl|(?:yr |r )?holl genhedloedd)`,
    ],
    [
      { do: 'nation' },
      `${CAN}(?:newid|newidiwch|gosod)(?: fy| y)?(?: nghenedl| cenedl| genedl)?(?: ir?| ar gyfer)?(?: yr)? @`,
    ],
    [{ do: 'nation' }, `${USE} (?:yr )?@`],
    [{ do: 'nation' }, '(?:rwyn|dwin|rydw in|dw in) gweithio yn(?:g| yr)? @'],
    [{ do: 'forget-me' }, `${CAN}(?:dileu|dilewch|dilea|tynnu|anghofio|anghofiwch) ${MINE}`],
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
      `(?:a )?pryd (?:y )?(?:bydd|fydd|(?:ga|gaf|ca|caf) i) (?:yr? )?(?:ateb|g?alwad)(?: yn ol| i fi| i mi| gan ${PERSON}| gennych chi| gennych)*`,
    ],
    [
      { do: 'status', of: 'request' },
      `(?:ble|lle) mae fy nghais.*|(?:oes )?unrhyw newyddion|pa mor hir (?:fydd|bydd|yw|ydy|sydd)r? (?:(?:yn )?(?:rhaid|raid)(?: i mi| i fi)? )?(?:yr )?aros(?: am (?:ateb|${PERSON}))?`,
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
      `(?:helo |shwmae )?(?:wyt ti|ydych chi|ydach chi|dych chi|ydw in siarad (?:a|gyda)|pwy wyt ti|pwy ydych chi|pwy ydach chi)(?:n| yn)?(?: berson| pherson| person| robot| fot| bot| beiriant)?(?: go iawn)?(?: neu (?:beth|${WHO}))?`,
    ],
    [
      talk('who'),
      `(?:ai )?${WHO}(?: neu ${WHO})? (?:wyt ti|ydych chi|ydach chi|dych chi|sydd yma|sydd yna|sy yma|sy yna)`,
    ],
    [
      { do: 'adviser' },
      `${CAN}(?:siarad|sgwrsio|(?:cael|gael) (?:gair|sgwrs)) (?:a|ag|gyda|gydag|efo|hefo) ${PERSON}`,
    ],
    [{ do: 'adviser' }, `${CAN}(?:cael|gael) (?:help gan )?${PERSON}`],
    [{ do: 'adviser' }, `(?:cysylltwch|rhowch|rho) fi (?:drwodd )?(?:a|ag|i|gyda|efo) ${PERSON}`],
    [
      { do: 'help' },
      `beth (?:${YOU_CAN}|y gallwch)(?: ei)? (?:wneud|gwneud)(?: i mi| i fi)?|sut ${YOU_CAN} (?:fy )?(?:helpu|help)(?: i| fi)?|sut mae(?: hyn yn|n) gweithio`,
    ],
    [talk('restart'), '(?:dechrau|ddechrau|cychwyn) (?:eto|or newydd)'],
    [
      talk('sorry'),
      '(?:sori |wps |maen ddrwg gen(?:nyf| i) )*(?:ffenest|sgwrs|sianel|person|grwp) anghywir(?: sori)?',
    ],
    [talk('never-mind'), '(?:dim ots|paid a phoeni|peidiwch a phoeni|anghofia fo|anghofia fe)'],
    [
      talk('goodbye'),
      '(?:iawn |diolch )*(?:hwyl(?: fawr)?|da bo(?: ti| chi)?|nos da|ta ra)(?: am y tro| am nawr)?',
    ],
    [
      talk('thanks'),
      '(?:iawn |o |gwych |ardderchog |gret )*(?:diolch|diolch i (?:ti|chi)|llawer o ddiolch)(?: yn fawr| iawn| o galon| am y?r? ?(?:help|cymorth|ateb)| am eich (?:help|cymorth)| i (?:ti|chi)| eto)*',
    ],
    [
      talk('greeting'),
      '(?:helo|shwmae|shw mae|smae|su mae|sut mae|hylo|haia|bore da|prynhawn da|pnawn da|noswaith dda|nos da)(?: (?:eto|pawb))?',
    ],
    [talk('understood'), '(?:iawn|or gorau|oce|dw in deall|dwin deall|rwyn deall|deall|ie|nage|na)'],
  ] as const
).map(([command, words]) => [command, `(?:${words})${PLEASE_AFTER}`] as const);
