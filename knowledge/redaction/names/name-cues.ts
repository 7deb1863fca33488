// Patterns for the text before or after a word that show whether it is a person's name.
import { anyOf } from '../matching/any-of.js';

const ROLES = anyOf(String.raw`
  client pv yp child children kids? boys? girls? lads? lass teen(?:ager)? youth baby minor victim suspect
  subject driver trafficker exploiter perpetrator perp dealer elder runner boyfriend bf girlfriend gf
  husband wife partner fianc[eé]e? ex uncle unc aunt auntie aunty mum mam mom mother dad father parents?
  brothers? bro sisters? sis siblings? sibs? twins? cousin nephew niece son daughter
  step(?:_|-)?(?:dad|mum|father|mother|brother|sister) gran nan nana nanny granny mama papa daddy mummy grandmother grandfather grandad grandma
  carer foster_(?:carer|mum|dad) sw social_worker ssw asw solicitor lawyer barrister iro teacher dsl
  head_?teacher interpreter translator officer dc pc ds di dci ci sgt insp inspector sergeant detective
  constable wpc pcso dr doctor mr mrs ms miss mx prof professor sir dame lord lady cllr councillor judge
  pastor rev reverend imam sheikh chief guardian
  (?:key_?|support_|youth_|case_?|ictg_|outreach_|family_|link_)worker personal_adviser pa friend mate
  associate landlord landlady boss manager employer nurse midwife hv health_visitor gp colleague neighbour
  pupil student patient resident applicant claimant sponsor agent smuggler madam madame pimp groomer
  facilitator handler names? names_are yp_name man woman male female person someone guy bloke adult sender
  holder contact caller referrer worker nok next_of_kin nominal appropriate_adult paediatrician consultant
  psychologist counsellor advocate mosaic allocated_to owner tenant housemate roommate flatmate classmate
  pen_?name street_name nickname real_name surname forename first_name last_name full_name preferred_name
  sister-in-law brother-in-law mother-in-law father-in-law io cio eo heo hoo spoc rev'?d abba hajji haji hajja alhaji alhaja
  dona senhora? se[nñ]ora? mme ustad mawlana maulana mullah baba bff bezzie boi fella geezer dude copper priest bishop
  deacon evangelist olders? youngers? initials barber manageress recruiter dentist therapist
`);

/** "called", "name is", "named": the next word is a name, even in lower case. */
export const NAMING_BEFORE = new RegExp(
  String.raw`(?:${anyOf(String.raw`
  called named (?<!user_?)(?:^|[^\p{L}])names?(?:_is|_was|_are|'s|s)? known_as aka a\.k\.a\.? alias
  nicknamed? goes_by calls?_(?:him|her|them)sel(?:f|ves) my_name_is introduced_(?:him|her)self_as
`)})[ \n:=,"'(-]{1,4}$`,
  'iu',
);

/** A kind of person followed by a name: "a girl named", "yp's name is". */
export const PERSON_NAMED_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:${ROLES}|someone|he|she|they)(?:'?s)?(?: (?:just|only|who is|who's|was|is|are|being))?(?:,? (?:called|named|name is|name's|name|known as|aka|goes by)| ?[:=])[ "':=(-]{1,4}$`,
  'iu',
);

/** A person's role in the case, directly before the name: "client", "driver '", "SW =". */
export const ROLE_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:${ROLES})(?:'?s)?(?:(?<=(?<![\\p{L}])(?:mr|mrs|ms|mx|dr|prof|rev|insp|sgt|cllr|supt))\\.)?(?:,? (?:is|was|are|were|being|=|:|-|called|named|name is|name))?[ \\n]{0,2}[:=,(-]?[ \\n]{0,2}["'(]{0,2}$`,
  'iu',
);

/** Something done to or with a person, or a greeting. */
export const CONTACT_BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  spoke_(?:to|with) spoken_(?:to|with) speaking_(?:to|with) talk(?:ed|ing)?_(?:to|with) met met_with
  meeting_with emailed rang phoned texted messaged saw visited visiting interviewed interviewing
  supporting supported working_with asked told about re:? regarding behalf_of case_of matter_of concerning
  hi hello hey dear thanks thank_you ty cheers regards kind_regards best_wishes best sincerely morning
  afternoon evening referring referred_by reported_by disclosed_to lives_with living_with stays_with
  staying_with care_of cared_for_by accompanied_by brought_by collected_by trafficked_by exploited_by
  groomed_by controlled_by arrested_with found_with travelled_with came_with contact_with belongs_to
  owned_by paid_to married_to engaged_to ask_for asking_for asked_for speak_to contact copy_in cc chase
  chasing ring call text email tell ask remind allocated introduce put placed housed collected detained arrested met_up_with stay_with live_with visit see help im i'm i_am this_is it's its
`)})[ \n,:!.x"'-]{1,4}$`,
  'iu',
);

