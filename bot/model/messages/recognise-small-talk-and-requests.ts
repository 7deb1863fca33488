// Recognises simple small talk and requests by fixed phrases, before any search and without a model. The
// whole message must match: "Thanks, but she's gone now" does not count as thanks. Other wordings are
// recognised later (see knowledge/turns), except while someone is waiting for an adviser.
import { firstNationNamed, withoutNations } from '../../../knowledge/question/find-nations.js';
import { WELSH_NATION } from '../../../knowledge/redaction/kept/welsh-nations.js';
import { foldText } from '../../../knowledge/text/terms.js';
import { withoutFormatting } from './chat-formatting.js';
import { bareNation } from './commands.js';
import { WELSH_REQUESTS, WELSH_WISH } from './welsh-commands.js';
import { parseEverydayWelsh } from './welsh-everyday-words.js';
import type { Command, Talk } from './command.js';

const PERSON =
  '(?:some ?(?:one|body)|any ?(?:one|body)|(?:a|an|the|your|my)? ?(?:real |actual |human )?(?:person|human(?: being)?|advis[eo]rs?))';
const PLEASE = '(?: please| pls| now| thanks| asap)*';
const CAN =
  '(?:please |pls )?(?:(?:can|could|may) (?:i|you|we) |i (?:need|want|would like|d like|wish) (?:to )?)?(?:please )?';
// Must not match “can I use the Scottish guidance?”, because that is a question.
const USE = '(?:please |pls )?(?:(?:can|could) you )?(?:please )?use(?: the)?';
const THANKS = '(?:thanks|thank you|thankyou|thx|ta|cheers|diolch)';
const OF_MINE =
  '(?:all |everything |of )*(?:my |the |this |our )?(?:data|details|messages?|chat|conversation|history|what i (?:just )?(?:wrote|typed|said)';
const MINE = `${OF_MINE}|everything)`;

/**
 * Matches “when you have replied” or “if someone answers”, but not “when he gets back” or “if she replies”,
 * which may be about a child.
 */
const REPLIED = `(?: (?:when|if|once|that) (?:you|they|${PERSON})(?:ve| ve| have| has| is| s)?(?: been)? (?:repl(?:y|ies|ied)|answers?|answered|responds?|responded)(?: to me| back| here)?)`;
const NOTICE = '(?:an? )?(?:e ?mail|text(?: message)?|message|notification|alert|call|phone call)';
/** Matches “Can you text me?”, which is a message to the adviser about how to reply. */
const WISH = `(?:and )?(?:will|do|can|could) (?:you|they) (?:send me ${NOTICE}|(?:e ?mail|text|notify|message|alert) me)`;

const talk = (about: Talk): Command => ({ do: 'talk', about });
/** In these patterns, "@" stands for a nation's name. */
const SAID: readonly (readonly [command: Command, words: string])[] = [
  [
    { do: 'forget-nation' },
    `${CAN}(?:forget|unset|clear|remove|reset)(?: my| the)? (?:nation|country)|no nation|${USE} (?:guidance (?:for|from) )?all (?:the )?nations`,
  ],
  [
    { do: 'nation' },
    `${CAN}(?:change|switch|set)(?: me| it|(?: my| the)? (?:nation|country))?(?: over)?(?: to| for| as)? @|${USE} (?:guidance (?:for|from) @|@ guidance|@)`,
  ],
  [
    { do: 'nation' },
    'i (?:now )?(?:work|am|m) in @(?: now)?(?: not @)?|@(?: now| instead)+(?: pls| please)?(?: not @)?',
  ],
  // “I want to forget everything” must not match, because it is about what happened to someone.
  [{ do: 'forget-me' }, `${CAN}(?:(?:delete|erase|remove|wipe) ${MINE}|forget ${OF_MINE}))`],
  // "How do I complain about the Home Office?" must not match, because it is a question.
  [
    { do: 'complaint' },
    `(?:(?:how|where|who) (?:do|can|should|could|would) (?:i|we) |${CAN})(?:complain|(?:make|raise|file|lodge|submit) (?:a |an )?(?:formal |official )?complaint)(?: to)?(?: about (?:you|this|this (?:service|bot|chat|assistant|answer)|(?:the|my|your) advis[eo]r|how you use my (?:data|information)))?`,
  ],
  [{ do: 'withdraw' }, `${CAN}cancel (?:my|the|that|it)(?: advis[eo]r)?(?: request| call| callback)?`],
  [
    { do: 'status', of: 'request' },
    `(?:and )?when (?:will|can|does|is|do) ${PERSON} (?:answer|reply|call|get back|be back|free|pick(?:s|ed)? up).*`,
  ],
  [
    { do: 'status', of: 'request' },
    '(?:and )?when will (?:(?:they|you|he|she) (?:answer|reply|call)|(?:they|you) get back).*',
  ],
  [
    { do: 'status', of: 'request' },
    'where(?: i)?s my request.*|(?:is there )?any (?:news|update)|how long (?:is|do i have to|will i|s)? ?(?:the )?(?:wait|queue)',
  ],
  [
    { do: 'status', of: 'request' },
    `(?:and |so )?how (?:will|do|would) i (?:know|find out|see|hear)${REPLIED}|(?:and |so )?where (?:will|do|can) i (?:see|read|find|get) (?:the|your|their|my) (?:reply|answer)`,
  ],
  [
    { do: 'status', of: 'request' },
    `(?:and )?(?:will|do) i (?:get|receive|have) ${NOTICE}${REPLIED}?|${WISH}${REPLIED}?|(?:and )?will i (?:be|get) (?:notified|told|emailed|alerted|texted)${REPLIED}`,
  ],
  [
    talk('who'),
    // Require a space before each word, so that the names “Rai” and “Isai” are not read as “r AI” and “is
    // AI”.
    '(?:hi |hello )?(?:are|r|is|am i (?:talking|speaking) to)(?: (?:you|u|this))?(?: really)?(?: an?)?(?: (?:real|actual))? (?:person|human|robot|bot|machine|ai)(?: or (?:an? )?(?:real )?(?:person|human|robot|bot|machine|ai))?',
  ],
  [{ do: 'adviser' }, `${CAN}(?:speak|talk|chat) (?:to|with) ${PERSON}`],
  [{ do: 'adviser' }, `${CAN}(?:put me through|connect me|get me|have) ?(?:to)? ${PERSON}`],
  [{ do: 'help' }, '(?:so )?what can (?:you|i) (?:actually )?(?:do|ask)(?: for me)?|how does this work'],
  [talk('restart'), '(?:can we |lets )?(?:start (?:again|over)|restart)'],
  [
    talk('sorry'),
    '(?:oops |sorry )*(?:that was )?(?:in )?(?:the )?wrong (?:window|chat|channel|person|group)(?: sorry)?',
  ],
  [talk('never-mind'), '(?:nvm|never ?mind)(?: (?:i )?(?:found|sorted)(?: it)?)?'],
  [talk('goodbye'), `(?:ok |${THANKS} )*(?:bye|bye bye|goodbye|good night)(?: (?:then|now|for now|all))?`],
  [
    talk('thanks'),
    `(?:ok |okay |oh |ah |great |lovely |brilliant |perfect )*${THANKS}(?: (?:so|very) much| a lot| again| all| mate| duck| pal| thats| really| very| so| helpful| useful| great)*`,
  ],
  [
    talk('complaint'),
    '(?:(?:you|u) (?:are|r)|youre|ur)(?: (?:so|really|completely|totally|absolutely|just|pretty))* (?:useless|rubbish|hopeless|terrible|no (?:use|help|good)|not (?:helpful|helping|(?:much|any) (?:use|help)))',
  ],
  [
    talk('greeting'),
    '(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon|evening)(?: (?:there|all|again))?',
  ],
  [talk('understood'), '(?:ok(?:ay)?|k|right|fine|cool|got it|i see|understood|yes|no|noted)'],
];
const NATION = /\b(?:england|wales|scotland|northern ireland)\b/giu;
const matching = (words: string) => new RegExp(`^(?:${words})${PLEASE}$`);
const PHRASES = [...SAID, ...WELSH_REQUESTS];
const READ = PHRASES.map(([command, words], at) => ({
  command,
  pattern: matching(words),
  isWelsh: at >= SAID.length,
}));
/** The same phrases without any free text, such as the words after “when will they answer me about”. */
export const FIXED = PHRASES.map(([, words]) => matching(words.replaceAll('.*', '')));

