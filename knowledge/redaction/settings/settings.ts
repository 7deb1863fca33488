// Finds a child's school, placement or employer: the name of a place that shows who and where the child is.
import { anyOf, anyOfLongest } from '../matching/any-of.js';
import type { Candidate, Rule } from '../matching/candidate.js';
import { applyRules, LABELLED, RARE_SHAPE } from '../matching/candidate.js';
import { isFieldTerm, isOrdinaryWord, isPlace } from '../lists/vocabulary.js';

// "Adebayo of Greenwood Academy" is a person and a school: "of" only joins names like "Isle of".
const CAPITAL = String.raw`(?:\p{Lu}[\p{L}'’.-]{0,24}|(?<=(?:Mary|Lady|Isle|Vale|Church|Heart|John|City|King|Queen|Prince|Dukes?|Bishops?) )of|the|and|&|for|C of E|CofE)`;
const SCHOOL_END = String.raw`(?:${anyOf(String.raw`
  (?:(?:Roman_)?Catholic|RC|C_of_E|CE|Church_of_England|Community|Free|Junior|Infants?|High|Grammar|Secondary|Primary|Academy|Comprehensive|Upper|Middle|Special|Boys'?|Girls'?|Prep(?:aratory)?|Nursery|Sixth_Form)_
`)}){0,3}(?:Primary|Secondary|Academy|School|College|Sixth Form|Nursery|Comprehensive|Comp|High|Grammar|Infants?|Juniors?|PRU|Pre-?school|Kindergarten)`;
const ATTENDS = String.raw`(?:${anyOf(String.raw`
  attends? attending attended goes_to go_to went_to going_to pupil_at student_at enrolled_(?:at|in)
  on_roll_at studying_at studies_at excluded_from starts?_at started_at moved_to year_\d{1,2}_at school_is
  school: school_= college_is collects?_(?:him|her|them)_from picks?_(?:him|her|them)_up_(?:from|at)
  picked_up_(?:from|at|outside) teacher_at dsl_at head_at
`)})`;
const PLACED = String.raw`(?:${anyOf(String.raw`
  placed placement placement_is living lives lived residing resides resident accommodated staying stays
  moved moving missing absconded ran absent returned removed discharged transferred settled based care_home children.s_home home hostel unit
`)})(?: back| out)? (?:at|in|with|to|from|is|of|called)(?: the)?`;
const EMPLOYED = String.raw`(?:${anyOf(String.raw`
  works? working worked employed job jobs shifts? labour labouring exploited cleaning washing_up runs?
  owns? managed? manager_of owner_of deliver(?:s|ing|ed)? drives driving rides? riding_an?_e-?bike employer employer_is
  employed_by employer: rides?_an?_e_?bike packing picking
`)})(?: (?:unpaid|illegally|nights|weekends|cash in hand|all day|every day|for no pay))?(?: (?:at|in|for|by))?(?: the| a place called)?`;
const HOME_END = `(?:${anyOf(String.raw`
  House Lodge Cottage Manor Hall Home Place View Court Grange Hostel Farm Villa Unit Project Residential
  Foyer Retreat Rise Croft Gables Firs Oaks Elms Willows Beeches Laurels Children.s_Home Care_Home Mead
  Barn Trees Acres Heights Bank
`)})`;
const TRADE_END = `(?:${anyOfLongest(String.raw`
  Nails? Nail_Bar Nail_Salon Nail_Spa Car_Wash Hand_Car_Wash Takeaway Takeaways Restaurant Kebabs?
  Kebab_House Pizza Pizzeria Grill Tandoori Balti Barbers? Barber_Shop Spa Salon Massage Cafe Café Bakery
  Bistro Farms? Foods Meats Ltd Limited Cleaning Cleaners Logistics Recruitment Construction Builders
  Roofing Tyres Motors Autos Valeting Fish_Bar Chippy Wok Garden Palace Express Noodle_Bar Buffet Diner
  Chicken Burgers? Sweets Mart Cash_and_Carry Fried_Chicken Supermarket Stores? Mini_?Market Off_Licence
  Warehouse Packaging Flowers Poultry Seafoods? Textiles Laundry Hotel Shisha Shisha_Lounge Vape_Shop