/** Directly before a word that is also a name: "with Grace". Too weak for a word that is not on a list. */
export const PREPOSITION_BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  with from for by to and or that when because can should did does has (?<!what_)is if where whether as
`)}) ["'(]?$`,
  'iu',
);
/** The next word is a nickname, whatever it is: "alias 'Tiny'", "he's known as Ghost". */
export const NICKNAME_BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  alias aka a\.k\.a\.? street_?name nick_?name[ds]? goes_by (?:prefers|likes|wants|known|answers)_to(?:_be(?:_called|_known_as)?)? owes owed_to (?:shot(?:s|ting)?|runs?|running|carr(?:y|ies|ying)|holding|holds|deal(?:s|ing)?|graft(?:s|ing)?|drops?)_for call(?:s|ed)?_(?:him|her|them)(?:sel(?:f|ves))?
  they_call(?:_(?:him|her))? everyone_calls_(?:him|her) gets_called is_called just_called (?:his|her|their)_(?:road|gang|tag|gamer)_?name saved(?:_in_(?:her|his|their|my|the)_phone)?_as (?:man|woman|boy|girl|child|kid|yp|client|baby|teen|pupil|student|lady|fella|lad|lass|guy|bloke|person|someone|somebody|male|female|trafficker|dealer|driver|runner|uncle|friend)_(?:called|named|nicknamed) known_(?:only|just|simply|locally|online|on_road|to_us|to_him|to_her|to_them)_as (?:he|she|hes|shes|he's|she's|who_is|whos|who's|was|is|man|boy|girl|lad|male|dealer|driver|suspect|is_only|just)_known_as
`)})(?: is| was| the name| just| only)?[ :=,]{0,3}["'( ]{1,2}$`,
  'iu',
);

/** The next word is a prison, an operation or a case, even if it is also someone's family name. */
export const INSTITUTION_BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  hmp hmyoi yoi irc raf op operation project storm
  (?:court|lords|justices?|held|ruling|judg(?:e)?ment|dicta|authority)_(?:in|of)
  (?:lord|lady|mr|mrs)_justice baroness author book_by film_by novel_by
`)})[ \n"']{1,2}$`,
  'iu',
);
/** The next word is a place, an operation or a system: "in", "HMP", "Operation". */
export const PLACE_BEFORE = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  off in near via through across around outside towards? into within over hmp hmyoi yoi irc raf city_of
  university_of port_of borough_of county_of diocese_of isle_of district_of village_of town_of lake river
  mount operation op project appendix storm hurricane province_of region_of state_of route_from
`)})[ \n"']{1,2}(?:the )?$`,
  'iu',
);
export const FROM_BEFORE = /(?<![\p{L}])(?:from|of|at|to|on|leave|left|leaving|reached)[ \n]{1,2}$/iu;
/** "a letter from", "email from": the next word is a person, although "from" usually comes before a place. */
export const WORDS_FROM_BEFORE = new RegExp(
  String.raw`(?:${anyOf(String.raw`
  email e-mail letter call calls statement report message text texts referral info information heard word
  received contact disclosure evidence consent voicemail note advice update request query question details
  quote
`)})s? (?:from|of|to)[ \n]{1,2}$`,
  'iu',
);