/** True if the whole message is one of these phrases. None of its words can then be a name. */
export function isFixedPhrase(text: string): boolean {
  if (text.length > MOST_LETTERS) return false;
  // Only replace nations, not other places, because a place such as Stirling may also be a family name.
  const words = simplified(foldText(text.replace(WELSH_NATION, ' @ ').replace(NATION, ' @ ')));
  return FIXED.some((pattern) => pattern.test(words));
}

/** Undefined if the message is not small talk or a request. Most messages are neither. */
export function parseRequest(text: string): Command | undefined {
  return parsePhrase(text) ?? parseEverydayWelsh(text);
}

/** True of small talk and requests in Welsh that are too short to tell the language from their words. */
export function isKnownInWelsh(text: string): boolean {
  const words = wordsOf(text);
  const phrase = READ.find(({ pattern }) => pattern.test(words));
  // Small talk such as “na” or “bore da” is also written by people who write English.
  if (phrase) return phrase.isWelsh && phrase.command.do !== 'talk';
  const everyday = bareNation(text) ? undefined : parseEverydayWelsh(text);
  return everyday !== undefined && everyday.do !== 'talk';
}

function parsePhrase(text: string): Command | undefined {
  const alone = bareNation(text);
  if (alone) return { do: 'nation', jurisdiction: alone };
  const words = wordsOf(text);
  const command = READ.find(({ pattern }) => pattern.test(words))?.command;
  if (command?.do !== 'nation') return command;
  const jurisdiction = firstNationNamed(text);
  return { do: 'nation', ...(jurisdiction && { jurisdiction }) };
}

const WISHES = [WISH, WELSH_WISH].map((wish) => new RegExp(`^(?:${wish})${PLEASE}$`));

/**
 * While someone is waiting for an adviser, the bot still handles requests in fixed phrases. The rest goes to
 * the adviser: small talk, messages about how to reply, and just the name of a nation, which may say where
 * the child is.
 */
export function parseWhileWaiting(text: string): Command | undefined {
  const words = wordsOf(text);
  if (bareNation(text) || WISHES.some((wish) => wish.test(words))) return undefined;
  const command = parsePhrase(text);
  return command?.do !== 'talk' ? command : undefined;
}

/** A message with more characters than this is never small talk or a request. */
const MOST_LETTERS = 120;

/**
 * Returns the text in lower case, without punctuation. "hellooo" becomes "hello", and the name of a nation
 * becomes "@".
 */
function wordsOf(text: string): string {
  if (text.length > MOST_LETTERS) return '';
  return simplified(withoutNations(foldText(withoutFormatting(text)), ' @ '));
}

const simplified = (folded: string): string =>
  (folded.replace(/(\p{L})\1{2,}/gu, '$1').match(/[\p{L}\p{N}@]+/gu) ?? []).join(' ');
