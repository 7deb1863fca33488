// Text of the desk's forms for one request. The pages replace the words in braces.

export const deskFormsWording = {
  notUrgent: {
    title: 'This is not urgent',
    question:
      'Are you sure that no one is in danger now? The request will move down the list and reminders will come later. Your colleagues will see who decided this.',
    sure: 'Yes, mark as not urgent',
  },
  makeUrgent: 'Mark as urgent',
  makeUrgentHint:
    'The practitioner will get the numbers to call, and read that an adviser has marked this as urgent, unless they already have the numbers.',
  notClaimed: 'No one has claimed this yet.',
  /** As set by `adviserNames`, like the sentences after a claim. */
  claim: {
    name: 'When you claim it, we’ll tell the practitioner your name.',
    'no-name': 'When you claim it, we’ll tell the practitioner that an adviser has.',
  },
  claimed: {
    name: 'You have claimed this. We have told the practitioner your name.',
    'no-name': 'You have claimed this. We have told the practitioner that an adviser has.',
    nothing: 'You have claimed this. We could not tell the practitioner.',
  },
  cancelled: 'The practitioner has cancelled this request.',
  cancelledUnseen:
    'This was urgent, and the practitioner was waiting for a reply. Someone else may have cancelled it. You cannot reply here, so check whether you can reach the practitioner another way.',
  seen: 'Mark as seen',
  seenHint: 'It will no longer be shown to advisers under “Needs your attention”.',
  closed: 'This request is closed.',
  /** Shown instead of the form if the adviser has not written to the practitioner. */
  noNote: 'You can’t suggest this as a practice note, because you sent no message.',
  noteHint:
    'The editors may turn your advice into a practice note, which the assistant then quotes when others ask. Check what they will get. Personal details that we recognised have been removed. We leave out greetings and thanks. Untick anything that is not advice. Once you send it, you cannot undo this.',
  noteQuestion: 'Question',
  noteAdvice: 'What you said',
  noteQuotes: 'Quotes',
  sendNote: 'Send to the editors',
  setNation: 'Set nation',
  nation: 'Nation',
  nationHint: 'We’ll tell the practitioner. The assistant will use guidance for this nation in their chat.',
  saveNation: 'Save nation',
  noteSent: 'Your draft practice note has been sent to the editors.',
  heldBy: '{name} is handling this conversation.',
  message: 'Your message',
  messageHint:
    'The practitioner sees exactly what you write. Only advisers see notes, and lines starting with //.',
  misplacedNote:
    'Not sent: the practitioner would see the text after “//”. Start a note on its own line with // and no space between the slashes, or remove the slashes.',
  /** A narrow screen leaves out the words in braces. */
  send: 'Send{ to the practitioner}',
  saveNote: 'Save {as }private note',
  savedReply: 'Saved reply',
  insert: 'Insert',
  searchTitle: 'Search the guidance privately',
  question: 'Your question',
  search: 'Search',
  addQuote: 'Add to my message',
  quoteNumber: (number: number) => `Quote ${number}`,
  passageNumber: (number: number) => `Other passage ${number}`,
  sendQuotes: 'Send these quotes to the practitioner',
  sendQuotesHint: 'What is in “Your message” is sent with them, and comes first.',
  edit: 'Edit',
  saveReply: 'Add to saved replies',
  savedReplyTitle: 'Title of the saved reply',
  savedReplyText: 'Saved reply',
  savedReplyHint: 'All advisers will see it. Take out names and other personal details.',
  saveAsReply: 'Save reply',
  editMessage: 'Edit message',
  saveChanges: 'Save changes',
  deleteMessage: {
    title: 'Delete message',
    sure: 'Are you sure? You cannot undo this. The practitioner will see that you deleted a message.',
    sureOfNote: 'Are you sure? You cannot undo this. Your colleagues will see that you deleted a note.',
    button: 'Yes, delete',
  },
  transferTitle: 'Transfer',
  transferTo: 'Transfer to',
  advisers: 'Advisers',
  anyAdviser: 'Any adviser who specialises in',
  /** On a phone, the end is cut off. */
  adviser: (name: string, whereabouts: string, holds: number) => `${name}: ${whereabouts}, ${holds} open`,
  whereabouts: {
    active: 'signed in',
    idle: 'signed in, inactive',
    onShift: 'on shift',
    away: 'away',
  },
  /** Used for an adviser who only sees requests at the desk. */
  atDesk: (whereabouts: string, usedAt: string | undefined) =>
    usedAt === undefined ? `${whereabouts}, not at the desk` : `${whereabouts}, at the desk ${usedAt}`,
  urgent: {
    noList:
      'This is urgent, so you can only transfer it to someone who has used the desk in the last 15 minutes, or return it to the queue, where everyone can see it.',
    claimed:
      'This is urgent, so you can only transfer it if someone is on shift to claim it. If you cannot continue and no one here is suitable, hand it back: everyone will see it in the queue immediately.',
    waiting:
      'This is urgent, so you can only transfer it if someone is on shift to claim it. Everyone can still see it in the queue.',
  },
  notes: {
    'transfer-note': 'Note for the adviser you transfer this to (optional)',
    'hand-back-note': 'Note for the adviser who claims this next (optional)',
  },
  transferHint: 'We’ll tell the practitioner. The new adviser will see the whole conversation.',
  nextNoteHint:
    'Only advisers can see your note. The adviser who has the request sees it as you wrote it. Everyone else sees “[name 1]”. Once the request is no longer yours, so do you.',
  handBackTitle: 'Hand back',
  handBackHint: 'The request will wait for another adviser, and we’ll tell the practitioner.',
  closeTitle: 'Close the request',
  closeHint: 'We’ll tell the practitioner and, if they got a reply, ask if this helped.',
  closeUnanswered: {
    urgent: 'This is urgent and the practitioner is waiting for a reply. Close it anyway.',
    other: 'The practitioner has not received a reply since they last asked. Close it anyway.',
    safety: 'I confirm that the child is safe, or that I have done everything I can.',
  },
  closeUnsent: {
    send: 'Send it and close',
    drop: 'Close without sending',
    goOn: 'Go on writing',
  },
  outcome: 'What was the outcome?',
  otherOutcome: 'Something else',
  detail: 'Details, without personal information (needed for “Something else”)',
  choose: 'Choose one',
  reopen: 'Reopen',
  reopenHint: 'If you reopen this request, it will be yours again. We’ll tell the practitioner.',
};
