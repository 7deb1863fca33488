// What the bot says of its own in a handoff: to the practitioner, and to the advisers.
import { languageName } from './language.js';

export const handoffWording = {
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
  joined:
    'There are many urgent requests from your network, so I have added your message to one that is already open. An adviser will read it, but cannot reply to you here. If a child is in danger now, call 999.',
  noAdvisers: 'No advisers are connected here, so I cannot pass this on. Please use these contacts instead.',
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
  wordsShared: 'The adviser will see your question as you wrote it.',
  wordsNotShared: 'The adviser sees your question with the details left out.',
  wordsGone: 'Your question is no longer kept as you wrote it, so it cannot be shared.',
  cardUndelivered:
    'I could not reach the advisers yet, so they may not have seen your request. Please call one of these numbers. I have saved your request and will keep trying.',
  cardArrived: 'Your request has now reached the advisers. I cannot say how soon they will reply.',
  keptInPrivate:
    'An adviser wants to reply to you, and I cannot start a private chat. Open a chat with me yourself, and I pass it on there.',
  piece: (from: string, number: number, of: number) => `${from} (${number} of ${of})`,
  wroteToYou: (from: string) => `${from} wrote to you.`,
  shorterNow: 'This part was taken out when the message was changed.',
  changedAbove: (name: string) => `${name} changed a message above.`,
  changeTooLate: 'The conversation with the adviser is closed. Your change was not passed on.',
  attachmentsRefused: (count: number) =>
    `${counted(count, 'file was', 'files were')} attached. I do not pass files on: they may show a child. Ask for what you need to know from ${count === 1 ? 'it' : 'them'}.`,
  attachmentsKept:
    'I did not pass on what you attached: it may show a child. Describe what matters in it, or use your organisation’s own way to share files.',
  files: (count: number) => `${counted(count, 'file', 'files')} attached. You may have to sign in to open:`,
  filesHere: (count: number) => `${counted(count, 'file was', 'files were')} attached.`,
  reacted: (name: string, reaction: string, words: string) =>
    `${name} reacted with ${reaction} to: “${words}”`,
  reactionGone: (name: string, reaction: string, words: string) =>
    `${name} took back the ${reaction} from: “${words}”`,
  policyOffer: (topic: string) =>
    `Questions about ${topic} are best talked over with a person. An adviser can help: choose “Talk to an adviser”.`,
  dutyTold: 'I have also written to the adviser on duty.',
  opensAt: (when: string) =>
    `No adviser is at work now. One will be there from ${when}. If you cannot wait, ring one of these.`,
  stillWaiting: (since: string) =>
    `You have waited for an adviser since ${since}. Nobody has taken your request yet. It is kept, with all you write here.`,
  advisersReminded: 'I have reminded the advisers.',
  holderSilent: (name: string) =>
    `${name} has your conversation and has not replied yet. If they do not, I ask the other advisers.`,
  expired:
    'The adviser has not replied in time, so I have asked the other advisers. All you wrote is kept for them.',
  redirected: (specialism: string) =>
    `The adviser has passed your conversation on, to somebody who knows about ${lowerFirst(specialism)}. It waits for them.`,
  reopened: 'I have asked an adviser again. What you write here from now on is kept for them.',
  cannotReopen:
    'That cannot be opened again any more. Choose “Talk to an adviser”, or type “adviser”, to ask anew.',
  otherIsOpen: 'An adviser is asked already. Write there, or type “withdraw” first.',
  agencySet: (agency: string) => `Noted: you work for ${agency}. Advisers see this with your request.`,
  agencyUnknown: (known: string) => `I know these: ${known}. Type, for example, “agency police”.`,
} as const;

