import { languageName } from '../../model/people/language.js';
import { counted } from './plurals.js';

export const adviserWording = {
  cardTitle: 'Someone has asked for an adviser',
  cardTitleUrgent: 'Urgent: a child may be in danger',
  cardUrgent: 'The practitioner has been told to call 999 if a child is in immediate danger.',
  /** `told`: whether the practitioner was told to call 999. */
  cardUrgentMarked: (name: string, told: string) => `${name} marked this as urgent. ${told}`,
  mayNotBeTold:
    'The practitioner may not have been told to call 999. If a child is in immediate danger, tell them to.',
  mayNotBeToldOwn:
    'The child or victim may not have been told to call 999. If they are in danger now, tell them to.',
  cardUrgentOwn: 'The child or victim has been told to call 999 if they are in danger now.',
  toldToCallAgain:
    'The practitioner has written that 999 or the police have been called. They have been told to call 999 again if help does not come or the danger gets worse.',
  toldToCallAgainOwn:
    'The child or victim has written that 999 or the police have been called. They have been told to call 999 again if help does not come or they are in more danger.',
  dangerOwn: 'A child or victim writing about themselves',
  /** `earlier`: signs in urgent messages before the one that is shown. */
  dangerEarlier: (earlier: string) => `Earlier: ${earlier}`,
  dangerRead: 'The message as a whole suggests danger',
  questionErased: 'The person who wrote this question has deleted it.',
  noQuestion: 'No question asked',
  unanswerable: 'I could not find an answer in the guidance.',
  botSaid: 'What the assistant answered',
  botSaidNothing: 'The assistant has not answered this.',
  botGaveNumbers: 'The assistant gave numbers to call, and has not quoted any guidance.',
  /** Shown below the numbers to call. */
  botQuotedNothing: 'It has not quoted any guidance.',
  botQuotedNone: 'The assistant has not quoted any guidance.',
  botOutcome: {
    'needs-clarification': 'The assistant asked which nation this is about.',
    unanswerable: 'The assistant found no answer in the guidance.',
    failed: 'Something went wrong. The practitioner has been told.',
  },
  youHold: 'You have claimed this conversation. The practitioner has been told your name.',
  youHoldUnnamed: 'You have claimed this conversation. The practitioner only knows that an adviser has.',
  howToReply:
    'Write here and I will pass on exactly what you write. Lines starting with // are not passed on. When you have finished, choose “Close request”.',
  howToReplyInThread:
    'I could not open a private chat with you. Write in this thread and I will pass on what you write. Other people can read this thread, so I will remove personal details from the practitioner’s replies. Lines starting with // are not passed on.',
  lost: (name: string) => `${name} has already claimed this request.`,
  notOpenAnyMore: 'This request is no longer waiting for an adviser.',
  heldBy: (name: string) => `${name} is handling this conversation, so your message was not passed on.`,
  nobodyHolds:
    'Your message was not passed on because no one has claimed this conversation. Claim it first, then send your message again.',
  ownRequest: 'You made this request yourself, so another adviser has to claim it.',
  onlyAdvisers: 'Only advisers can do that, and only in the advisers’ channel.',
  claimByButton:
    'To claim this request, choose “Claim”. Your organisation requires advisers to sign in to do this, so you cannot claim it by typing.',
  signIn: 'Your organisation requires advisers to sign in to do this.',
  openDesk: 'Open the desk',
  signInRefused:
    'We could not confirm who you are, so nothing has changed. Try again, or use the desk in your browser.',
  closed: 'This conversation is closed. Your message was not passed on.',
  closedByYou:
    'You closed this conversation, so your message was not passed on. To write to the practitioner, choose “Reopen”, then send your message again.',
  reopen: 'Reopen',
  whichOne: 'Who is this message for? I have not passed it on yet.',
  firstChoiceCounts:
    'Your first choice counts, so this message has not gone to anyone else. To write to someone else, send a new message.',
  notKnownHere: 'I could not tell which conversation this is about.',
  noteFrom: (name = 'another adviser') => `Note from ${name}, for advisers only`,
  fileOfNote:
    'I did not pass on your attachment because it is below a private note. To send it, attach it to a message without a note.',
  noteKept: 'This was saved as a private note and was not passed on.',
  noteInThread:
    'I saved this as a note for advisers and did not send it to the practitioner. To send it, choose “Reply” on the card.',
  noteStays:
    'That was saved as a private note and will not be passed on. To send it, write it again as a new message.',
  placeGone:
    'Your message could not be delivered because the person has left the chat or removed the app. They have not read it.',
  cameBack: 'I can reach the practitioner again. I have now sent them what could not be delivered before.',
  refused:
    'Your message could not be delivered because the other app did not accept it. The practitioner has not read it. Send a shorter version without formatting.',
  undelivered:
    'I could not deliver your message. The practitioner has not read it. Contact them another way.',
  notShown:
    'I could not show you a message from the practitioner because the app did not accept it. Ask them to send a shorter version.',
  noPrivateChat:
    'I could not open a private chat with the practitioner. They will not see what you write until they open one. I have asked them to.',
  practitionerLeft:
    'The practitioner has left the chat or removed the app. They will not get any more messages.',
  withdrawn: 'The practitioner has cancelled this request.',
  handedBack: (name: string) => `${name} handed this back. It is waiting for another adviser.`,
  notUrgentYou:
    'This is no longer marked as urgent. It becomes urgent again if the practitioner writes about danger.',
  madeUrgentYou: 'This is now marked as urgent.',
  urgentAgainYou: 'This is marked as urgent again.',
  alreadyUrgentYou: 'This is already marked as urgent.',
  madeUrgent: (name: string) => `${name} marked this request as urgent.`,
  notUrgent: (name: string) => `${name} marked this request as not urgent.`,
  handedBackYou: 'You handed this back. It is waiting for another adviser.',
  /** When the adviser closes a request whose practitioner may still need them. */
  notClosed: {
    anyway: 'Close it anyway',
    urgent:
      'This request is still open, because it is urgent and the practitioner is waiting for a reply. Read their messages and reply, or close it anyway.',
    notReceived:
      'This request is still open, because it is urgent and the practitioner has not received the last reply. Contact them another way, or close it anyway.',
    other:
      'This request is still open, because the practitioner has written again. Read their message and reply, or close it anyway.',
    danger:
      'This request is still open, because the practitioner has written about danger, and you may not have seen it. Read their messages and reply, or close it anyway.',
    safety:
      'This request is still open, because it is urgent. Ask whether the child is safe. If you know that they are, or have done everything you can, close it.',
  },
  resolvedYou: 'You have closed this conversation. The practitioner has been told.',
  writeToMe: 'From now on, only I will see what you write here.',
  neverReached: (count: number) =>
    `${count} of your messages did not reach the practitioner because they have not opened a private chat with me.`,
  neverReachedLeft: (count: number) =>
    `${counted(count, 'message')} to the practitioner could not be delivered, because they left the chat or removed the app. If I can reach them within 7 days, I will still send what you wrote.`,
  keptUntilPrivate:
    'The practitioner asked their question where other people can see it, and I cannot message them privately yet. I have asked them to open a private chat, and will send your message when they do.',
  nowUrgent:
    'The practitioner has sent an urgent message. I am telling them to call 999 if a child is in immediate danger.',
  nowUrgentCalled:
    'The practitioner has sent an urgent message. They write that 999 or the police have been called. I am telling them when to call again.',
  saidNoDanger:
    'The practitioner says that no one is in danger now. This request is no longer marked as urgent. It becomes urgent again if they write about danger.',
  saidNoDangerStillUrgent: {
    marked:
      'The practitioner says that no one is in danger now. This request stays urgent because an adviser marked it as urgent.',
    written:
      'The practitioner says that no one is in danger now. This request stays urgent because of another message about danger.',
  },
  edited: 'changed',
  notPassedOn: 'It was not passed on.',
  misplacedNote:
    'This was not passed on, because the practitioner would see the text after “//”. Start a note on its own line with // and no space between the slashes, or remove the slashes. Then send it as a new message, because changes to this one are not passed on.',
  changeWithNote:
    'Your change was not passed on, because the practitioner would see the text after “//”. They still see your earlier message. Start a note on its own line with // and no space between the slashes, or remove the slashes. Then save your change again.',
  writtenEarlier: 'written before the message above',
  deleted: 'The person who wrote this message has deleted it.',
  practitioner: 'The practitioner',
  childOrVictim: 'The child or victim',
  joinedUrgent:
    'Someone else on the same network has sent an urgent message, which is now in this request. You can’t reply to them here.',
  joined: 'Someone else on the same network. You can’t reply to them here',
  anAdviser: 'The adviser',
  notReached: 'An adviser could not be reached. Claim these requests, or contact the adviser another way.',
  nothingOpen: 'No one is waiting for an adviser.',
  open: (waiting: number, claimed: number) => `${waiting} waiting, ${claimed} claimed.`,
  notListed: 'Only advisers can do that. Your account is not on the list of advisers.',
  waitingSince: (since: string, kept: number) =>
    kept
      ? `Waiting for an adviser since ${since}; ${counted(kept, 'more message')} saved`
      : `Waiting for an adviser since ${since}`,
  /** `name` replied at `at`, before the request came back to the queue. */
  answeredBefore: (name: string, at: string, isOpen: boolean) =>
    isOpen ? `${name} replied on ${at}` : `${name} replied on ${at}; nothing to answer since`,
  claimedBy: (holder: string) => `Claimed by ${holder}`,
  closedBy: (holder: string, outcome: string | undefined) =>
    outcome ? `Closed by ${holder}: ${outcome.replace(': ', '. ')}` : `Closed by ${holder}`,
  cancelled: 'Cancelled by the practitioner',
  facts: {
    danger: 'Danger sign',
    status: 'Status',
    replied: 'Earlier reply',
    asked: 'Asked',
    nation: 'Nation',
    agency: 'Agency',
    specialism: 'Specialism',
    via: 'Via',
    rating: 'Rating',
    notKnown: 'not known',
  },
  /** For a nation or specialism that we only guessed from the question. */
  perhaps: (name: string) => `Perhaps: ${name}`,
  mentions: (own: string, other: string) => `${own} (the question mentions ${other})`,
  suggested: 'Other passages that may fit',
  writtenSince: 'Written since',
  urgentMessage: 'Urgent message',
  nameMe:
    'In this channel I only see messages that mention me. To reply to the practitioner, use the box under “Reply” or our private chat.',
  reminder: (since: string) =>
    `A practitioner has been waiting since ${since}. No one has claimed this request.`,
  /** For a request that came back after `name` had replied at `at`. Nothing has been written since. */
  reminderAnswered: (name: string, at: string, since: string) =>
    `${name} replied on ${at}, and the practitioner has not asked anything since. This request went back to the queue on ${since}, and no one has claimed it.`,
  reminderOpen: (name: string, at: string, since: string) =>
    `${name} replied on ${at}, but the practitioner has been waiting for another reply since ${since}. No one has claimed this request.`,
  leadTold: (since: string) =>
    `No one has claimed this request yet. It has been waiting since ${since}. I am telling the lead.`,
  leadNotReached: 'No lead could be reached about this request. No one has claimed it yet.',
  leadNotThere: (since: string) =>
    `No one has claimed this request yet. It has been waiting since ${since}. No lead has used the desk in the last 15 minutes. Contact a lead another way.`,
  notOpened: (name: string, at: string, minutes: number) =>
    `${name} has not opened this since it was transferred to them on ${at}. Contact them another way. If they do not reply within ${counted(minutes, 'minute')}, I will offer it to the other advisers.`,
  nudge: (minutes: number) =>
    `The practitioner is waiting for your reply. If you do not reply within ${counted(minutes, 'minute')}, I will offer this request to the other advisers. If you can’t continue, choose “Hand back”.`,
  expired: (name: string) =>
    `${name} did not reply in time, so this request is open to other advisers again.`,
  expiredYou:
    'There was no reply in time, so this request is open to other advisers again. You can claim it again.',
  alert: {
    duty: 'This is urgent and no one has claimed it. You are the duty adviser.',
    'fits-best': 'This request needs an adviser, and you are the best match on shift.',
    lead: 'No one has claimed this. I am telling you because you are a lead.',
  },
  originalsRead: (name: string) =>
    `${name} has read the original messages in this request without claiming it. Their reason is in the access log.`,
  passToWhom: 'Who do you want to transfer this to?',
  /** `isListed`: a file lists the advisers. Without one, they are the people at the desk. */
  noOneToPassTo: (isListed: boolean, isHeld: boolean) =>
    `${isListed ? 'No one else is on shift to transfer this to.' : 'No one else is at the desk to transfer this to.'} ${instead(isHeld)}`,
  notCovered: (specialism: string, isHeld: boolean) =>
    `Nothing has changed. This is urgent, and no one else on shift specialises in: ${specialism}. Transfer it to someone who is on shift. ${instead(isHeld)}`,
  passTo: (name: string, holds: number, languages: readonly string[]) => {
    const more = [...languages.map(languageName), ...(holds ? [`${holds} open`] : [])];
    return more.length ? `${name} (${more.join(', ')})` : name;
  },
  passToSpecialism: (name: string, count?: number) =>
    count === undefined ? name : `${name} (${onShift(count)})`,
  passedTo: (name: string) => `Transferred to ${name}. The practitioner has been told.`,
  takenOver: (name: string) => `A lead has transferred this conversation to ${name}. It is no longer yours.`,
  left: (name: string) => `${name} no longer has access, so this is waiting for another adviser.`,
  absent: (name: string) =>
    `Urgent: ${name} is signed out or away from the desk, so this is waiting for another adviser.`,
  absentYou:
    'This request is urgent and you were not at the desk, so it is open to other advisers again. You can claim it again.',
  unreachable: (name: string) => `I cannot reach ${name}, so this is waiting for another adviser.`,
  notInFile: 'That adviser is not on the list, or I cannot message them. Choose another adviser.',
  notAtWork: (name: string, next?: string) =>
    next === undefined
      ? `${name} is not on shift, so this was not transferred. Choose another adviser.`
      : `${name} is not on shift until ${next}, so this was not transferred. Choose another adviser.`,
  notActive: (name: string) =>
    `This is urgent and ${name} has not used the desk in the last 15 minutes, so it was not transferred. Choose another adviser.`,
  cannotTake: (name: string) =>
    `${name} cannot claim this because they already have it, or made the request themselves.`,
  redirected: (by: string, specialism: string) =>
    `${by} has transferred this. It is waiting for an adviser who specialises in: ${specialism}.`,
  redirectedYou: (specialism: string) => `This is waiting for an adviser who specialises in: ${specialism}.`,
  reopened: 'The practitioner needs more help. This is waiting for an adviser again.',
  reopenedBy: (name: string) => `${name} has reopened this request.`,
  reopenedYou: 'This request is open again and is now yours. The practitioner has been told.',
  changeTooLate: 'This conversation is no longer yours, so your edit was not passed on.',
  away: (until: string) => `You are now away until ${until}. Type “back” when you return.`,
  back: 'Welcome back. You will now be offered new requests.',
  stillHolds: (count: number) =>
    `You still have ${counted(count, 'open conversation')}. Hand back any that cannot wait.`,
  askPrivately: 'I will answer in our private chat, where only you can see it.',
  cannotAskPrivately:
    'I could not open a private chat with you, so I cannot answer privately. Ask your question on the adviser desk instead.',
  answerGone: 'I could not find that answer, or it has no quotes. Nothing was sent to the practitioner.',
  answerRecalled:
    'An editor has found that one of these quotes is wrong, so nothing was sent to the practitioner. Search again for quotes you can send.',
  answerChanged:
    'The guidance in one of these quotes has changed, so nothing was sent to the practitioner. Search again for quotes you can send.',
  inserted: 'The quotes have been sent to the practitioner.',
  insertedLater: 'The quotes will be sent when the practitioner opens a private chat with me.',
  nationSet: (nation: string) => `The nation is now ${nation}. The practitioner has been told.`,
  noteProposed:
    'Thank you. The draft has been sent to the editors, with names and other personal details removed.',
  noteAlready: 'This has already been suggested as a practice note.',
  noteEmpty: 'There is no advice in this conversation that could become a practice note.',
  rated: (rating: 'up' | 'down') => (rating === 'up' ? 'Rated helpful' : 'Rated not helpful'),
} as const;

