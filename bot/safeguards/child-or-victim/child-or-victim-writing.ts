// Recognises a child or victim writing about themselves, because the bot replies to them differently from
// professionals.
import { plainCharacters } from '../../../knowledge/text/plain-characters.js';
import { splitForwarded } from '../../wording/forwarded-text.js';

/** Someone reporting what another person said, as a professional does: "she told me he took my passport". */
const REPORTED =
  /[“"][^”"]*[”"]|\b(?:texts?|whatsapps?|messages?|note|call|email|letter|dm|voicemail) (?:\w+ )?from\b.*|\b(?:she|he|they|child|girl|boy|lad|client|pupil|victim|yp|who|(?:young|service) (?:person|user)|caller|student|patient|survivor) (?:\w+ ){0,2}(?:says?|said|saying|tells?|told|discloses?|disclosed|states?|stated|claims?|claimed|writes|wrote|texted|reports?|reported)\b.*/g;

/**
 * Shows that a professional is writing. Does not match a child who is “in foster care” or writes about “my
 * foster dad”.
 */
const WORKS =
  /\b(?:(?:i am|im)(?! in (?:the |a )?(?:school|hospital|foster)\b)|i work|we are|were) (?:as )?(?:an? |the |in |for |with )?(?:\w+ )?(?:social|teacher|teaching|nurse|doctor|gp|police|officer|dsl|youth worker|support worker|foster(?! (?:care|home|kid|child|girl|boy)\b)|carer|solicitor|lawyer|school(?! (?:kid|girl|boy)\b)|council|charity|hospital|midwife|paramedic|manager|caseworker|advocate|guardian)\b|\bmy (?:client|pupil|student|patient|caseload|service user|placement|foster (?:child|children|kids?|son|daughter|girl|boy|teen|lad|placement))\b/;

/**
 * Welsh patterns, such as “dw i’n 15 oed” (I am 15) and “mae o’n fy nghuro i” (he hits me). Expects text
 * without apostrophes.
 */
const WELSH_WORKS =
  /\b(?:rwyn|dwin|rydw in|dw in) (?:gweithio|weithiwr|athro|athrawes|nyrs|feddyg|heddwas|swyddog|ofalwr|gyfreithiwr)\b|\bfy (?:nghleient|nisgybl|nghlaf)\b/;
const WELSH_OWN = [
  /\bfy (?:nghuro|nharo|nghloi|ngorfodi|mrifo|ngwerthu|nhreisio|masnachu|lladd|nghadw|nilyn|mygwth|ngham-?drin|ecsbloetio)\b/,
  /\bfem (?:gorfodwyd|gwerthwyd|masnachwyd|treisiwyd|curwyd|clowyd)\b|\b(?:brifo|curo|taro|bygwth) fi\b/,
  /\b(?:cymryd|dwyn|cadw) fy (?:mhasbort|ff[oô]n|arian|mhapurau)\b|\barna i (?:\w+ )?arian i(?:ddo|ddi|ddyn)\b/,
  /\b(?:dw i|dwi|rydw i|rwy) (?:ddim|heb) yn cael (?:mynd|gadael|siarad|ffonio)\b/,
  /\bg?w?neud i [mf]i (?:werthu|gario|weithio|gael rhyw|gysgu|ddwyn|gardota|lanhau|goginio|ddelio|briodi|redeg|dyfu|gymryd cyffuriau)\b/,
  /\b(?:ddim yn|byth yn|nad ywn|pallu|gwrthod|gau) (?:gadael|gadel) i [mf]i (?:fynd|adael|siarad|ffonio|fwyta|gysgu|ddefnyddio)\b/,
  /\b(?:dw in|dwin|rwyn|rydw in|rydwin|rwyf yn|wyf yn|fin) (?:[89]|1[0-7])\b(?! ?(?:%|(?:munud|milltir|mis|wythnos|awr|diwrnod|blynedd|mlynedd|achos|y cant|o (?:funudau|filltiroedd|flynyddoedd|wythnosau|fisoedd|oriau))\b))/,
  /\b(?:dw in|dwin|rwyn|rydw in|rydwin|rwyf yn|wyf yn|fin|win) (?:[89]|1[0-7]|wyth|naw|dd?eg|dd?euddeg|[bp]ymtheg|(?:un|dd?wy|dair|tair|[bp]edair) ar (?:ddeg|bymtheg)) (?:mlwydd )?oed\b/,
];

const OWN = [
  /\b(?:took|taken|takes|has|have|keeps?|kept|keeping|holds?|holding|hid|hides|stole|burned|confiscated) (?:away |all )?my (?:passport|papers|documents?|id|visa|brp|phone|money|wages|pay)\b/,
  /(?<!\bcan (?:my|the|an?|your) \w+ )\b(?:makes?|making|made|forces?|forcing|forced|wants?) me (?:to )?(?:work|sell|carry|deliver|have sex|sleep with|beg|steal|clean|cook|hold (?:drugs|money)|do (?:things|stuff|sex|jobs|it)|go with|take (?:drugs|clothes off)|run|shoplift|grow|marry)\b/,
  /\b(?:wont|doesnt|dont|does not|do not|not|never|will not) (?:let|lets|letting|allow|allowing|allowed) me (?:to )?(?:leave|go|out|call|use|see|talk|eat|sleep|phone|speak|have)\b|\bi (?:am|m)? ?not allowed (?:to (?:leave|go)|out)\b|\bim not allowed (?:to (?:leave|go)|out)\b/,
  /\b(?:lock(?:s|ed)?|sold|selling|traffick(?:s|ed|ing)|rap(?:e|es|ed)|beats?|hits?|hurts?|touch(?:es|ed)|threaten(?:s|ed)|follows?) me\b/,
  /\bi (?:am|was|m|have been|ve been|think i am|think im|think i was|think ive been)(?: being)? (?:trafficked|exploited|a victim|a slave|locked in|held|sold|trapped|groomed|abused|raped)\b|\b(?:im|ive been) (?:being )?(?:trafficked|exploited|a victim|a slave|locked in|trapped|groomed|abused|raped)\b/,
  /\bi (?:owe|have to pay|have to work for|am scared of|ran away from|escaped from) (?:him|them|her|my (?:uncle|boss|boyfriend|aunt|auntie|dad|stepdad|trafficker|owner|madam))\b/,
];
/**
 * A child giving their age, even if the number is on the next line. Excludes times, distances and addresses.
 */
const OWN_AGE =
  /\b(?:i\s+am|im|i m)\s+(?:(?:only|just|a)\s+)?(?:[89]|1[0-7])(?: ?(?:yo|yrs?|years?)(?: ?olds?)?)?\b(?![ \n]?(?:%|(?:minutes?|mins?|miles?|hours?|hrs?|days?|weeks?|months?|cases?|percent|years? (?:in|into|qualified|experience))\b(?! ago)))(?!(?<=\n\d+) (?!on\b)\w+ (?:road|rd|street|lane|avenue|ave|terrace|crescent)\b)/;

/**
 * A line break that also ends a sentence. Otherwise, “guidance you have⏎My phone is 0161 …” would be read as
 * “have my phone”.
 */
const NEW_SENTENCE = /\n(?=[^\S\n]*(?:Me:|My phone(?: number)? is[\s:]*[+(\d]))/g;
/** A line break in the middle of a person’s job, as in “i am a⏎nurse”, but not in “im a⏎foster kid”. */
const BEFORE_JOB = /\b((?:i am|im|i work as) an?|i work in)\n(?!\n|foster|school|hospital)/g;

/**
 * Has no side effects. True for "My uncle took my passport, i am 15", but never for "he took her passport".
 * Leaves out what the person forwarded, because they did not write it.
 */
export function writesForThemselves(text: string): boolean {
  return isChildOrVictim(splitForwarded(text)[0]);
}

/** True if the person, or someone whose message they forwarded, writes as a child or victim. */
export function saysChildOrVictim(text: string): boolean {
  return splitForwarded(text).some(isChildOrVictim);
}

function isChildOrVictim(text: string): boolean {
  const lines = plainCharacters(text.replace(NEW_SENTENCE, '.\n')).replace(/ *\n */g, '\n');
  // Reported speech may end at a line break, so line breaks are only removed afterwards.
  const plain = lines.replaceAll("'", '').replace(REPORTED, ' ');
  // Only joins lines before a job: in “im 16⏎foster mum hits me”, the second line is not a job.
  const wrapped = plain.replace(BEFORE_JOB, '$1 ');
  if (WORKS.test(wrapped) || WELSH_WORKS.test(wrapped)) return false;
  // Someone’s sentence may continue after an empty line, or on a line with a capital, which phones add.
  const joined = plain.replace(/\s+/g, ' ');
  return OWN_AGE.test(plain) || [...WELSH_OWN, ...OWN].some((pattern) => pattern.test(joined));
}
