// What before or after a word says that it is, or is not, a person's name.

const ROLES =
  'client|pv|yp|child|children|kids?|boys?|girls?|lads?|lass|teen(?:ager)?|youth|baby|minor|victim|suspect|subject|driver|trafficker|exploiter|perpetrator|perp|dealer|elder|runner|boyfriend|bf|girlfriend|gf|husband|wife|partner|fianc[eé]e?|ex|uncle|unc|aunt|auntie|aunty|mum|mam|mom|mother|dad|father|parents?|brothers?|bro|sisters?|sis|siblings?|sibs?|twins?|cousin|nephew|niece|son|daughter|step(?: |-)?(?:dad|mum|father|mother|brother|sister)|gran|nan|grandmother|grandfather|grandad|grandma|carer|foster (?:carer|mum|dad)|sw|social worker|ssw|asw|solicitor|lawyer|barrister|iro|teacher|dsl|head ?teacher|interpreter|translator|officer|dc|pc|ds|di|dci|ci|sgt|insp|inspector|sergeant|detective|constable|wpc|pcso|dr|doctor|mr|mrs|ms|miss|mx|prof|professor|sir|dame|lord|lady|cllr|councillor|judge|pastor|rev|reverend|imam|sheikh|chief|guardian|(?:key ?|support |youth |case ?|ictg |outreach |family |link )worker|personal adviser|pa|friend|mate|associate|landlord|landlady|boss|manager|employer|nurse|midwife|hv|health visitor|gp|colleague|neighbour|pupil|student|patient|resident|applicant|claimant|sponsor|agent|smuggler|madam|madame|pimp|groomer|facilitator|handler|names?|names are|yp name|man|woman|male|female|person|someone|guy|bloke|adult|sender|holder|contact|caller|referrer|worker|nok|next of kin|appropriate adult|paediatrician|consultant|psychologist|counsellor|advocate|mosaic|allocated to|owner|tenant|housemate|roommate|flatmate|classmate|pen ?name|street name|nickname|real name|surname|forename|first name|last name|full name|preferred name|sister-in-law|brother-in-law';