export function onShift(count: number): string {
  return count > 0 ? `${count} on shift` : 'no one else on shift';
}

function instead(isHeld: boolean): string {
  return isHeld
    ? 'If you cannot continue, choose “Hand back”: everyone will see it in the queue immediately.'
    : 'It is still in the queue, where anyone can claim it.';
}

/** `danger` describes the sign of danger in the person's message. */
export function toldToCall(danger: string | undefined, told: ToldToCall): string {
  const said = adviserWording;
  if (danger?.startsWith(said.dangerOwn))
    return { yes: said.cardUrgentOwn, again: said.toldToCallAgainOwn, no: said.mayNotBeToldOwn }[told];
  return { yes: said.cardUrgent, again: said.toldToCallAgain, no: said.mayNotBeTold }[told];
}

/** `again`: told when to call again, because they had written that help was called. */
export type ToldToCall = 'yes' | 'again' | 'no';

/** What the desk calls the person who asked. `danger` describes the sign of danger in their message. */
export function askerCalled(danger: string | undefined): string {
  const { dangerOwn, childOrVictim, practitioner } = adviserWording;
  return danger?.startsWith(dangerOwn) ? childOrVictim : practitioner;
}

export const adviserLabels = {
  claim: 'Claim',
  reply: 'Reply',
  handBack: 'Hand back',
  resolve: 'Close request',
  reassign: 'Transfer',
  note: 'Note',
  askBot: 'Search privately',
  insertAnswer: 'Send these quotes',
  proposeNote: 'Suggest as practice note',
} as const;
