// The words of small talk and requests. A message is one of these if all its words are listed here and it matches one of
// `says`: groups of words in order, with any other words between them. "@" is a nation.
import type { Command, Talk } from './commands.js';

export interface Intent {
  command: Command;
  says: readonly string[];
  /** Other words it may contain, besides those of small talk. */
  words: string;
}

const talk = (about: Talk, says: readonly string[], words = ''): Intent => ({
  command: { do: 'talk', about },
  says,
  words,
});

const ASKING =
  'i we id im ive can could may would will do want need like wish just let me us please to how a an the my is it there any way possible get have able you for on of with now today tonight tomorrow this that here';
const PERSON =
  'someone|anyone|person|human|manager|supervisor|people|adviser|advisor|advisers|advisors|staff|colleague|operator|expert|professional|clinician|nurse|lawyer';
const WAITING =
  'answer|answers|answering|reply|replies|replied|respond|response|back|touch|call|calls|called|ring|available|free|online|open|contact|seen|see|read|picked|pick|hear|heard|news|update|updates|wait|waiting|queue';

/** The first match wins, so requests come before small talk. */
export const INTENTS: readonly Intent[] = [
  {
    command: { do: 'forget-nation' },
    says: [
      'forget|unset|clear|remove|reset|delete|undo|drop|stop nation|country|region',
      'all|any|no|every|none nation|nations',
      'nation none|any|all',
    ],
    words: `${ASKING} using use setting choice chosen what set back work in across cover`,
  },
  {
    command: { do: 'nation' },
    says: [
      'change|switch|set|update|move|use|make|put @',
      'change|switch|set|update|choose|pick nation|country|region',
      'i|im|ive|we|were|weve|work|working|based|moved|live|practise|cover in|from|to|for|at|cover @',
      '@ please|pls|now|guidance|instead',
    ],
    words: `${ASKING} in from as not only mostly actually over setting region am are cover england guidance rules law work working based live living moved moving move practise transferred currently`,
  },
  {
    command: { do: 'forget-me' },
    says: [
      'delete|erase|remove|wipe|clear|forget|destroy|deleted|erased|removed|wiped data|details|info|information|messages|message|chat|chats|history|conversation|conversations|records|record|account|everything|all|wrote|said|sent|typed|written|told|me',
      'data|details|information|messages|chat|history|conversation|everything deleted|erased|removed|wiped|forgotten',
      'right forgotten',
    ],
    words: `${ASKING} what rid personal own about hold holds stored from system saved keep kept be has been request and including`,
  },
  {
    command: { do: 'withdraw' },
    says: [
      'cancel|withdraw|stop|scrap|drop|close request|adviser|advisor|callback|call',
      `dont|not|longer|cancel need|want|contacted ${PERSON}|contacted|call|callback`,
    ],
    words: `${ASKING} no any more anymore actually then back from made about being be change mind at work speak talk`,
  },
  {
    command: { do: 'status' },
    says: [
      `when|how|time|soon ${PERSON}|they|you|he|she|i ${WAITING}|speak|talk|help`,
      `long|quickly|soon wait|waiting|queue|reply|answer|respond|response|someone|adviser|advisor`,
      `has|have|is|are|did|will|anyone ${PERSON}|anyone|they|you|message|request|it ${WAITING}|working|around|through|actually|happening|duty|shift|busy|coming|sent|received|arrive|arrived`,
      'where|status|whats|what|happening|happened|open|still|chase request|adviser|advisor',
      `any|no news|update|updates|word|joy|reply|response|answer|sign`,
      'opening|office|working hours|times',
      'did|has message|request|question go|gone|get|got|through',
      'hours adviser|advisers|advisor|advisors|you|your',
      'been|still|im waiting',
      'which|what nation|country set|on|using|in',
    ],
    words: `${ASKING} until till before does take takes will are has did be been going gonna likely about at in there they them their these from yet so what whats which where wheres of your my hours hrs hour mins minutes days since asked ago message request put made sent up me to actually really still even monday tuesday wednesday thursday friday saturday sunday weekend weekends night overnight morning yesterday 1 2 3 4 5 10 15 20 30 45 24 7 24h speak talk also go gone get got through to anyone meant nation am using set`,
  },
  talk(
    'who',
    ['are|r|is|am you|u|this|i real|human|robot|bot|chatbot|person|machine|computer|ai|chatgpt|automated'],
    'a an the or actually even just really being talking speaking chatting to with then not same one as this',
  ),
  {
    command: { do: 'adviser' },
    says: [
      `speak|talk|speaking|talking|chat|connect|connected|put|transfer|transferred|through|over|call|ring|phone|contact|reach|get|need|want|give|ask|like|see ${PERSON}|team`,
      `is|are there ${PERSON}|people talk|speak|chat`,
      `can|could|will|would|please ${PERSON}|you call|ring|phone|contact|help|speak|talk`,
      'call|ring|phone me',
      'put|transfer me through|over',
      'real|actual|proper|live person|human|adviser|advisor',
      `different|another|other ${PERSON}`,
      'human|adviser|advisor person|human|adviser|advisor|please|pls|now',
    ],
    words: `${ASKING} real actual proper live being member your team about case child something else back there is ill didnt help helped helping working work that urgently urgent asap instead directly straight away soon rather than bot robot machine through over available prefer one last was rude too phone speak talk gotta wanna legal youve got and not give find id rathe really quick quickly possible as hold`,
  },
  talk(
    'who',
    [
      'are|r|is|am|u|you real|human|robot|bot|chatbot|person|machine|computer|ai|chatgpt|automated|same',
      'who|what are|r you|u',
      'who|whos made|built|created|runs|owns|designed|programmed|behind you|this|it',
      'who|whos is|am|are|talking|speaking this|you|talking|speaking|i',
      'what|whats your name',
      'whats|what this',
      'do you have|save|keep|remember|store name|me|i|said|told|messages|chat|conversation',
      'how long you keep|store|hold|save messages|data|chat|this|it|conversation',
      'speak|understand arabic|welsh|polish|vietnamese|albanian|urdu|french|romanian|spanish|farsi|tigrinya|english',
      'copy|download|save|export|print|email chat|conversation|transcript',
      'you legal|medical advice',
      'you trust|confidential|private|government|nspcc|police|sleep|joke',
      'trust you|this',
      'this|chat|messages|it confidential|private|anonymous|secure|recorded|saved|monitored',
      'who see|sees|read|reads what|this|messages',
      'you see|access system|file|files|records|case',
    ],
    `${ASKING} actually even or not being then who what are r u am talking speaking chatting writing one as morning earlier yesterday before from thing service system behind name give allowed your advice gonna long do does did does said save keep messages decision on copy meant ask see sees read reads write messages private confidential police nspcc government trust are work works else`,
  ),
  {
    command: { do: 'help' },
    says: [
      'what can|do|could you|u|this|it|bot do|help|answer|know|cover',
      'what can|could|should|do i|we ask|type|do|use',
      'how does|do|can|to i|you|u|this|it|we|use work|help|use|you|this|bot',
      'what|whats you|this|bot for',
      'topics|commands|menu|instructions|options',
      'can|could|will you|u help',
      'need|want help',
      'help me|please|us',
      'can|could|may i ask question|something',
      'got|have|another|quick question',
      'use you|this|it phone|mobile|ipad|teams|slack|outside',
      'does|do|can|you work|works|cover|know @',
    ],
    words: `${ASKING} what whats does else so work works sort kind type things questions question ask about help some out quick another one more your use using instructions topics and as well also speaking phone mobile in cover know @ actually exactly should`,
  },
  talk(
    'restart',
    [
      'start|begin|go again|over|afresh|fresh|scratch|beginning',
      'new|different|another chat|conversation|topic|case|subject',
      'change topic|subject',
      'restart|reset',
      'move on',
    ],
    `${ASKING} lets from back different something completely totally change of clear screen chat`,
  ),
  talk(
    'sorry',
    [
      'wrong window|chat|person|thread|channel|group|one|tab|place|app|box|button|conversation',
      'meant|intended|sent for|to',
      'ignore|disregard that|me|this|it|message|last|above',
      'pressed|hit send|enter|return',
      'by|in mistake|accident|error',
      'typo|typos|oops|whoops|apologies|apols|sorry',
      'my bad|mistake|apologies',
      'didnt mean send|that',
    ],
    'window chat person thread channel group one tab place app box button conversation was is it that this meant for to my the a colleague manager boss friend husband wife mum mate else someone ignore last message above pressed send too early soon by in mistake accident error posted typed sent not you your about bother bothering confusion wasting time spelling typos please be i me disregard supposed go wheesht',
  ),
  talk(
    'never-mind',
    [
      'never|nevermind|nvm mind|nevermind|nvm',
      'nvm',
      'nevermind',
      'doesnt|dont|not matter|worry|bother',
      'scrap|scratch|forget|leave|cancel that|it|about',
      'no matter|need',
      'found|sorted|figured|got|worked it|answer|that|one',
      'cancel',
    ],
    'actually it that this dont does not about i ive im have just found sorted figured out got the answer now myself already worked need needed there leave then asked ask my manager any more anymore its mind',
  ),
  talk(
    'goodbye',
    [
      'bye|goodbye|cya|ttyl|laters|cheerio|tara|hwyl',
      'good night',
      'night',
      'see|catch|speak|talk you|ya|u|later|soon|tomorrow',
      'have good|nice|great|lovely|safe|restful day|evening|weekend|one|night|shift|afternoon|rest',
      'take care',
      'thats|that|thatll all|it|everything|me',
      'all done|sorted|set',
      'im|i|am done|off|finished|finish|set',
      'signing|logging off',
      'got|have|gotta go|run|dash',
      'nothing else',
      'home time',
    ],
    'for now today i need needed im am going home bed here that thats will be is s me ll got have to the rest of your night day weekend evening wait from done off finished until next time signing logging all it everything gotta go run later soon tomorrow too',
  ),
  talk(
    'thanks',
    [
      'thanks|thank|thankyou|thx|thnx|tnx|thanx|thnks|ta|tah|cheers|diolch|ty|tysm|tnks|thanku|thks',
      'appreciate|appreciated',
      'great|helpful|useful|brilliant|brill|perfect|lovely|amazing|awesome|excellent|fab|fantastic|legend|star|lifesaver|grand|super|superb|wonderful|ace|magic|spot|sound|champion|handy|love|bless|wicked|mint|lush|impressive|clever',
      'nice|good one|work|stuff|bot|job',
      'saved me|us',
      'helps|helped',
      'well done',
      'what i needed|wanted|need',
    ],
    'for your the my me us that this its it was is been youve youre have getting back to letting know clearing up explaining help helping info information advice answer answers reply response guidance time patience quick speedy fast taking on clarification support everything being so very kind nice good one work stuff bot job hour hours ages morning saved an a i what needed wanted need exactly after looking just of lot great yer are robot hard week day yesterday new brand team exploitation role in links link all with you really saves well done u v much cleared made easy clear thats mad im am finish finished has busy long',
  ),
  talk(
    'greeting',
    [
      'hi|hiya|hello|helo|hullo|ello|hey|heya|hallo|yo|howdy|greetings|shwmae|salaam|salam|hola',
      'good morning|afternoon|evening|day|eve',
      'morning|afternoon|evening',
      'you|u|ya|yall ok|okay|alright|well|there|awake|up|good',
      'alright you|mate|pal|bot',
      'how|hows are|r|you|things|it|your you|u|things|going|day|doing|is|week',
      'nice|pleased meet',
      'whats|wassup|sup up',
      'anyone|someone there|here|home|about|around',
      'test|testing',
      'im|its back|me',
      'bore da',
    ],
    'are r you u is there here still how hows things it going doing your day week been today to meet me again its im back anyone someone home awake up ok alright whats one two three 1 2 3 123 da morning afternoon evening this who about around hope well youre hows its that',
  ),
  talk(
    'understood',
    [
      'ok|okay|okey|oki|okie|k|kk|right|righto|alright|fine|cool|sure|understood|gotcha|noted|roger|yes|yep|yeah|yea|yup|aye|no|nope|nah|wow|gosh|blimey|haha|hahaha|ha|lol|lmao|hmm|hm|ah|oh|agreed|indeed|exactly|true|interesting|phew|maybe|perhaps|dunno|idk|whatever|wait|brb|x|xx|hehe|sorted|done|aw|ok|right|mm|mhm|yay|uhuh|wheesht',
      'got|get it|that|you|ya',
      'i|yes see|know|understand|agree|thought|guess|suppose',
      'makes|made sense',
      'fair enough|play|do|dos',
      'will do',
      'no worries|problem|probs|bother|rush',
      'one|a|hang|hold sec|second|moment|min|minute|mo|on',
      'bear|give|let me',
      'not sure|really',
      'stop',
      'that|this|youre|you quick|rubbish|useless|funny|good|bad|wrong',
      'youre|your welcome|right',
    ],
    'it that you ya i see know understand agree thought guess suppose makes made sense fair enough will do worries problem one a sec second moment min minute mo hang hold on bear with me give let check think read look at later ill im going to just have go ask my manager not welcome youre course mad thats so if back door phone same too now was quick rubbish useless funny bad wrong are is stop delay',
  ),
];

/** Can be said with anything, and never a question about guidance on their own. */
export const SOCIAL: readonly string[] = (
  'thanks thank thankyou thx ta cheers diolch appreciate appreciated very much so many a lot again please pls plz ok okay oh ah aw right well great brilliant perfect lovely good nice ' +
  'hi hiya hello hey morning afternoon evening bye goodbye sorry yes no yeah mate pal hun hen duck love skip boss sir madam miss dear friend bot team guys all everyone folks lad there then now today just really actually though anyway ' +
  'and but um er erm lol haha x xx btw you u for that was is been helpful useful grand fab cool sound wow speaking while im here too first o'
).split(' ');