/** "called", "name is", "named": what follows is a name, even in small letters. */
export const NAMING_BEFORE =
  /(?:called|named|(?<!user ?)(?:^|[^\p{L}])names?(?: is| was| are|'s|s)?|known as|aka|a\.k\.a\.?|alias|nicknamed?|goes by|calls? (?:him|her|them)sel(?:f|ves)|my name is|introduced (?:him|her)self as)[ \n:=,"'(-]{1,4}$/iu;

/** A person of some kind called by a name: "a girl named", "yp's name is". */
export const PERSON_NAMED_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:${ROLES}|someone|he|she|they)(?:'?s)?(?: (?:just|only|who is|who's|was|is|are|being))?(?:,? (?:called|named|name is|name's|name|known as|aka|goes by)| ?[:=])[ "':=(-]{1,4}$`,
  'iu',
);

/** A person's part in the case directly before: "client", "driver '", "SW =". */
export const ROLE_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:${ROLES})(?:'?s)?\\.?(?:,? (?:is|was|are|were|being|=|:|-|called|named|name is|name))?[ \\n]{0,2}[:=,(-]?[ \\n]{0,2}["'(]{0,2}$`,
  'iu',
);

/** Something done to or with a person, or a greeting. */
export const CONTACT_BEFORE =
  /(?<![\p{L}])(?:spoke (?:to|with)|spoken (?:to|with)|speaking (?:to|with)|talk(?:ed|ing)? (?:to|with)|met|met with|meeting with|emailed|rang|phoned|texted|messaged|saw|visited|visiting|interviewed|interviewing|supporting|supported|working with|asked|told|about|re:?|regarding|behalf of|case of|matter of|concerning|hi|hello|hey|dear|thanks|thank you|ty|cheers|regards|kind regards|best wishes|best|sincerely|morning|afternoon|evening|referring|referred by|reported by|disclosed to|lives with|living with|stays with|staying with|care of|cared for by|accompanied by|brought by|collected by|trafficked by|exploited by|groomed by|controlled by|arrested with|found with|travelled with|came with|contact with|belongs to|owned by|paid to|married to|engaged to|ask for|asking for|asked for|speak to|contact|copy in|cc|chase|chasing|allocated|introduce|met up with|stay with|live with|visit|see|help|im|i'm|i am|this is|it's|its)[ \n,:"'-]{1,3}$/iu;

/** Directly before a word that is also a name: "with Grace", "for Jasmine". Too weak for a word that is no name. */
export const PREPOSITION_BEFORE =
  /(?<![\p{L}])(?:with|from|for|by|to|and|or|that|when|because|can|should|did|does|has|(?<!what )is|if|where|whether|as) ["'(]?$/iu;
/** What follows is a nickname, whatever word it is: "alias 'Tiny'", "he's known as Ghost". */
export const NICKNAME_BEFORE =
  /(?<![\p{L}])(?:alias|aka|a\.k\.a\.?|street ?name|nick ?name[ds]?|goes by|calls? (?:him|her)self|(?:he|she|hes|shes|he's|she's|who is|whos|who's|was|is|man|boy|girl|lad|male|dealer|driver|suspect|is only|just) known as)(?: is| was| the name| just| only)?[ :=,]{0,3}["'( ]{1,2}$/iu;

/** What follows is a place, an operation or a system: "in", "HMP", "Operation". */
export const PLACE_BEFORE =
  /(?<![\p{L}])(?:in|near|via|through|across|around|outside|towards?|into|within|over|hmp|hmyoi|yoi|irc|raf|city of|university of|port of|borough of|county of|diocese of|isle of|district of|village of|town of|lake|river|mount|operation|op|project|appendix|storm|hurricane|province of|region of|state of|route from)[ \n"']{1,2}(?:the )?$/iu;
export const FROM_BEFORE = /(?<![\p{L}])(?:from|of|at|to|on|leave|left|leaving|reached)[ \n]{1,2}$/iu;
/** "a letter from", "email from": a person follows where otherwise a place would. */
export const WORDS_FROM_BEFORE =
  /(?:email|e-mail|letter|call|calls|statement|report|message|text|texts|referral|info|information|heard|word|received|contact|disclosure|evidence|consent|voicemail|note|advice|update|request|query|question|details|quote)s? (?:from|of|to)[ \n]{1,2}$/iu;

const RELATIVES =
  'mum|mam|mom|mother|dad|father|parents?|brother|sister|siblings?|uncle|aunt|auntie|cousin|boyfriend|bf|girlfriend|gf|husband|wife|partner|son|daughter|baby|child|carers?|foster|sw|social worker|solicitor|guardian|ictg|nrm|rg|cg|dob|date of birth|age|phone|mobile|number|nhs|passport|brp|case|file|address|placement|school|family|reasonable|conclusive|consent|asylum|claim|statement|account|story|flat|house|room|landlord|friend|trafficker|debt|real|full|name|interview|decision|nationality|immigration|status|disclosure|behaviour|injuries|snap|insta|facebook|whatsapp|email|interpreter|language|bank|wages|money|documents?|papers|id|health|gp|eet|pep|lac|review|care plan|pathway|plan|risk|safety|allocated|worker|key';
const PERSON_DID =
  "says|said|sez|tells|told|discloses|disclosed|claims|claimed|arrived|arrives|ran|went|wants|wanted|hasn'?t|absconded|lives|lived|living|came|comes|turns|turned|refuses|refused|refusing|thinks|thought|feels|felt|disappeared|keeps|kept|can'?t|cannot|couldn'?t|knows|knew|got|gets|works|worked|didn'?t|doesn'?t|don'?t|won'?t|wouldn'?t|rang|texted|called|messaged|asked|asks|agreed|agrees|denies|denied|admits|admitted|reports|reported|returned|stayed|stays|left|moved|met|gave|took|speaks|stopped|started|seems|looks|appears|lied|cried|never|whose|dob|d\\.o\\.b\\.?|born|aged|age|b\\.|claiming|missing|again|and (?:his|her|their)|whos|who'?s|who (?:is|was|has|lives|works|says|claims)";
const PERSON_IS =
  "(?:is|was|s|'s|has|had|hasn't|isn't|wasn't)(?: (?:now|just|only|still|also|already|currently|actually|really|about|nearly|almost|not))? (?:aged?|\\d{1,2}|missing|pregnant|scared|safe|frightened|from|afraid|upset|crying|in|at|with|found|born|picked|arrested|placed|trafficked|seen|taken|moved|forced|made|sold|brought|living|working|staying|refusing|asking|saying|claiming|turning|getting|disclosed|been|told|said|gone|run|no|a|an|my|his|her|our|their|the|homeless|vulnerable|exploited|albanian|vietnamese|sudanese|eritrean|nigerian|romanian|british|kurdish|afghan|somali|ghanaian|polish|chinese|under|over|unaccompanied|detained|charged|back|due|due to|ok|okay|autistic|deaf|illiterate|traumatised|distressed|worried|being|going|supposed|called)";

/** Directly after the word: an age, a relation, something that only a person does. */
export const PERSON_AFTER = new RegExp(
  `^(?:'s (?:${RELATIVES})(?![\\p{L}])|,? (?:${PERSON_DID})(?![\\p{L}])|,? (?:${PERSON_IS})(?![\\p{L}\\d]))`,
  'iu',
);
export const AGE_AFTER =
  /^(?: ?[,(/-]{1,2} ?| (?:is |now |who is |only |just |aged? |age: ?|\())(?:(?:m|f|male|female|boy|girl)[,/ ]{1,2})?(?:aged? |age |is )?(?:[1-9]|1\d|2[0-9])(?![\d:.%]| ?(?:days?|hours?|hrs?|weeks?|months?|mins?|working|st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,7}|\/)/iu;
export const ABOUT_PERSON_AFTER =
  /^(?: ?[,(/-]{1,2} ?|,? )(?:dob|d\.o\.b|b\.|born|aged|nhs|nino|national of|nationality|from (?=\p{L}))/iu;

/** "Snowdrop Project", "Casey audit", "Thurrock Council": the word names a body or a text. */
export const BODY_AFTER =
  /^,? ?(?:foundation|trust|society|review|report|inquiry|enquiry|act|protocol|convention|judg(?:e)?ment|council|police|constabulary|hospital|university|airport|docks?|ferry|prison|magistrates?|crown court|county court|guidelines?|guidance|compliant|compliance|criteria|test|principles?|competen\w+|method|model|framework|toolkit|charity|partnership|service|services|project|programme|scheme|pilot|hub|helpline|team|office|centre|association|institute|agency|commission|committee|alliance|network|borough|county|district|city|ltd|limited|plc|group|hotel|station|uni|amendment|regulations?|directive|declaration|treaty|v\.?|vs)(?![\p{L}])/iu;