`)}(?: (?:&|and) (?:Spa|Bar|Beauty|Grill|Cafe|Sons|Co|Brows|Hair|Sauna|Takeaway|Restaurant))?)`;

/** Kinds of trade that need no other evidence. */
const TRADE_ALONE = `(?:${anyOfLongest(String.raw`
  Nails Hand_Car_Wash Car_Wash Takeaway Restaurant Kebabs? Kebab_House Pizzeria Pizza Tandoori Balti Barbers? Nail_Bar Nail_Salon
  Salon Massage Ltd Limited Fried_Chicken Fish_Bar Foods Meats Noodle_Bar Bakery Nail_Spa Beauty_Salon
`)})(?: (?:&|and) (?:Spa|Bar|Beauty|Grill|Sons|Co|Brows|Hair|Sauna))?`;

/** At least one word must not be an ordinary word, a town or a term: "Primary School" alone does not name a school. */
function namesOne(value: string): boolean {
  const words = value.split(/[ -]/u).map((word) => word.toLowerCase().replace(/[^\p{L}]/gu, ''));
  return words.some(
    (word) => word.length > 1 && !isOrdinaryWord(word) && !isPlace(word) && !isFieldTerm(word),
  );
}

/** The first word must not be ordinary or a term: "at the local college" and "from her primary" name no school. */
function namesOneNear(value: string): boolean {
  const [first] = value.toLowerCase().split(' ');
  return namesOneAfterCue(value) && !isOrdinaryWord(first!) && !isFieldTerm(first!) && namesOne(value);
}

/** "Happy Garden Takeaway": capitalised words before the trade, although each is an ordinary word. */
function hasTwoNames(value: string): boolean {
  const words = value.split(' ');
  const own = words.filter((word) => !isPlace(word.toLowerCase()) && !isFieldTerm(word.toLowerCase()));
  return words.length > 2 && own.length === words.length;
}

/** After "attends", a town or an ordinary word is enough: "attends Croydon College". */
function namesOneAfterCue(value: string): boolean {
  const [first, ...others] = value.toLowerCase().split(' ');
  if (
    others.some((word) =>
      /^(?:the|a|an|his|her|their|our|in|at|on|with|and|or|not|to|from|is|was|for|but|who|which|main|own|new)$/u.test(
        word,
      ),
    )
  ) {
    return namesOne(value);
  }
  return !/^(?:in|at|for|on|by|as|a|an|the|his|her|their|our|my|your|another|any|some|this|that|local|new|primary|secondary|high|school|college|sixth|nursery|special|mainstream|state|private|independent|boarding|different|same|foster|supported|semi|shared|bed|nail|car|hand|hotel|kebab|takeaway|cash|cannabis|children|residential|secure|care|both|every|no|each)$/u.test(
    first!,
  );
}

/** Words for a home need no preposition: "placement Oakfield House". */
const HOME_NOUN =
  '(?:placement|children.s home|care home|hostel|unit|home)(?: (?:is|was|called|named)|:)?(?: the)?';

const named = (before: string, body: string, flags: string) =>
  new RegExp(`(?<![\\p{L}])${before}[ \\n:=]{1,2}["']?(?<value>${body})(?![\\p{L}])`, flags);