export const adviserWording = {
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
  noteHow: 'Begin your message with // to keep it as a note.',
  noteKept: 'Kept as a note. It was not passed on.',
  noteStays: 'That was kept as a note, and stays one. Write it again to pass it on.',
  placeGone:
    'Your message could not be delivered: the person has left the chat or removed the app. They have not read it.',
  refused:
    'Your message could not be delivered: the other app does not accept it. They have not read it. Send it again in a shorter form, without formatting.',
  undelivered:
    'Your message could not be delivered, although I tried for hours. They have not read it. Use another way to reach them.',
  notShown:
    'The practitioner wrote something that I could not show you here: the app does not accept it. Ask them to send it again in a shorter form.',
  noPrivateChat:
    'I could not open a private chat with the practitioner. They will not see what you write until they open one. I have asked them to.',
  practitionerLeft: 'The practitioner removed me or left. They no longer get messages.',
  withdrawn: 'The practitioner no longer needs an adviser.',
  handedBack: (name: string) => `${name} handed this back. It waits for another adviser.`,
  handedBackYou: 'You handed it back. It waits for another adviser.',
  resolvedYou: 'You closed it. The practitioner was told.',
  writeToMe: 'What you write here from now on is for me alone.',
  neverReached: (count: number) =>
    `${counted(count, 'message of yours', 'messages of yours')} never reached the practitioner, who has opened no private chat with me.`,
  keptUntilPrivate:
    'The practitioner asked in a shared place, and I cannot write to them privately yet. I asked them to open a private chat, and keep your message until then.',
  nowUrgent:
    'The practitioner wrote something urgent. They were told to ring 999 if a child is in danger now.',
  edited: 'changed',
  deleted: 'This message was deleted by the person who wrote it.',
  practitioner: 'The practitioner',
  joined: 'Someone else on the same network. You can’t reply to them here',
  anAdviser: 'The adviser',
  nothingOpen: 'No conversation waits for an adviser.',
  open: (waiting: number, claimed: number) => `${waiting} waiting, ${claimed} claimed.`,
  notListed: 'Only advisers can do that. Your account does not stand in the list of advisers.',
  waitingSince: (since: string, kept: number) =>
    `Waiting for an adviser since ${since}${kept ? `; ${counted(kept, 'further message is', 'further messages are')} kept` : ''}`,
  suggested: 'Came near, but was not quoted',
  writtenSince: 'Written since',
  nameMe: 'In this channel I hear only what names me. Use the box under “Reply”, or begin with my name.',
  reminder: (since: string) =>
    `Somebody has been waiting for an adviser since ${since}. Nobody has taken it yet.`,
  leadTold: (since: string) => `Still waiting since ${since}. I have told the lead.`,
  nudge: (minutes: number) =>
    `The practitioner waits for your reply. In ${counted(minutes, 'minute', 'minutes')} I give this to the other advisers. If you cannot go on, choose “Hand back”.`,
  expired: (name: string) => `${name} has not replied. This waits for another adviser.`,
  expiredYou: 'You have not replied in time, so this waits for another adviser. You can claim it again.',
  alert: {
    duty: 'You are on duty, and this is urgent. Nobody has taken it yet.',
    'fits-best': 'This waits for an adviser, and you fit it best of those at work.',
    lead: 'Nobody has taken this. You are told because you lead.',
  },
  passToWhom: 'To whom shall it go?',
  passTo: (name: string, holds: number, languages: readonly string[]) => {
    const more = [...languages.map(languageName), ...(holds ? [`holds ${holds}`] : [])];
    return more.length ? `${name} (${more.join(', ')})` : name;
  },
  passedTo: (name: string) => `${name} has it now, and the practitioner was told.`,
  takenOver: (name: string) => `A lead passed this conversation to ${name}. You no longer hold it.`,
  left: (name: string) => `${name} no longer has access, so this waits for another adviser.`,
  unreachable: (name: string) => `I cannot reach ${name}, so this waits for another adviser.`,
  notInFile: 'I do not find that adviser in the list, or cannot write to them.',
  notAtWork: (name: string, next?: string) =>
    `${name} is not at work now${next === undefined ? '' : `, and next is at ${next}`}. Nothing was changed.`,
  cannotTake: (name: string) => `${name} cannot take this: they hold it already, or asked for it themselves.`,
  redirected: (by: string, specialism: string) =>
    `${by} passed this on. It waits for somebody who knows: ${specialism}.`,
  redirectedYou: (specialism: string) => `It waits for an adviser who knows: ${specialism}.`,
  reopened: 'The practitioner needs more help. This waits for an adviser again.',
  reopenedYou: 'It is open again, and waits for an adviser. Claim it to go on.',
  changeTooLate: 'You do not hold this conversation any more. Your change was not passed on.',
  away: (until: string) => `Noted: you are away until ${until}. Type “back” when you are here again.`,
  back: 'Welcome back. You are asked again from now on.',
  stillHolds: (count: number) =>
    `You still hold ${counted(count, 'conversation', 'conversations')}. Hand back what cannot wait.`,
  askHow: 'Type “ask:” and your question. I answer you alone.',
  askPrivately: 'I answer you in our private chat, where nobody else reads it.',
  cannotAskPrivately:
    'I could not open a private chat with you, so I cannot answer you alone. Ask on the desk instead.',
  insertIntro: 'From the guidance:',
  answerGone: 'I do not find that answer, or it quotes nothing. Nothing was passed on.',
  inserted: 'Passed on with its quotes.',
  noteProposed: 'Thank you. The editors have it as a draft, without names and other details.',
  noteAlready: 'This has been proposed already.',
  noteEmpty: 'Nothing was told to the practitioner here that could become a note.',
  rated: (rating: 'up' | 'down') => (rating === 'up' ? 'Rated helpful' : 'Rated not helpful'),
} as const;

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
