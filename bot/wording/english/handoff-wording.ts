import { counted } from './plurals.js';

export const handoffWording = {
  button: 'Talk to an adviser',
  anAdviser: 'The adviser',
  you: 'You',
  ownRequest: 'My own request',
  /** Shown before quotes that an adviser sends without adding any text. */
  fromGuidance: 'From the guidance:',
  opened: 'I have sent your request to the advisers.',
  openedUrgent: 'I have sent an urgent request to the advisers.',
  /** For a child or victim who is writing about themselves. */
  openedOwn: 'I have asked an adviser to write to you here. You can write more here at any time.',
  theySee: 'This is what they see:',
  theySeeSaved: 'They also see what you added to the request you cancelled, exactly as you wrote it.',
  theySeeAnswer: 'They also see my answer.',
  detailsRemoved:
    'Names and other personal details that I recognised are removed from your question and my answer.',
  noQuestion: 'You have not asked a question yet. Tell us what you need help with.',
  /** Used for an urgent request or at night, if the usual wait is shown elsewhere. */
  waitThisTime: 'I do not know how long it will take this time. It may be longer than usual.',
  /** `wait`: how long others wait, as far as we know. */
  next: (wait = 'I do not know how long it will take.') =>
    `The reply will appear here. ${wait} The adviser who helps you will see anything you write here from now on, exactly as you write it. To ask me a question while you wait, type “ask:” and then your question.`,
  nextElsewhere:
    'I do not know how long a reply will take. I will ask you to continue in a private chat. From then on, advisers only see what you write there.',
  danger: 'Call 999 if a child is in immediate danger.',
  markedUrgent: 'An adviser has marked your request as urgent.',
  markedNotUrgent: 'An adviser has looked at your request and marked it as not urgent.',
  already: 'You have already asked for an adviser. They will see anything you write here.',
  alreadyClaimed: 'An adviser is helping you. They will see anything you write here.',
  otherQuestion:
    'Your request is about a different question. If you need help with this one too, write it here.',
  alreadyElsewhere: 'You have already asked for an adviser. To tell them more, write in our private chat.',
  alreadyClaimedElsewhere: 'An adviser is helping you. To tell them more, write in our private chat.',
  joined:
    'Call 999 if a child is in immediate danger. There are many urgent requests from your network, so I have added your message to one that is already open. An adviser will see it, but cannot reply to you here. They will not see what you write next, unless it is urgent.',
  joinedOpen:
    'Call 999 if a child is in immediate danger. The advisers have your urgent message, together with others from your network. They cannot reply to you here.',
  joinedClosed:
    'Call 999 if a child is in immediate danger. An adviser has closed the request that your urgent message was added to. If you still need help, you can ask for an adviser yourself.',
  kept: 'I’ve added this to your request. If you’d also like an answer from the guidance now, choose “Answer from the guidance”.',
  /** `count`: how many messages are in the request, including this one. */
  keptToo: (count: number) => `I’ve added this to your request too. It now has ${counted(count, 'message')}.`,
  toldUrgent: 'I’ve told the advisers that this is urgent.',
  toldUrgentTo: (name: string) => `I’ve told ${name} that this is urgent.`,
  passingOn: (name: string) => `I’m passing this on to ${name}.`,
  claimed: (name: string) =>
    `${name}, an adviser, is now helping you. They will see what you write exactly as you write it. To ask me a question instead, type “ask:” and then your question.`,
  /** The next adviser may not have read anything yet, so this does not say that they are helping. */
  passedTo: (name: string) =>
    `Your conversation has been transferred to ${name}. They will see what you write exactly as you write it. To ask me a question instead, type “ask:” and then your question.`,
  handedBack: 'The adviser can’t continue with your conversation, so it is waiting for another adviser.',
  holderGone: 'Your adviser is no longer available. Your conversation is waiting for another adviser.',
  /** About an urgent request. */
  holderAbsent:
    'Your adviser is not available at the moment, so I’m alerting the other advisers that this is urgent.',
  resolved: (name: string) =>
    `${name} has closed this conversation. You can carry on asking me questions, or ask for an adviser again at any time.`,
  noReply: 'No adviser has replied to you.',
  noReplySince: 'No adviser has replied since you asked again.',
  rate: 'Did the adviser help?',
  rated: 'Thank you. The advisers will see your rating.',
  withdrawn: 'Your request for an adviser has been cancelled. You can carry on asking me questions.',
  withdrawnUrgent: 'Your urgent request has been cancelled. You can ask for an adviser again at any time.',
  stillOpen: 'Your request for an adviser is still open.',
  /** `again`: if an adviser has had the request before. `replied`: if that adviser replied. */
  unclaimed: {
    first: 'No adviser has picked this up yet.',
    again: 'Your request has not been picked up again yet.',
    replied: 'An adviser has replied, and another will take over.',
  },
  cancelSurely: (unclaimed: string) => `Do you want to cancel your request? ${unclaimed}`,
  cancelUrgent: (unclaimed: string) => `Do you want to cancel this urgent request? ${unclaimed}`,
  cancelClaimed: (name: string, urgent: boolean) =>
    urgent
      ? `Do you want to cancel this urgent request? ${name} has it. I will tell them that you have cancelled.`
      : `Do you want to cancel your request? ${name} has it. I will tell them that you have cancelled.`,
  notOpen: 'You have not asked for an adviser.',
  buttonOutdated:
    'That button no longer works, so nothing has changed. To see your open request, type “status”.',
  /** Only asked on the web. */
  shareFirst: {
    question:
      'The adviser will see your question exactly as you wrote it, with names and other personal details. You cannot undo this.',
    sure: 'Yes, share my exact words',
  },
  wordsShared: 'The adviser will see your question exactly as you wrote it.',
  wordsGone: 'Your original question has been deleted, so it cannot be shared.',
  cardUndelivered:
    'Please call one of these numbers. I have not been able to reach the advisers yet, so they may not have seen your request. I have saved it and will keep trying.',
  cardArrived: 'Your request has now reached the advisers. I do not know how long a reply will take.',
  keptInPrivate:
    'An adviser wants to reply to you, but I cannot start a private chat. Open a chat with me and I will pass on the reply there.',
  piece: (from: string, number: number, of: number) => `${from} (${number} of ${of})`,
  edited: 'changed',
  writtenWhileAway: 'An adviser wrote this to you while I could not reach you:',
  writtenEarlier: 'written before the message above',
  remarked: (from: string, remarks: readonly string[]) => `${from} (${remarks.join(', ')})`,
  deleted: 'The person who wrote this message has deleted it.',
  /** Replaces an adviser's message to someone who has asked to be forgotten. */
  erased: 'This message has been erased.',
  questionErased: 'The person who wrote this question has deleted it.',
  aSign: 'a sign',
  notKnownHere: 'I could not tell which conversation this is about.',
  wroteToYou: (from: string) => `New message from ${from}.`,
  shorterNow: 'This part was removed when the message was edited.',
  changedAbove: (name: string) => `${name} edited a message above.`,
  changeTooLate: 'The conversation with the adviser is closed, so they did not get your edit.',
  attachmentsRefused: (count: number) =>
    `${counted(count, 'file was', 'files were')} attached. I cannot pass on files because they may show a child. Ask the person who sent ${count === 1 ? 'it' : 'them'} for the information you need.`,
  attachmentsKept:
    'I did not pass on your attachment because it may show a child. Describe the important details, or share it using your organisation’s own system.',
  files: (count: number) =>
    `${counted(count, 'file')} attached. You may have to sign in to see the contents:`,
  filesHere: (count: number) => `${counted(count, 'file was', 'files were')} attached.`,
  reacted: (name: string, reaction: string, words: string) =>
    `${name} reacted with ${reaction} to: “${words}”`,
  reactionGone: (name: string, reaction: string, words: string) =>
    `${name} removed ${reaction} from: “${words}”`,
  policyOffer: (topic: string) =>
    `It’s best to talk to a person about ${topic}. An adviser can help: choose “Talk to an adviser”.`,
  dutyTold: 'I am also messaging the duty adviser.',
  dutyNotReached: 'I could not reach the duty adviser. I am asking the other advisers.',
  opensAt: (when: string) =>
    `No advisers are on shift at the moment. They are due back on ${when}. If you cannot wait, call one of these numbers.`,
  opensAtUrgent: (when: string) =>
    `If you cannot wait, call one of the numbers above. No advisers are on shift at the moment. They are due back on ${when}.`,
  stillWaiting: (since: string, unclaimed: string) =>
    `You have been waiting for an adviser since ${since}. ${unclaimed} I have saved your request and everything you have written.`,
  /** For someone whose request came back to the queue after a reply, and who has not asked anything since. */
  answeredBefore:
    'An adviser has replied to you, and your request is still open. No other adviser has picked it up yet. If you don’t need anything else, you can cancel it.',
  advisersReminded: 'I have reminded the advisers.',
  holderSilent: (name: string) => `${name} has your request but has not replied yet.`,
  othersSoon: 'If they do not reply soon, I will ask the other advisers.',
  expired:
    'The adviser has not replied, so I have offered your request to the other advisers. They will see everything you have written.',
  redirected: (specialism: string) =>
    `The adviser has transferred your conversation. You are now waiting for an adviser who specialises in: ${specialism}.`,
  reopened: 'I have asked for an adviser again. They will see anything you write here.',
  reopenedByAdviser: 'The adviser has reopened this conversation.',
  cannotReopen:
    'You can no longer reopen that conversation. To ask for an adviser again, choose “Talk to an adviser” or type “adviser”.',
  otherIsOpen:
    'You already have an open request for an adviser. Carry on writing there, or choose or type “Cancel request” first.',
  noDanger: {
    /** Only asked on the web. */
    question:
      'Are you sure that no one is in danger now? Any request you have stays open, but it may no longer be urgent.',
    sure: 'Yes, no one is in danger',
    ordinary:
      'Thank you. I’ve told the advisers that no one is in danger now. Your request is still open, but it is no longer urgent.',
    stillUrgent:
      'Thank you. Your request stays urgent because of other messages in it, or because an adviser marked it as urgent. To cancel it, choose or type “Cancel request”.',
    noted: 'Thank you. If that changes, call 999.',
    notTheirs: 'Only the person who wrote that message can say that no one is in danger.',
    newAnswer: 'You said that no one is in danger now. The new answer is below.',
  },
  agencySet: (agency: string) => `Thanks. Advisers will see that you work for ${agency}.`,
  agencyUnknown: (known: string) => `Choose one of these: ${known}. For example, type “agency police”.`,
  /** Used while the assistant is turned off, so these sentences do not say that it answers questions. */
  whileOff: {
    next: (wait = 'I do not know how long it will take.') =>
      `The reply will appear here. ${wait} The adviser who helps you will see anything you write here from now on, exactly as you write it.`,
    kept: 'I’ve added this to your request.',
    claimed: (name: string) =>
      `${name}, an adviser, is now helping you. They will see what you write exactly as you write it.`,
    passedTo: (name: string) =>
      `Your conversation has been transferred to ${name}. They will see what you write exactly as you write it.`,
    resolved: (name: string) =>
      `${name} has closed this conversation. You can ask for an adviser again at any time.`,
    withdrawn: 'Your request for an adviser has been cancelled. You can ask for one again at any time.',
  },
} as const;