const RULES: Rule[] = [
  {
    type: 'school',
    weight: RARE_SHAPE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}'])(?<value>(?:St\.? )?\p{Lu}[\p{L}'’-]{1,24}(?: ${CAPITAL}){0,3} ${SCHOOL_END}|Ysgol(?: (?:\p{Lu}[\p{L}'’-]{1,24}|y|yr|Y|Yr)){1,3})(?![\p{L}])`,
      'dgu',
    ),
    accept: namesOne,
  },
  {
    type: 'school',
    weight: LABELLED,
    pattern: named(
      ATTENDS,
      String.raw`\p{L}[\p{L}'’.-]{0,24}(?: [\p{L}&][\p{L}'’.-]{0,24}){0,4}? (?:primary school|primary|secondary school|secondary|academy|high school|grammar school|school|college|sixth form|nursery|comprehensive|juniors?|infants?|pru)(?: (?:primary|secondary|school|college|academy)){0,2}`,
      'dgiu',
    ),
    accept: namesOneAfterCue,
  },
  {
    type: 'school',
    weight: RARE_SHAPE,
    pattern: named(
      `(?:${PLACED}|${HOME_NOUN})`,
      String.raw`(?:The )?\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24}){0,2}? ${HOME_END}`,
      'dgu',
    ),
    accept: namesOneAfterCue,
  },
  {
    type: 'school',
    weight: RARE_SHAPE,
    pattern:
      /(?<![\p{L}'])(?<value>\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24}){0,2} (?:Children['’]?s|Care|Residential|Nursing) (?:Home|Unit))(?![\p{L}])/dgu,
    accept: (value) =>
      namesOneAfterCue(value) && !/^(?:Secure|Registered|Unregistered|Unregulated)/u.test(value),
  },
  {
    type: 'school',
    weight: RARE_SHAPE,
    // "Rowan Lodge, 8 Station Approach": the house has a name before its number.
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?<value>\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})? (?:House|Lodge|Cottage|Manor|Hall|Court|Grange|Farm|Villa))(?=, \d{1,4}[a-hA-H]? \p{Lu})`,
      'dgu',
    ),
  },
  {
    type: 'school',
    weight: LABELLED,
    pattern: named(
      EMPLOYED,
      String.raw`\p{L}[\p{L}'’&.-]{0,24}(?: [\p{L}&][\p{L}'’.-]{0,24}){0,2}? ${TRADE_END}`,
      'dgiu',
    ),
    accept: (value) => namesOneAfterCue(value) && namesOneBusiness(value),
  },
  {
    type: 'school',
    weight: RARE_SHAPE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}'.])(?<value>\p{Lu}[\p{L}'’&.-]{1,24}(?: \p{Lu}[\p{L}'’.-]{1,24}){0,2} ${TRADE_ALONE})(?![\p{L}])`,
      'dgu',
    ),
    accept: (value) => namesOne(value) || hasTwoNames(value),
  },
];

/** "outside northfield academy": this is weak evidence, so the name must not be an ordinary word. */
const SCHOOL_NEAR = new RegExp(
  String.raw`(?<![\p{L}])(?:at|outside|near|from|by|to|into|leaving|opposite|behind|called) (?<value>\p{L}[\p{L}'-]{2,24}(?: \p{L}[\p{L}'-]{2,24}){0,2}? (?:primary|academy|high school|grammar|secondary school|primary school|sixth form|college|comprehensive|nursery|juniors|infants))(?![\p{L}])`,
  'dgiu',
);

/** "restaurant Jade Dragon", "a factory called Brightwell": the kind of business comes before the name. */
const BUSINESS_NAMED = new RegExp(
  String.raw`(?<![\p{L}])(?:${anyOf(String.raw`
  restaurant takeaway salon nail_bar nail_shop car_wash barbers? cafe factory warehouse hotel bakery shop business company firm
  brothel massage_parlour employer workplace parlour pub bar
`)})(?:,? (?:is|was|called|named|known as|by the name of)| ?[:=])? (?:the )?["']?(?<value>\p{Lu}[\p{L}'-]{1,24}(?: (?:& |and )?\p{Lu}[\p{L}'-]{1,24}){0,3})(?![\p{L}])`,
  'dgu',
);

/** One capitalised word may be a town or a person; 2, or a word after "called", name the business. */
function namesTheBusiness(value: string, match: RegExpExecArray): boolean {
  const words = value.split(/[ -]/u).map((word) => word.toLowerCase());
  if (words.every((word) => isPlace(word) || isFieldTerm(word))) return false;
  return words.length > 1 || / (?:called|named|known as|by the name of) /u.test(match[0]);
}