const RELATIVES = anyOf(String.raw`
  mum mam mom mother dad father parents? brother sister siblings? uncle aunt auntie cousin boyfriend bf
  girlfriend gf husband wife partner son daughter baby child carers? foster sw social_worker solicitor
  guardian ictg nrm rg cg dob date_of_birth age phone mobile number nhs passport brp case file address
  placement school family reasonable conclusive consent asylum claim statement account story flat house
  room landlord friend trafficker debt real full name interview decision nationality immigration status
  disclosure behaviour injuries snap insta facebook whatsapp email interpreter language bank wages money
  documents? papers id health gp eet pep lac review care_plan pathway plan risk safety allocated worker
  key
`);
const PERSON_DID = anyOf(String.raw`
  says said sez tells told discloses disclosed claims claimed arrived arrives ran went wants wanted
  hasn'?t absconded lives lived living came comes turns turned refuses refused refusing thinks thought
  feels felt disappeared keeps kept can'?t cannot couldn'?t knows knew got gets works worked didn'?t
  doesn'?t don'?t won'?t wouldn'?t rang texted called messaged asked asks agreed agrees denies denied
  admits admitted reports reported returned stayed stays left moved met gave took speaks stopped started
  seems looks appears lied cried never whose dob d\.o\.b\.? born aged age b\. claiming missing again
  and_(?:his|her|their) whos who'?s who_(?:is|was|has|lives|works|says|claims)
`);
const PERSON_IS = `(?:is|was|s|'s|has|had|hasn't|isn't|wasn't)(?: (?:now|just|only|still|also|already|currently|actually|really|about|nearly|almost|not))? (?:${anyOf(String.raw`
  aged? \d{1,2} missing pregnant scared safe frightened from afraid upset crying in at with found born
  picked arrested placed trafficked seen taken moved forced made sold brought living working staying
  refusing asking saying claiming turning getting disclosed been told said gone run no a an my his her our
  their the homeless vulnerable exploited albanian vietnamese sudanese eritrean nigerian romanian british
  kurdish afghan somali ghanaian polish chinese under over unaccompanied detained charged back due due_to
  \p{L}{3,12}ing outside inside here there gone asleep ok okay autistic deaf illiterate traumatised distressed worried being going supposed called
`)})`;

/** "Oyster card", "Falklands leave", "Rambo knife": the word before says what kind of thing it is. */
export const THING_AFTER = new RegExp(
  String.raw`^ (?:${anyOf(String.raw`
  cards? leave visas? forms? apps? sims? accounts? numbers? law code systems? software portals? databases? training
  courses? methods? scales? tools? questionnaires? knife knives guns? cars? vans? phones? money currency languages?
  dialects? speaking speakers? interpreters? interpreting culture traditions? religion festival virus disease
  syndrome tests? schemes? reports? judgments? cases? principles? rules? routes? border ports? passports? national
  nationals? community communities police children families people style week day month
`)})(?![\p{L}])`,
  'iu',
);

/** "kwabenas ni number": something a person has, after a name without its apostrophe. */
export const OWNED_AFTER = new RegExp(`^ (?:${RELATIVES}|ni|national insurance)(?![\\p{L}])`, 'iu');

