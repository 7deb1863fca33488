// Recognises whether a question is about a child, an adult or both. If it is unclear, the question counts as
// about a child: an adult is only referred with consent, and that rule must not be quoted for a child.
import { ABOUT, GROWN_UP, OF_AGE, withoutAdultsBeside, YEARS_OLD } from './adults-beside.js';
import { withAgesInDigits, withBirthAges } from './ages-in-words.js';

export const CHILD =
  /\b(?:child(?:ren|['’]s)?|minors?|under[ -]?18s?|girls?|boys?|lads?|kids?|bab(?:y|ies)|toddlers?|pupils?|sons?|daughters?|(?:step|half)?(?:brothers?|sisters?)|teen(?:age)?(?:rs?)?|young (?:person|people)|uasc|unaccompanied|(?:1[0-7]|[1-9])[ -]?(?:yo|y\/o|(?:yrs?|years?)[ -]olds?)|aged? (?:1[0-7]|[1-9]))\b/iu;
/** Leaves out adults who are there for a child: “Provide an appropriate adult”. */
export const ADULT = /(?<!\b(?:appropriate|responsible|trusted) )\badults?\b/iu;
const NUMBER =
  '(?:1[0-7]|[1-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)';
const PERSON = String.raw`(?:\b(?:s?he|they|i|who|yp|client|victim|person|male|female|niece|nephew|cousin)|\])`;
const AFTER_AGE = String.raw`(?=\s*(?:$|[,;:!?)]|\.(?!\d)|(?:and|but|so|or|from|with|now|who|has|says?|wants?|refuses?|does|doesn['’]?t|wo?n['’]?t|is|was|must|can|in)\b))`;
const IN_TEENS = String.raw`in (?:her|his|their) (?:(?:early|mid|late)[ -])?teens\b`;
const UNDER_18 = String.raw`(?:(?:1[0-7]|(?:thir|four|fif|six|seven)teen)(?:(?=[-–/]1)|${AFTER_AGE})|under[ -]?(?:18|age)|an? (?:child|minor|kid)\b|young(?:er)?\b|${IN_TEENS})`;
const PAPERS = String.raw`(?:documents?|passport|papers?|paperwork|id|visa)\b`;
/** Matches a birthday that is still to come, and doubts about whether someone is 18: “we think 15”. */
const MAY_BE_UNDER_18 = new RegExp(
  [
    String.raw`(?<!\b(?:turned|was|were|became) )\b18 (?:tomorrow|soon|next\b|later\b|this \p{L}+|on (?:the )?(?:\d|\p{L}+day\b)|at the end of|(?:in|on|by) (?:about |under |less than |the (?:next|new)\b|an? (?:few|day|week|month|couple)|\d{1,2}\b|two|three|four|five|six|seven|jan|feb|mar|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec))`,
    String.raw`\b(?:will be|about to (?:be|turn)|going to be) 18\b|\b18 (?:or|and) (?:under|below|younger)\b`,
    String.raw`\b18 or (?:\p{L}+ )?${UNDER_18}|\b1[0-7] or (?:\p{L}+ )?18\b`,
    String.raw`\b(?:or|to) (?:\p{L}+ )?teens\b|\bteens (?:or|to)\b|\b(?:s?he|they)(?:['’]?s|['’]?re| is| are) ${IN_TEENS}`,
    String.raw`\b(?:maybe|perhaps|possibly|probably|likely|thinks?|thought|reckons?|believes?|insists?|suspects?|sa(?:ys?|id)|claims?|looks?|appears?|seems?|(?:might|may|could|must) (?:still |well )?be|more like|(?:closer|nearer)(?: to)?)(?: that)?(?: (?:s?he|they)(?:['’]?s|['’]?re| is| are))?(?: (?:only|about|around|really|actually|maybe|more like|to be|much|far|very|quite|too|a (?:lot|bit)))* ${UNDER_18}`,
    String.raw`\b(?:doubt\w*|unsure|not (?:sure|convinced|certain)|uncertain|concerns?|do(?:n['’]?t| not) (?:think|believe))\b[^.;!?]{0,20}\b(?:(?:her|his|their|the|of|about|over) age\b|how old\b|(?:s?he|they)(?:['’]?s|['’]?re| is| are) (?:really |actually )?(?:an adult|(?:over )?18)\b)`,
    String.raw`\bage (?:is |still )*(?:unclear|unknown|uncertain|in doubt|not (?:known|clear|confirmed|certain))\b`,
    String.raw`\b(?:1[89]|2\d) (?:on|in|per|by|according to|going by) (?:(?:her|his|their|the|its) )?${PAPERS}`,
    String.raw`\b${PAPERS} (?:says?|gives?|states?|shows?|has|have|puts?) (?:\p{L}+ ){0,3}(?:1[89]|2\d)\b`,
  ].join('|'),
  'iu',
);
/**
 * Matches ages and school years as people write them: "hes 16", "[name 1], 15,", "17f", "u18", "in year 9".
 * In “lives 5m away” and “at least 2m apart”, the number is a distance.
 */
export const AGED = new RegExp(
  [
    String.raw`\b${NUMBER}[ -]?(?:y\/?o|(?:y|yrs?|years?)[ -]?olds?|years? of age)\b`,
    String.raw`\bage[ds]?:? (?:only |about |around )?${NUMBER}\b`,
    String.raw`(?:\b(?:s?he|they|i|who)['’]?(?:s|m|re)|${PERSON}(?:['’]s|,| is| was| are| am|(?= \()))` +
      String.raw` \(?(?:(?:only|just|now|about|around|maybe) )?${NUMBER}` +
      String.raw`(?=\s*(?:$|[,;:!?()]|\.(?!\d)|(?:and|but|so|or|from|with|now|when|who|years?|yrs?)\b)|[/-]1[0-8])`,
    String.raw`(?<![£$€.\d]|\b(?:liv(?:es?|ing)|works?|working|least|within) )\b(?:1[0-7]|[1-9])(?:[mf]\b| ?\((?:fe)?m(?:ale)?\)| ?\(f\))`,
    String.raw`\b(?:yps?|u-?18s?|(?:under|below|nearly|almost|not yet)[ -]?(?:18|eighteen)s?|youths?|youngsters?|adolescents?|infants?)\b`,
    String.raw`\bschool[ -]?(?:girl|boy|child|kid)|\byear (?:1[0-3]|[1-9]) (?:student|pupil)|\bin year (?:1[0-3]|[7-9])\b`,
    MAY_BE_UNDER_18.source,
  ].join('|'),
  'iu',
);

/** Matches “minor injuries”, which says nothing about anyone's age. */
const MINOR_THING =
  /\bminor(?= (?:\p{L}+ )?(?:injur|offen[cs]|crime|matter|detail|change|issue|error|illness))/giu;

const STATES_AGE = new RegExp(
  [
    String.raw`\b${OF_AGE}${YEARS_OLD}`,
    String.raw`\baged?:? ${ABOUT}${OF_AGE}\b`,
    String.raw`(?:\b(?:s?he|they|who|${GROWN_UP})|\])(?:['’]?(?:s|re)| is| are|,| of)? \(?${ABOUT}${OF_AGE}${AFTER_AGE}`,
  ].join('|'),
  'iu',
);
/** Matches signs that someone whose age is given as 18 or more may be a child. */
const DISPUTED =
  /\b(?:looks? (?!after|at|for|into)|claim(?:s|ed|ing)? (?:to be|that|s?he|they|child|1)|says (?:s?he|they)\b|(?:home office|ho) (?:(?:have|has) )?(?:says?|said|records?|recorded|thinks?|treats?|believes?)\b|age (?:assess|is |was |has been )|disput|treated as\b|(?:deemed|assessed|recorded|assumed) (?:as|to be)\b|younger than)/iu;

const YOUNG = String.raw`(?:girls?|boys?|lads?|kids?|child|minor|young (?:person|people|m[ae]n|wom[ae]n)|teenagers?|youths?|sons?|daughters?|brothers?|sisters?|yps?)`;
/**
 * Matches a word for a child with an adult's age: “young person of 22”, “girl (19)”, “23 yo Albanian boy”. A
 * number that only follows the word may be that of a house: “daughter, 45 Smith Street”.
 */
const GROWN_CHILD = new RegExp(
  String.raw`\b${YOUNG}(?:(?:(?:['’]?s| is| are| who is| whos| who['’]s| of) \(?|,? (?:\(|aged ))(?:aged )?${ABOUT}${OF_AGE}\b|,? ${ABOUT}${OF_AGE}${AFTER_AGE})` +
    String.raw`|\b${OF_AGE}${YEARS_OLD} (?:(?:fe)?male |trafficked |\p{L}+(?:an|ese|ish|ch|i) )?${YOUNG}\b`,
  'giu',
);

const ONE_OR_MORE = String.raw`(?:an?|one|two|three|four|five|six|seven|some|several|\d|her|his|their)`;
const CHILDREN = String.raw`(?:(?:own|small|young|younger|little|other|grown[ -]?up|older|teenage|new[ -]?born|baby|${NUMBER}[ -]year[ -]old) ){0,2}(?:child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|sons?|daughters?|boys?|girls?|${NUMBER}[ -](?:yo|(?:year|month)[ -]olds?))\b(?:,? \(?(?:of|aged) ${NUMBER}(?: and ${NUMBER})?\b\)?)?`;
const SAFE_PLACE = String.raw`(?:abroad|here|(?:back |at )?home|at (?:school|nursery|college|university)|with (?:her|his|their) (?:grand)?(?:parents?|mother|mum|father|dad|family)|(?:back )?in (?:the uk|foster care|(?!an?\b|the\b|danger|debt|bondage|domestic|forced|prison|custody|hiding)\p{L}+))\b`;
/** Matches children that the text mentions only because they are an adult's: “aged 40 with a son”. */
const DEPENDANTS = new RegExp(
  [
    String.raw`(?<=(?:\d|\bold|\byo|wom[ae]n|lady|mother|mum|victim|client|survivor|pregnant)[),]? )(?:and |who )?(?:with|has|have|having) (?:got )?(?:${ONE_OR_MORE} )?${CHILDREN}`,
    String.raw`\b(?:s?he|who|and|but),? (?:also )?(?:has|have) (?:got )?(?:${ONE_OR_MORE} )?${CHILDREN}`,
    String.raw`(?<=\bclaim )and ${ONE_OR_MORE} ${CHILDREN}`,
    String.raw`(?<=\b(?:mother|mum|father|dad|parent) )of ${ONE_OR_MORE}(?: ${CHILDREN})?`,
    String.raw`(?<!\b(?:can|must|does|do|is|are) )\b(?:her|his|their) ${CHILDREN} (?:is|are|lives?|stays?) (?:still )?${SAFE_PLACE}`,
  ].join('|'),
  'giu',
);
const HARMED = String.raw`\b(?:exploit(?:ed|ing)|traffick(?:ed|ers?)|groom(?:ed|ing)|abus\w+|forced|made to|slaves?|servitude|missing|gangs?|county lines|brothels?|cannabis|drugs|sold|sell(?:s|ing)?|beg(?:s|ging)?|prostitut\w+|sex\w*|raped?|assaulted|beaten|hit|hurt|harmed|arrested|held|kept|working|at risk|in danger)\b`;
/** Matches text straight after a mention of such children that says more than whose children they are. */
const OF_CONCERN = new RegExp(
  String.raw`^(?:,? \(?(?:1[0-7]|[1-9])\b)?[,)]*\s*(?:(?:and |but )?(?:both|all|each|one of|together|also|being|we|i|she says|he says|they say)\b|that (?:is|are|was|were|has|have|does|s?he|they|we)\b|(?:being |sexually |criminally |gone |found |now )*${HARMED}|(?:found|seen|stopped|met|promised|taken|brought|used)\b|with (?!her|his|their)|(?:in|at) an?\b` +
    String.raw`|(?:[^,.;!?\n]* )?who(?:se|m|['’]?s)?\b(?! (?:(?:still|both|all|now) )*(?:(?:is|are|lives?|stays?|goes|was|were) (?:still |both |now )*(?:${SAFE_PLACE}|born|safe|to school)|do|can|should|will|would|must|to|decides?|refers?|signs?|pays?)\b))`,
  'iu',
);
/** Matches how young an adult was in the past: “was a child when trafficked”, “came here aged 9”. */
const IN_THE_PAST = new RegExp(
  [
    String.raw`(?:(?<=[,)] )|\b(?:and|but|now|when|since|while|because|s?he|they|who|client) )(?:s?he |they )?(?:was|were) (?:still |only |just )?an? (?:child|boy|girl|minor|kid|teenager)\b`,
    String.raw`\b(?:as|since being) an? (?:child|boy|girl|minor|kid|teenager)\b(?! (?:and|or) )`,
    String.raw`\b(?:when|since|before|until|while) (?:s?he|they) (?:was|were|turned) (?:about |only |just |still )?(?:aged )?${NUMBER}\b`,
    String.raw`\b(?:came|arrived|taken|brought|trafficked|sold|exploited)(?: \p{L}+){0,3} (?:aged|at|at the age of) ${NUMBER}\b`,
  ].join('|'),
  'giu',
);
/** Whether someone has a defence depends on how old they were, not on how old they are. */
const OF_AN_OFFENCE =
  /\b(?:s(?:ec(?:tion)?)?\.? ?45|defen[cs]e|offen[cd]\w*|convict\w*|charged|prosecut\w*|sentenc\w*|guilty)\b/iu;

/** Matches adults who are only there with the person asked about: “with two adults”, “her adult boyfriend”. */
const BESIDE =
  /\b(?:by|with|her|his|their|these|those|two|three|four|several|appropriate|another|older)(?: (?:an?|the|other|some|unknown|two|three|four|\d))* adults?\b/giu;
const COMPARED = String.raw`(?:an? |the |for |from |to |with |in |all )*`;
const ANY_CHILD = String.raw`(?:child(?:ren)?|minors?|kids?|under[ -]18s?|young (?:people|person)|boys|girls|teenagers?)`;
/** Matches questions that ask about adults as well as children. */
const ADULTS_TOO = new RegExp(
  [
    String.raw`(?<!\b(?:with|by|among|between|from) (?:other )?)\b${ANY_CHILD} (?:and|or|vs\.?|versus|than|to|not) ${COMPARED}adults?\b`,
    String.raw`\badults? (?:and|or|vs\.?|versus|than|to|not) ${COMPARED}${ANY_CHILD}\b`,
    String.raw`\b(?:compar|differ|same\b|unlike\b|distinguish)[^.;!?]*\badults?\b|\badults?\b[^.;!?]*\b(?:compar|differ)`,
    String.raw`\b(?:what|how) about ${COMPARED}adults?\b|\badults? (?:too|also|as well)\b|\b(?:apply|applies) to ${COMPARED}adults?\b`,
    String.raw`\b(?:but|and|or|then) (?:does|do|can|must|should|may|is|are|will)(?:n['’]?t)? (?:an? |the )?adults?\b`,
    String.raw`\b(?:that|which|as|like) (?:an )?adults? (?:have|has|gets?|do|does|must|can|use|need)\b`,
    String.raw`\bbecom\w+ (?:an )?adults?\b|\bas an adult (?:depend[ae]nt )?relative\b`,
    String.raw`(?:\bturn(?:s|ed|ing)? 18\b|\b(?:mov|transfer|transition|tak(?:e|es|ing) over|leav(?:e|es|ing) care|at 18\b))[^.]*\badult\b`,
    String.raw`\badult (?:\p{L}+ ){0,3}(?:takes? over|at 18|from 18)\b`,
  ].join('|'),
  'iu',
);

const PEOPLE =
  '(?:sisters|brothers|siblings|girls|boys|lads|kids|children|cousins|friends|victims|people|women|men|clients|survivors|two|them)';
const UNDER_AGE = String.raw`${NUMBER}(?:${YEARS_OLD})?`;
const OVER_AGE = String.raw`${OF_AGE}(?:${YEARS_OLD})?`;
const twoAges = (between: string) =>
  `(?:${UNDER_AGE}${between}${OVER_AGE}|${OVER_AGE}${between}${UNDER_AGE})`;
const AGES_END = String.raw`(?:${YEARS_OLD}|(?=\s*(?:$|[,;:!?)]|\.(?!\d)|(?:were|was|are|who|from|in|found|both|exploited|trafficked)\b)))`;
/** Matches two people, one of them a child: “two sisters 17 and 19”, “one is 16 and the other is 24”. */
const TWO_AGES = new RegExp(
  [
    String.raw`\b${PEOPLE}(?:,| are| of)? \(?(?:aged |ages )?${twoAges(' (?:and|&) ')}${AGES_END}`,
    String.raw`\b(?:${NUMBER} (?:and|&) ${OF_AGE}|${OF_AGE} (?:and|&) ${NUMBER})${YEARS_OLD}`,
    String.raw`\b(?:${NUMBER}${YEARS_OLD} (?:\p{L}+ ){0,2}(?:and|&) (?:an? |the )?${OF_AGE}${YEARS_OLD}|${OF_AGE}${YEARS_OLD} (?:\p{L}+ ){0,2}(?:and|&) (?:an? |the )?${NUMBER}${YEARS_OLD})`,
    String.raw`\bone (?:is|of|aged) ${twoAges(',? (?:and )?(?:the other|one) (?:is |of |aged )?')}${AGES_END}`,
  ].join('|'),
  'iu',
);
const THEY_ALL = /\b(?:both|all|each|they|them|their|victims)\b/iu;

/** True if the text asks about someone under 18 and someone older, and nothing suggests that both are under 18. */
export function asksOfDifferentAges(text: string): boolean {
  const words = withAgesInDigits(text);
  if (DISPUTED.test(words) || MAY_BE_UNDER_18.test(words) || /\byounger\b/iu.test(words)) return false;
  return TWO_AGES.test(words) && THEY_ALL.test(words);
}

export function askedAbout(text: string): 'child' | 'adult' | 'both' | undefined {
  const words = withAgesInDigits(text).replace(MINOR_THING, ' ');
  if (asksOfDifferentAges(words)) return 'both';
  const isOfAdult = statesAdult(words);
  const ofChild = mentionsChild(isOfAdult ? withoutChildBeside(words) : words);
  if (!ofChild && isOfAdult && afterDependants(words).some((after) => MAY_BE_HARMED.test(after)))
    return 'both';
  if (!ofChild) return isOfAdult || ADULT.test(words) ? 'adult' : undefined;
  return ADULTS_TOO.test(words) && !DISPUTED.test(words) ? 'both' : 'child';
}

/**
 * Whether the question is about a child, an adult or both. `texts` has the question's own words, then the case and
 * the earlier questions it depends on. The first text that mentions a child or adults decides. An adult's age (“a
 * woman of 34”) only decides if none does and no age is in dispute, because “a 30 year old man” may just be someone
 * with the child of an earlier question. `childBirthDates` has the placeholders of children's dates of birth. Any
 * other date of birth may be that of an adult client or of a trafficker. If an adult's age in its place would make
 * the question one about an adult, it counts as about both.
 */
export function subjectOf(
  texts: readonly string[],
  childBirthDates: readonly string[] = [],
): ReturnType<typeof askedAbout> {
  const read = (beside?: 'aged 40') =>
    subjectIn(texts.map((one) => withAgesInDigits(withBirthAges(one, childBirthDates, beside))));
  const subject = read();
  return subject === 'child' && childBirthDates.length > 0 && read('aged 40') !== 'child' ? 'both' : subject;
}

function subjectIn(plain: readonly string[]): ReturnType<typeof askedAbout> {
  const decides = (one: string) =>
    mentionsChild(one) || ADULT.test(one.replace(BESIDE, ' ')) || asksOfDifferentAges(one);
  const first = plain.find(decides);
  if (first !== undefined) return askedAbout(first);
  if (plain.some((one) => DISPUTED.test(one))) return undefined;
  const [question = '', ...earlier] = plain;
  // Reads them together, so that “he” in the question cannot mean the woman of an earlier question.
  const joined = SOMEONE_NEW.test(question) ? [] : earlier.map((one) => `${one} ${question}`);
  const subjects = [question, ...joined].map((one) => askedAbout(one.replace(BESIDE, ' ')));
  return subjects.find((subject) => subject !== undefined);
}

/** Matches a grown-up brother or sister, which says nothing about who else the text is about. */
const GROWN_SIBLING = new RegExp(
  String.raw`\b(?:brother|sister)(?:['’]?s| is| was| who is| of)?,? \(?(?:aged )?${ABOUT}${OF_AGE}\b`,
  'giu',
);

function mentionsChild(text: string): boolean {
  const mayBeYoung = DISPUTED.test(text) || MAY_BE_UNDER_18.test(text);
  const rest = mayBeYoung ? text : text.replace(GROWN_SIBLING, ' ');
  return CHILD.test(rest) || AGED.test(rest);
}

/** Matches people who may not be the adult of an earlier question. */
const SOMEONE_NEW =
  /\b(?:niece|nephew|cousin|young|care leaver|another|someone else)\b|\b(?:of|aged?|is) 1[0-7]\b/iu;

/** True if the text says that the person it is about is an adult, and nothing suggests otherwise. */
function statesAdult(text: string): boolean {
  if (DISPUTED.test(text) || MAY_BE_UNDER_18.test(text)) return false;
  const rest = withoutAdultsBeside(text);
  if (endsOnOtherSex(rest)) return false;
  if (STATES_AGE.test(rest)) return true;
  return rest.search(GROWN_CHILD) >= 0 || ADULT_PERSON.test(text);
}

const ADULT_PERSON = new RegExp(
  String.raw`(?<!\b(?:by|with|from|to|and|two|three|other) (?:an? |the )?)\badult ${GROWN_UP}s?\b`,
  'iu',
);

const MAY_BE_HARMED = new RegExp(HARMED, 'iu');

/** Returns the text after each mention of a child who may only be part of an adult's story. */
function afterDependants(text: string): string[] {
  const dependants = [...text.matchAll(DEPENDANTS)].filter(([words]) => mentionsChild(words));
  return dependants.map(({ 0: words, index }) => text.slice(index + words.length));
}

/** Leaves out children who are only part of an adult's story, unless the question seems to be about them. */
function withoutChildBeside(text: string): string {
  const rest = text.replace(GROWN_CHILD, ' ').replace(OF_AN_OFFENCE.test(text) ? /(?!)/gu : IN_THE_PAST, ' ');
  if (afterDependants(rest).some((after) => OF_CONCERN.test(after))) return rest;
  const dependants = isManWithChild(rest) ? [] : (rest.match(DEPENDANTS) ?? []);
  const alone = dependants.length ? rest.replace(DEPENDANTS, ' ') : rest;
  return dependants.length && endsOnDependant(alone, dependants.join(' ')) ? rest : alone;
}

/** A man “with a child” may be the one who exploits the child. */
const isManWithChild = (text: string) => /\b(?:m[ae]n|males?|bloke|fella|guy)\b[^.]*\bwith\b/iu.test(text);

/** True if the last pronoun may mean a dependant: “Lady of 40 with a son. Does he have to agree?” */
function endsOnDependant(text: string, dependants: string): boolean {
  const last = lastPronoun(text);
  const isOfWoman = OF_WOMAN.test(text);
  const isOfMan = OF_MAN.test(text);
  if (/^the/u.test(last)) return true;
  if (/^h(?:e|im|is)$/u.test(last))
    return isOfWoman || (/\b(?:sons?|boys?)\b/iu.test(dependants) && !isOfMan);
  return last !== '' && (isOfMan || (/\b(?:daughters?|girls?)\b/iu.test(dependants) && !isOfWoman));
}

const OF_WOMAN = /\b(?:wom[ae]n|lady|females?|mother|mum|girl|she['’]?s|she is)\b/iu;
const OF_MAN = /\b(?:m[ae]n|males?|father|dad|boy|lad|he['’]?s|he is)\b/iu;

/** True if the last pronoun cannot mean the only person mentioned: “Man, 40, rents her a room. Must she agree?” */
function endsOnOtherSex(text: string): boolean {
  const last = lastPronoun(text);
  if (/^h(?:e|im|is)$/u.test(last)) return OF_WOMAN.test(text) && !OF_MAN.test(text);
  return /^(?:she|her)$/u.test(last) && OF_MAN.test(text) && !OF_WOMAN.test(text);
}

function lastPronoun(text: string): string {
  const all = text.match(/\b(?:he|him|his|she|her|they|them|their)\b/giu);
  return all?.at(-1)?.toLowerCase() ?? '';
}
