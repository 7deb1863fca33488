// Every sentence that the bot says of its own: calm, plain, short, never blaming.
import type { PersonalDataType } from '../knowledge/personal-data.js';
import { jurisdictionName } from '../knowledge/source.js';
import type { Jurisdiction } from '../knowledge/source.js';

export const wording = {
  greeting: [
    'I answer questions about child trafficking and safeguarding with the words of published guidance, and show where each stands.',
    'I am not an emergency service. If a child is in danger now, ring 999.',
    'Please leave out names and other details that could identify a child.',
    'To speak with a person, choose “Talk to an adviser” or type “adviser” at any time.',
  ],
  commandsIntro: 'You can also type:',
  commands: [
    'help: shows this again.',
    'nation Wales: I then use guidance for that nation. England, Wales, Scotland and Northern Ireland work.',
    'adviser: asks for a person.',
    'ask: and then a question. I answer from the guidance, also while an adviser is helping you.',
    'status: what is open, and which nation I use.',
    'withdraw: an adviser is no longer needed.',
    'forget me: erases what you wrote here.',
  ],
  unanswerable:
    'I could not find this in the guidance I hold. I would rather say so than guess. An adviser can help: choose “Talk to an adviser”.',
  withheld:
    'I found guidance that comes near this, but nothing that I could quote with certainty. An adviser can help: choose “Talk to an adviser”.',
  failed:
    'Something went wrong on my side and I could not answer. Your question is kept. Please try again, or talk to an adviser.',
  notUnderstood: 'I could not read that. Please type your question as text.',
  onlyText: 'I cannot open attachments. Please describe what you need to know, without names.',
  allSuperseded:
    'All that I found has been replaced by newer guidance, or withdrawn. Check before you rely on it.',
  earlierWording: 'You changed your question. This answered its earlier wording; the new answer follows.',
  nationChosen: (jurisdiction: Jurisdiction) => `I use guidance for ${jurisdictionName(jurisdiction)}.`,
  nationUnknown:
    'I know England, Wales, Scotland and Northern Ireland. Type, for example, “nation Scotland”.',
  feedbackThanks: 'Thank you. This helps the editors.',
  feedbackSorry: 'Thank you for saying so. Would it help to talk to an adviser?',
  wholePassage: (number: number) => `The passage in which quote ${number} stands:`,
  citationGone: 'I no longer have that quote. Please ask your question again.',
  nothingToAnswer: 'That message was deleted, so I cannot answer it.',

  urgentTitle: 'A child may be in danger',
  urgent: 'If a child is in danger now, ring 999. Do not wait for an answer here.',
  urgentNoAdviser: 'No advisers are connected here, so nobody but you sees this. Please use these contacts.',

  privateDetails:
    'Your message has details that could identify someone. Please delete it from here. I will not repeat them, and I go on in our private chat.',
  privateImpossible:
    'Your message has details that could identify someone. Please delete it from here. I cannot write to you privately: open a chat with me yourself, and ask there without the details.',
  privateHandoff: 'I have written to you in our private chat about talking to an adviser.',
  privateHandoffImpossible:
    'An adviser talks with you in private, and I cannot start a private chat with you. Open a chat with me yourself and type “adviser”.',
  privateHandoffOpen:
    'An adviser was asked and talks with you in private. I cannot start a private chat: open a chat with me yourself, and what they write reaches you there.',
  carriedOn: 'You wrote this in a shared place. I go on here, where only you read it.',

  left: (types: readonly PersonalDataType[]) =>
    `Before searching I left out ${listed(types.map(typeName))}. Please leave such details out.`,

  handoff: {
    button: 'Talk to an adviser',
    you: 'You',
    ownRequest: 'My own request',
    opened: 'I have asked an adviser.',
    openedUrgent: 'I have asked an adviser, marked as urgent.',
    theySee: 'This is what they see:',
    theySeeAnswer: 'They also see what I answered. Names and other details are left out.',
    noQuestion: 'You have not asked a question here yet. Write what you need help with.',
    next: 'I cannot say how soon they will reply. What you write here from now on is kept for them. To ask me something meanwhile, begin with “ask:”.',
    danger: 'If a child is in danger now, ring 999.',
    already: 'An adviser has been asked already. What you write here is kept for them.',
    alreadyClaimed: 'An adviser has your conversation. What you write here goes to them.',
    noAdvisers:
      'No advisers are connected here, so I cannot pass this on. Please use these contacts instead.',
    kept: 'I keep this for the adviser. To have me answer it from the guidance as well, choose “Answer from the guidance”.',
    claimed: (name: string) =>
      `${name} is an adviser and has your conversation now. What you write here goes to them as you write it. To ask me instead, begin with “ask:”.`,
    handedBack: 'The adviser had to hand your conversation back. It waits for another adviser.',
    resolved: (name: string) =>
      `${name} has closed your conversation. I answer again from here. You can ask for an adviser at any time.`,
    rate: 'Did the adviser help?',
    rated: 'Thank you. The advisers will see it.',
    withdrawn: 'Done: no adviser is asked any more. I answer again from here.',
    notOpen: 'No adviser is asked at the moment.',
    attachments: 'There was an attachment, which I cannot pass on.',
    wordsShared: 'The adviser will see your question as you wrote it.',
    wordsNotShared: 'The adviser sees your question with the details left out.',
    wordsGone: 'Your question is no longer kept as you wrote it, so it cannot be shared.',
    cardUndelivered:
      'I could not reach the advisers. Your request is kept, but nobody may have seen it. Please use these contacts.',
    keptInPrivate:
      'An adviser wants to reply to you, and I cannot start a private chat. Open a chat with me yourself, and I pass it on there.',
  },

  adviser: {
    cardTitle: 'Somebody asks for an adviser',
    cardTitleUrgent: 'Urgent: a child may be in danger',
    cardUrgent: 'The practitioner was told to ring 999 if a child is in danger now.',
    questionErased: 'The question was deleted by the person who wrote it.',
    noQuestion: 'No question was asked.',
    botSaid: 'What the bot answered',
    botSaidNothing: 'The bot has not answered this.',
    youHold: (practitioner: string) => `You have this conversation now. ${practitioner} was told your name.`,
    howToReply:
      'Write here, and I pass it on as you write it. Lines that begin with // stay with you. To close it, choose “Resolve”.',
    howToReplyInThread:
      'I could not open a private chat with you. Write in this thread, and I pass it on. Others here read it too, so I leave personal details out of what comes back. Lines that begin with // are not passed on.',
    replyHow: 'Write your reply in the thread of the card or in our private chat, and I pass it on.',
    lost: (name: string) => `${name} has this one already.`,
    notOpenAnyMore: 'This conversation is not waiting any more.',
    heldBy: (name: string) => `${name} has this conversation. Your message was not passed on.`,
    nobodyHolds: 'Nobody has claimed this conversation yet. Claim it first; your message was not passed on.',
    ownRequest: 'You asked for this yourself, so another adviser has to take it.',
    onlyAdvisers: 'Only advisers can do that, from their own channel.',
    closed: 'This conversation is closed. Your message was not passed on.',
    whichOne: 'You have more than one conversation. Whom is this for?',
    notKnownHere: 'I do not know which conversation this is about.',
    noteKept: 'Kept as a note. It was not passed on.',
    undelivered:
      'Your message could not be delivered: the person may have left or removed me. They have not read it.',
    practitionerLeft: 'The practitioner removed me or left. They no longer get messages.',
    withdrawn: 'The practitioner no longer needs an adviser.',
    handedBack: (name: string) => `${name} handed this back. It waits for another adviser.`,
    handedBackYou: 'You handed it back. It waits for another adviser.',
    resolvedYou: 'You closed it. The practitioner was told.',
    keptUntilPrivate:
      'The practitioner asked in a shared place, and I cannot write to them privately yet. I asked them to open a private chat, and keep your message until then.',
    nowUrgent:
      'The practitioner wrote something urgent. They were told to ring 999 if a child is in danger now.',
    edited: 'changed',
    deleted: 'This message was deleted by the person who wrote it.',
    practitioner: 'The practitioner',
    anAdviser: 'The adviser',
    nothingOpen: 'No conversation waits for an adviser.',
    open: (waiting: number, claimed: number) => `${waiting} waiting, ${claimed} claimed.`,
  },

  forget: {
    confirm: [
      'I will erase what you wrote to me here, in both forms I keep, and your name.',
      'I keep the answers I gave and the fact that an adviser was asked, without your words.',
      'This cannot be undone. I cannot erase what stands in the chat itself.',
    ],
    button: 'Erase what I wrote',
    openFirst:
      'An adviser is asked or helping you now. Type “withdraw” first, or wait until it is closed; then I can erase what you wrote.',
    done: 'Done. What you wrote is erased.',
  },

  status: {
    nation: (jurisdiction?: Jurisdiction) =>
      jurisdiction
        ? `I use guidance for ${jurisdictionName(jurisdiction)}.`
        : 'You have not chosen a nation. Type, for example, “nation Wales”.',
    waiting: (since: string) => `An adviser was asked at ${since}. Nobody has taken it yet.`,
    claimed: (name: string) => `${name}, an adviser, has your conversation.`,
    none: 'No adviser is asked at the moment.',
  },

  labels: {
    claim: 'Claim',
    reply: 'Reply',
    handBack: 'Hand back',
    resolve: 'Resolve',
    withdraw: 'No longer needed',
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
    yes: 'Yes',
    no: 'No',
    shareWords: 'Share my exact words',
    askGuidance: 'Answer from the guidance',
    help: 'What I can do',
  },
} as const;

const TYPE_NAMES: Record<PersonalDataType, string> = {
  name: 'a name',
  date_of_birth: 'a date of birth',
  address: 'an address',
  postcode: 'a postcode',
  phone: 'a phone number',
  email: 'an email address',
  nhs_number: 'an NHS number',
  nino: 'a National Insurance number',
  passport_number: 'a passport number',
  brp_number: 'a residence permit number',
  home_office_ref: 'a Home Office reference',
  nrm_ref: 'an NRM reference',
  case_id: 'a case number',
  crime_ref: 'a crime reference',
  vehicle_reg: 'a vehicle registration',
  bank_account: 'a bank account number',
  sort_code: 'a sort code',
  payment_card: 'a payment card number',
  social_handle: 'a social media name',
  ip_address: 'an internet address',
  school: 'a school or placement',
};

function typeName(type: PersonalDataType): string {
  return TYPE_NAMES[type];
}

function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
}