/** "take Kerim, he's in Carlisle": "he" or "she" comes next. Too weak after a place: "from Deal, she was". */
export const SPOKEN_OF_NEXT =
  /^(?:,? ?(?:he|she)(?:'?s|'d|'ll| is| was| has| had| will| can| can't| doesn't| didn't| won't| needs| wants)|\? (?:is|does|can|should|was|has|will) (?:he|she))(?![\p{L}])/iu;

/** Directly after the word: a relation, something about a person, or something only a person does. */
export const PERSON_AFTER = new RegExp(
  `^(?:'s (?:${RELATIVES})(?![\\p{L}])|,? (?:${PERSON_DID})(?![\\p{L}])|,? (?:${PERSON_IS})(?![\\p{L}\\d]))`,
  'iu',
);
export const AGE_AFTER =
  /^(?: ?[,(/-]{1,2} ?| (?:is |now |who is |only |just |aged? |age: ?|\())(?:(?:m|f|male|female|boy|girl)[,/ ]{1,2})?(?:aged? |age |is )?(?:y(?:ea)?r ?(?:group )?)?(?:[1-9]|1\d|2[0-9])(?![\d:.%]| ?(?:days?|hours?|hrs?|weeks?|months?|mins?|working|st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,7}|\/)/iu;
export const ABOUT_PERSON_AFTER =
  /^(?: ?[,(/-]{1,2} ?|,? )(?:dob|d\.o\.b|b\.|born|aged|nhs|nino|national of|nationality|from (?=\p{L})|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d))/iu;

/** "Snowdrop Project", "Casey audit", "Thurrock Council": the word names an organisation or a document. */
export const BODY_AFTER = new RegExp(
  String.raw`^ (?:${anyOf(String.raw`
  foundation trust society review report inquiry enquiry act protocol convention judg(?:e)?ment council
  police constabulary hospital university airport docks? ferry prison magistrates? crown_court
  county_court guidelines? guidance compliant compliance criteria test principles? competen\w+ method
  model framework toolkit charity partnership service services project programme scheme pilot hub helpline
  team office centre association institute agency commission committee alliance network borough county
  district city ltd limited plc llp solicitors? chambers law_(?:firm|centre) trial barracks camp group
  hotel station uni amendment regulations? directive declaration treaty v\.? vs
`)})(?![\p{L}])`,
  'iu',
);

/** Titles: the next word is a name, whatever it is and whatever follows it: "mrs bamgbose she said". */
export const TITLE_BEFORE =
  /(?<![\p{L}])(?:mrs?|ms|miss|mx|dr|prof|rev'?d?|sgt|insp|inspector|cllr|imam|pastor|sheikh|haji|hajji|alhaji|abba|aunt(?:y|ie)?|uncle|mme|dona|ch[iịí]|b[aá]c|madam(?:e)?|mama|nana|granny|grandma|grandad|ustad)\.? ["']?$/iu;

/** A role after the name: "Cerys (placement manager", "bernice (sw)", "Mark the youth worker". */
export const ROLE_AFTER = new RegExp(
  `^(?: ?[(,-]{1,2} ?(?:(?:the|an?|my|our|her|his|their|your|yr) )?|,? (?:the|an?|my|our|her|his|their|your|yr) )(?:\\p{L}{2,12} ){0,2}?(?:${ROLES}|yot|yos|yjs|ictg|irg|hv|tm|senco|cpn|camhs|lado|fsw|ehw|mash|edt|cafcass)(?![\\p{L}])`,
  'iu',
);

/** A field on a form: "Surname: Rostas", "Initials: T.A.". */
export const FIELD_BEFORE =
  /(?<![\p{L}])(?:family|family name|initials|surname|client|pupil|subject|child|yp|patient|name|names|re|mother|father|carer)(?: name)? ?[:=] ?$/iu;

/** The writer of a line in a pasted chat: "[14:02, 11/03/2025] Shaz:", "11/03/2025, 14:02 - Shaz:". */
export const CHAT_LINE_BEFORE =
  /(?:^|\n)[ >]{0,3}(?:\[[\d/.,:\- ]{8,24}(?: ?[ap]m)?\] ?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?: ?[ap]m)? ?- ?)~? ?$/iu;

/** An age and a nationality in either order: "luiza brazilian 17", "hope is 15 nigerian". */
export const NATION_AND_AGE_AFTER =
  /^,? (?:is |who is |who's |an? )?(?:(?<nation>\p{L}{4,14}),? (?:(?:girl|boy|lad|female|male|national|and|is|aged?|f|m),? ){0,3}(?:1\d|[5-9])|(?:aged? )?(?:1\d|[5-9]) ?(?:yo|y\/o|yrs?(?: old)?|years? old|year old)?,? (?:(?:and|from|an?) )?(?<other>\p{L}{4,14}))(?![\d\p{L}])/iu;

/** Directly after a word that is also a name or a place: only a person has a sister, or says something. */
export const SAID_OF_PERSON =
  /^(?:'s (?:mum|mam|dad|sister|brother|aunt|auntie|uncle|cousin|sw|social worker|carer|foster|phone|boyfriend|bf|dob|nhs|school|placement|solicitor|guardian|friend|baby)(?![\p{L}])| (?:says|said|told|disclosed|ran away|ran off|went missing|absconded|has gone missing|wants to|doesn'?t want|didn'?t|lives with|lives in|turned 1\d|turns 1\d|rang|texted|cried|hasn'?t|wont|won'?t|thinks|is missing|was found|was seen|was taken|was brought|was trafficked|is pregnant|is scared|is from)(?![\p{L}]))/iu;