/** "working at Lucky Stars": 2 capitalised words after "at" are a business, unless we know them. */
const WORKS_AT = new RegExp(
  String.raw`(?<![\p{L}])(?:works?|working|worked|employed|job|shifts?)(?: (?:unpaid|illegally|nights|weekends))? at (?:the )?(?<value>\p{Lu}[\p{L}'-]{1,24}(?: (?:& )?\p{Lu}[\p{L}'-]{1,24}){1,3})(?![\p{L}])`,
  'dgu',
);

/** "found at Crystal Nails": capitalised words followed by a trade are a business, even if they are ordinary words. */
const TRADE_THERE = new RegExp(
  String.raw`(?<![\p{L}])(?:at|outside|inside|in|from|behind|near|opposite|above|under|called) (?<value>\p{Lu}[\p{L}'’&-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})? ${TRADE_ALONE})(?![\p{L}])`,
  'dgu',
);
const KIND_OF_TRADE =
  /^(?:Hand|Nails?|Car|Fried|Beauty|Hair|Fish|Noodle|Kebab|Chicken|Local|The|A|His|Her|Their|Some|Any|Halal)(?![\p{L}])/u;
const namesATrade = (value: string) =>
  !KIND_OF_TRADE.test(value) && !isPlace(value.split(' ')[0]!.toLowerCase());

/** "ask at Poundstretcher Wisbech, that's where he works" */
const WHERE_THEY_ARE = new RegExp(
  String.raw`(?<![\p{L}])(?:at|to|from|by|in|is|called) (?:the )?(?<value>\p{Lu}[\p{L}'’&-]{1,24}(?: (?:& )?\p{Lu}[\p{L}'’-]{1,24}){0,3})(?=,? (?:(?:that'?s|that is|which is) )?where (?:he|she|they)(?:'s|'re| is| are| was)? (?:${anyOf(String.raw`
  works? worked working lives? lived living stays? stayed staying sleeps? sleeping employed placed studies
`)}))`,
  'dgu',
);
/** "a taxi firm, AceCars Rotherham": a word with a capital inside it is not a person's name. */
const FIRM_NAMED = new RegExp(
  String.raw`(?<![\p{L}])(?:firm|company|business|shop|garage|factory|agency|club)[,:]? ["']?(?<value>\p{Lu}\p{Ll}{1,12}\p{Lu}\p{Ll}{1,12}(?: \p{Lu}[\p{L}'’-]{1,24}){0,2})(?![\p{L}])`,
  'dgu',
);
/** "placed at the Laurels": a house named only after its trees. */
const HOUSE_OF_TREES = named(
  `(?:${PLACED}|${HOME_NOUN})`,
  `(?:The )?(?:${anyOf(String.raw`
  Acacias Alders Ashes Aspens Beeches Birches Brambles Cedars Chestnuts Cottages Elms Firs Gables Hawthorns Hazels
  Hollies Ivies Junipers Larches Laurels Lilacs Limes Maples Meadows Oaks Orchards Pines Poplars Rowans Sycamores
  Willows Yews
`)})`,
  'dgu',
);
const isNoTownAlone = (value: string) =>
  !value.split(/[ -]/u).every((word) => isPlace(word.toLowerCase()) || isFieldTerm(word.toLowerCase()));

