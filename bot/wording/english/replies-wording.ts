// Everything the bot says. Keep it calm, plain and short, and never blame the reader.
import { adviserLabels, adviserWording } from './adviser-wording.js';
import { correctionsWording } from './corrections-wording.js';
import { counted } from './plurals.js';
import { handoffWording } from './handoff-wording.js';
import { TYPE_NAMES } from './names.js';
import { ratingWording } from './rating-wording.js';
import { talkWording } from './talk-wording.js';
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import { guidanceWords, jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';
import { DEFAULT_OFF_MESSAGE } from '../../model/governance/switches.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';

export const labels = {
  reopen: 'I need more help',
  withdraw: 'Cancel request',
  withdrawSurely: 'Yes, cancel my request',
  withdrawNot: 'Keep my request',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  yes: 'Yes',
  no: 'No',
  shareWords: 'Share my exact words',
  askGuidance: 'Answer from the guidance',
  askFollowUp: 'This follows on from my last question',
  forgetNation: 'Use guidance for all nations',
  /** The button below the emergency numbers, for reporting a false alarm. */
  noDanger: 'No one is in danger now',
  help: 'What I can do',
  /** Changes to the other language, so the label is in that one. */
  otherLanguage: 'Cymraeg',
};

/** Redaction also removes text that only looks like a name, such as “Operation Tulip”. */
const likeNames = (count: number) => `${count} things that look like names`;

export const wording = {
  greeting: [
    'I answer questions about child trafficking and safeguarding. I quote the guidance word for word and tell you where each quote comes from.',
    'Call 999 if a child is in immediate danger. I am not an emergency service.',
    'Do not include names or other details that could identify a child.',
    'To talk to a person, choose “Talk to an adviser” or type “adviser” at any time.',
  ],
  /** Used in places where other people can also write. */
  mentionMe: 'To write to me here, start your message with @ and my name.',
  /** The short greeting on the web page, which has its own introduction. */
  greetingOnPage:
    'I quote the guidance word for word and tell you where each quote comes from. I am not an emergency service.',
  commandsIntro: 'You can also type:',
  /** Each command to type, and what it does. The web page shows these as buttons. */
  buttonCommands: [
    { label: 'nation Wales', value: 'use guidance for that nation only (“nation none” to undo it)' },
    { label: 'status', value: 'see whether an adviser is helping you, and your nation' },
    { label: 'cancel request', value: 'cancel your request for an adviser' },
    { label: 'reopen', value: 'reopen a request an adviser has closed' },
    { label: 'forget me', value: 'erase what you wrote here' },
  ],
  commands: [
    {
      label: 'ask',
      value: 'search the guidance while an adviser is helping you: “ask: who can refer a child?”',
    },
    { label: 'agency police', value: 'tell advisers where you work' },
    { label: 'remove Alex', value: 'remove “Alex” from what you wrote here' },
    { label: 'my data', value: 'see what I hold about you' },
    { label: 'complaint', value: 'see how to complain about this service' },
  ],
  unanswerable:
    'I could not find an answer in the guidance. You can ask an adviser instead: choose “Talk to an adviser”.',
  unanswerableAsked: 'I could not find an answer in the guidance. The advisers still have your request.',
  ifInDanger: 'If a child may be in danger, call 999, or 101 if it can wait.',
  ifAdultInDanger: 'If someone may be in danger, call 999, or 101 if it can wait.',
  urgentNotAnswered:
    'If a child is in immediate danger, call 999 first. If you also want to know what the guidance says, ask me one short question.',
  urgentFirst: 'If a child is in immediate danger, call 999 first.',
  urgentAsked: 'If a child is in immediate danger, call 999 first. The advisers have your request.',
  /** For someone who has written that 999 or the police have been called. */
  helpCalled: {
    urgent:
      'If help does not come, or the danger gets worse, call 999 again. You have told me that 999 or the police have been called. Do not wait for an answer here.',
    own: 'If help does not come, or you are in more danger, call 999 again. If you cannot speak, call from a mobile and press 55 when you are asked to.',
    again: 'If help does not come, or the danger gets worse, call 999 again.',
    notAnswered:
      'If help does not come, or the danger gets worse, call 999 again. If you also want to know what the guidance says, ask me one short question.',
    asked: 'If help does not come, or the danger gets worse, call 999 again. The advisers have your request.',
  },
  severalQuestions:
    'You have asked several questions. Send me one at a time, starting with the most important, and I will answer each. If you would rather talk it through, choose “Talk to an adviser”.',
  notShown:
    'I could not show you my answer because the app did not accept it. Try asking in a different way, or talk to an adviser.',
  failed:
    'Sorry, something went wrong and I could not answer. Your question has been saved. Try again, or talk to an adviser.',
  /**
   * `failedOnly` and `lateOnly` do not offer an adviser. They are for advisers and for people already waiting
   * for one.
   */
  failedOnly: 'Sorry, something went wrong and I could not answer. Your question has been saved. Try again.',
  late: 'Sorry, I could not answer in time. Your question has been saved. Ask it again, or talk to an adviser.',
  lateOnly: 'Sorry, I could not answer in time. Your question has been saved. Ask it again.',
  askedTwice: 'You have already asked me this. I am still working on the answer.',
  busy: {
    asking: (minutes: number) =>
      `Many people are asking questions at the moment, so my answer may take up to ${counted(minutes, 'minute')}. You do not need to ask again.`,
    instead: 'If you cannot wait, choose “Talk to an adviser”.',
    insteadOrSearch: (address: string) =>
      `If you cannot wait, choose “Talk to an adviser”, or search the guidance yourself: ${address}`,
  },
  notUnderstood: 'Sorry, I could not read that. Please type your question.',
  onlyText:
    'I cannot see pictures, listen to voice notes or open files, so I have not read what you sent. Type what you need to know, without using names, or talk to an adviser.',
  attachmentUnread:
    'I cannot see pictures, listen to voice notes or open files, so I have only read what you typed. If what you sent matters, talk to an adviser.',
  onlyAPart: (kept: number, sent: number) =>
    `Your message was too long (${sent.toLocaleString('en-GB')} characters). Only ${kept.toLocaleString('en-GB')} of them were saved. Send the rest in another message.`,
  allSuperseded:
    'Everything quoted here is out of date: it has been replaced or withdrawn. Check the current version before you act on it.',
  withoutReader:
    'I could not check whether these quotes answer your question, so they may not be relevant. You can ask again in a few minutes.',
  earlierWording:
    'You have changed your question. This answers the earlier version. The new answer is below.',
  nationChosen: (jurisdiction: Jurisdiction) => `I’m using guidance for ${jurisdictionName(jurisdiction)}.`,
  nationFromNow: (jurisdiction: Jurisdiction) =>
    `I’m using guidance for ${jurisdictionName(jurisdiction)} from now on.`,
  nationChosenInstead: (jurisdiction: Jurisdiction) =>
    `You chose ${jurisdictionName(jurisdiction)}. The new answer is below.`,
  /** Used in places where other people can see the chat, because any of them may have chosen the nation. */
  nationChosenHere: (jurisdiction: Jurisdiction) =>
    `I’m now using guidance for ${jurisdictionName(jurisdiction)}. The new answer is below.`,
  /** Shown above the first answer in a conversation. */
  nationUsed: (jurisdiction: Jurisdiction) =>
    `I used guidance for ${jurisdictionName(jurisdiction)}, the nation chosen earlier.`,
  onlyNation: (jurisdiction: Jurisdiction) =>
    `This guidance is for ${jurisdictionName(jurisdiction)}. No nation has been chosen.`,
  nationUnknown: 'Choose England, Wales, Scotland or Northern Ireland. For example, type “nation Scotland”.',
  nationOffered: 'Do you want me to use guidance for one nation only?',
  useNation: (nation: string) => `Use guidance for ${nation}`,
  askAgainFor: (nation: string) => `Answer my last question for ${nation}`,
  forgetNationOffered: 'Do you want me to use guidance for all nations?',
  allNationsInstead: 'You chose guidance for all nations. The new answer is below.',
  allNationsHere: 'I’m now using guidance for all nations. The new answer is below.',
  nationForgotten:
    'I’m now using guidance for all nations. I may ask you which nation you mean if the guidance is different in each nation.',
  turnedOff: DEFAULT_OFF_MESSAGE,
  adviserWhileOff: 'You can still talk to an adviser.',
  languageChosen: 'From now on I will write to you in English.',
  /** Shown after the introduction if the translation has not been checked. */
  draft: undefined as string | undefined,
  chosen: (label: string) => `Chosen: ${label}`,
  feedbackThanks: 'Thank you. Your feedback helps us improve the guidance.',
  bothWays: {
    lead: 'I could not tell whether this follows on from your last question, so I searched both ways.',
    asFollowUp: 'If it follows on from your last question:',
    onlyAsFollowUp:
      'I could not find an answer to this as a new question. If it follows on from your last question:',
  },
  followUpAsked: 'You said this is about your last question. The new answer is below.',
  rating: ratingWording,
  morePassages: (count: number) => counted(count, 'more quote'),
  earlierQuotes: (count: number) => counted(count, 'earlier quote'),
  showPassage: (number: number) => `See quote ${number} in context`,
  wholePassage: (number: number) => `Quote ${number} in context:`,
  quotedWhole: (number: number) =>
    `Quote ${number} already shows this part of the document in full. To read what comes before and after it, open the document:`,
  citationGone: 'That quote is no longer available. Please ask your question again.',
  nothingToAnswer: 'I cannot answer that message because it was deleted.',
  notAnsweredHere: 'I cannot answer that message here.',

  urgentTitle: 'A child may be in danger',
  urgent: 'Call 999 if a child is in immediate danger. Do not wait for an answer here.',
  urgentMissing: 'To report someone missing to the police, call 999 if they are in danger, otherwise 101.',
  ownTitle: 'There are people who can help you',
  own: [
    'If you are in danger now, call 999. If you cannot speak, call from a mobile and press 55 when you are asked to.',
    'What is happening to you is not your fault. You are not in trouble for asking for help.',
    'Calling Childline is free and you do not have to give your name.',
  ],
  ownAdviser:
    'I am a computer program, not a person. I am asking an adviser (a real person) to write to you here.',

  privateDetails:
    'Your message may include details that could identify someone. Please delete it from here. I will not repeat them. Let’s continue in our private chat.',
  privateImpossible:
    'Your message may include details that could identify someone. Please delete it from here. I cannot start a private chat with you. Open a chat with me and ask again there, without the details.',
  privateHandoff: 'I have sent you a private message about talking to an adviser.',
  privateHandoffImpossible:
    'You need to talk to an adviser in a private chat, but I cannot start one. Open a chat with me and type “adviser”.',
  privateHandoffOpen:
    'I have asked an adviser to help you in a private chat, but I cannot start one. Open a chat with me, and you will see their messages there.',
  carriedOn:
    'You wrote this where other people can see it. Let’s continue here, where only you can see the conversation.',

  likeNames,
  /** `names`: the number of different names removed. */
  left: (types: readonly PersonalDataType[], names = 1) =>
    `I removed ${guidanceWords('en').list(types.map((type) => (type === 'name' && names > 1 ? likeNames(names) : TYPE_NAMES[type])))} before searching. Please do not include personal details.`,

  talk: talkWording,
  corrections: correctionsWording,
  handoff: handoffWording,
  adviser: adviserWording,

  /** Used if the encryption key is missing or the key service does not answer. */
  locked: [
    'I can’t take messages at the moment. What people write here is encrypted, but the encryption key is not available, so I did not save your message.',
    'The people who run this service need to put this right. You can still search and read the guidance. Please send your message again later.',
  ],

  myData: {
    private: 'I only show your data in a private chat. Open one with me and type “my data” there.',
    counts: (messages: number, conversations: number, requests: number, ratings: number) =>
      `I hold ${guidanceWords('en').list([
        `${counted(messages, 'message')} that you wrote in ${counted(conversations, 'conversation')}`,
        ...(requests ? [`${counted(requests, 'request')} for an adviser`] : []),
        ...(ratings ? [counted(ratings, 'rating')] : []),
      ])}.`,
    complaints: (count: number) => `I also hold ${counted(count, 'complaint')} from you.`,
    held: 'Some of this data must be kept for now because of a legal duty.',
    what: (id: string) =>
      `Here is what you wrote, with personal details removed. For a full copy, ask the organisation that runs this service, and give them your ID here: ${id}. To have it erased, type “forget me”.`,
    outOfDate: 'This list is out of date. To see what we hold now, type “my data”.',
    /** Replaces all messages in the list except the first. */
    outOfDateToo: 'This part has been removed too.',
    more: 'There is more. For a full copy, ask the organisation that runs this service.',
  },
  complaints: {
    how: [
      'To complain about this service, or about how information about you is used, choose “Record a complaint” below. To say what your complaint is about, type “complaint:” followed by what went wrong. You can also complain to the organisation that runs this service.',
      'The people who run the service will see what you wrote, with personal details removed, and who it is from. They must tell you within 30 days that they have received it.',
      'If you are not happy with how they use information about you, you can complain to the Information Commissioner: ico.org.uk or 0303 123 1113.',
    ],
    /** Replaces the first paragraph of `how` if the person has typed what the complaint is about. */
    typed:
      'To record what you have just written as a complaint, choose “Record a complaint” below. You can also complain to the organisation that runs this service.',
    button: 'Record a complaint',
    private: 'I can only record a complaint in a private chat. Open one with me and type “complaint” there.',
    recorded: (by: string) => [
      `Your complaint has been recorded. The people who run this service will confirm by ${by} that they have received it.`,
      'To see what was recorded, type “my data”.',
    ],
    /** Replaces the second paragraph of `recorded` if what the person typed has been erased since. */
    withoutWords:
      'What you wrote has been erased, so your complaint does not say what it is about. To say so, type “complaint:” followed by what went wrong.',
    before: 'That complaint has already been recorded.',
    acknowledged: (received: string) =>
      `The people who run this service have received your complaint of ${received} and are looking into it.`,
    closed: (received: string) => [
      `The people who run this service have finished dealing with your complaint of ${received}. They will give you their decision. If you have not heard from them, ask the organisation that runs the service.`,
      'If your complaint is about how information about you is used, and you are not happy with the decision, you can complain to the Information Commissioner: ico.org.uk or 0303 123 1113.',
    ],
  },
  forget: {
    confirm: [
      'I will erase everything you wrote here, including the version with personal details removed, what advisers wrote to you, your name and the nation you chose.',
      'I will keep my answers and a record of whether you asked for an adviser, but nothing you wrote.',
      'You cannot undo this. If you have changed your mind, do nothing.',
    ],
    /** Only shown in Teams and Slack. */
    confirmInApp: 'I cannot delete messages from the chat itself: delete them yourself.',
    /** Only shown on the web page. */
    onlyThis:
      'This only erases this conversation. Your other conversations will not be erased. To erase one, open it under “Earlier conversations” and erase it there.',
    button: 'Yes, erase it',
    openFirst:
      'You have an open request for an adviser. To erase what you wrote, first choose or type “Cancel request”, or wait until the adviser closes it.',
    done: 'Everything you wrote here has been erased.',
    doneUntil: (day: string) =>
      `Everything you wrote here up to ${day} has been erased, as you asked then. What you have written since is still here. To have it erased too, type “forget me”.`,
    startsNew: 'What you write next starts a new conversation.',
    held: [
      'Your request has been recorded. Some of what you wrote must be kept for now, because of a legal duty.',
      'Everything else has been erased. We will erase the rest as soon as we no longer have to keep it. You do not need to ask again.',
    ],
    /** The answer to a button of a conversation that has been erased. */
    buttonGone: 'What you asked there has been erased, so that button no longer works. Nothing was saved.',
    /** Used if people must not find out about a legal hold. */
    later: 'We have recorded your request. It may take some time to deal with. You do not need to ask again.',
  },

  status: {
    nation: (jurisdiction?: Jurisdiction) =>
      jurisdiction
        ? `I’m using guidance for ${jurisdictionName(jurisdiction)}.`
        : 'You have not chosen a nation. To choose one, type “nation” and its name, for example “nation Wales”.',
    waiting: (since: string, unclaimed: string) => `You have been waiting since ${since}. ${unclaimed}`,
    claimed: (name: string) => `${name}, an adviser, has your request.`,
    none: 'You have not asked for an adviser.',
    where: 'The reply will appear here. I do not send emails or texts.',
    private:
      'I only show or cancel requests for an adviser in a private chat. Open one with me and type “status” there.',
    unknownWait: 'I do not know how long a reply will take.',
    away: (when: string) => `No advisers are on shift at the moment. They are due back on ${when}.`,
  },
  labels: { ...labels, ...adviserLabels },
} as const;