/** "put in the Cedar Court hotel": hotels that the Home Office uses often have everyday words as names. */
const HOTEL = new RegExp(
  String.raw`(?<![\p{L}])(?:${PLACED}|(?:put|housed|sent|held|kept|found|booked|seen|met|taken)(?: up)? (?:in|into|at|to|from)(?: the)?) (?<value>(?:\p{Lu}[\p{L}'’&-]{1,24} ){1,3}(?:Hotel|hotel|Inn|Guest ?[Hh]ouse|B&B|Hostel|hostel))(?![\p{L}])`,
  'dgu',
);
/** "in the Leonardo hotel" */
const HOTEL_THERE =
  /(?<![\p{L}])(?:in|into|at|to|from|outside|near|by|called) (?:the |a )?(?<value>(?:\p{Lu}[\p{L}'’&-]{1,24} ){1,3}(?:Hotel|hotel|Guest ?[Hh]ouse|Hostel|hostel))(?![\p{L}])/dgu;
/** "could go to Ashgrove House or back": a house with a name like this is unlikely to be an office. */
const HOUSE_THERE =
  /(?<![\p{L}])(?:in|into|at|to|from|outside|near|of|or|and|called) (?<value>\p{Lu}[\p{L}'’-]{2,24} (?:House|Lodge|Cottage|Manor|Grange|Villa|Hostel))(?![\p{L}])/dgu;
const OFFICES =
  /^(?:White|Upper|Lower|Common|Commons|Full|Half|Safe|Open|Coach|Public|Town|Customs?|Trinity|Broadcasting|Bush|Clarence|Lancaster|Somerset|Mansion|Opera|Government|Senate|Guest|Trap|Council|Shared|Fraternity|Business|Friends|Crown) /u;
const namesAHouse = (value: string) => !OFFICES.test(value) && isNoTownAlone(value.replace(/ \S+$/u, ''));
const namesAHotel = (value: string) => isNoTownAlone(value.replace(/ \S+$/u, ''));

/** Leaves out a trade that is not one business: "works in sea food", "job at a nail bar". */
function namesOneBusiness(value: string): boolean {
  const words = value.split(' ');
  if (words.length < 2) return false;
  const capitals = words.every((word) => /^[\p{Lu}&\d]/u.test(word));
  return (
    capitals ||
    (words.length >= 2 &&
      !/^(?:the|a|an|his|her|no|some|uncle|aunt|family|polish|vietnamese|chinese|turkish|indian|kurdish|albanian|romanian|local)$/iu.test(
        words[0]!,
      ))
  );
}

/** "moved from Maple Lodge to Hillcrest House": the second home has no evidence of its own. */
const NEXT_HOME = new RegExp(
  String.raw`^ (?:to|and|or|then|into|and then|then to) (?<value>\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})? ${HOME_END})(?![\p{L}])`,
  'du',
);

function withNextHome(text: string, found: readonly Candidate[]): Candidate[] {
  return found.flatMap((home) => {
    const span = NEXT_HOME.exec(text.slice(home.end, home.end + 90))?.indices?.groups?.['value'];
    return span ? [home, { ...home, start: home.end + span[0], end: home.end + span[1] }] : [home];
  });
}

export function findSettings(text: string): Candidate[] {
  const found = applyRules(text, [
    ...RULES,
    { type: 'school', weight: RARE_SHAPE, pattern: WORKS_AT, accept: namesOne },
    { type: 'school', weight: RARE_SHAPE, pattern: TRADE_THERE, accept: namesATrade },
    { type: 'school', weight: RARE_SHAPE, pattern: WHERE_THEY_ARE, accept: isNoTownAlone },
    { type: 'school', weight: RARE_SHAPE, pattern: FIRM_NAMED, accept: isNoTownAlone },
    { type: 'school', weight: RARE_SHAPE, pattern: HOUSE_OF_TREES },
    { type: 'school', weight: RARE_SHAPE, pattern: HOTEL, accept: namesAHotel },
    { type: 'school', weight: RARE_SHAPE, pattern: HOTEL_THERE, accept: namesAHotel },
    { type: 'school', weight: RARE_SHAPE, pattern: HOUSE_THERE, accept: namesAHouse },
    { type: 'school', weight: RARE_SHAPE, pattern: SCHOOL_NEAR, accept: namesOneNear },
    { type: 'school', weight: RARE_SHAPE - 1, pattern: BUSINESS_NAMED, accept: namesTheBusiness },
  ]);
  return withNextHome(text, found);
}
