// Text of practitioners' web pages: the page frame, the chat, the text around messages, and errors. Text
// under `scripts` is for the page's scripts.
import { counted } from './counted.js';

const characters = (count: number) => count.toLocaleString('en-GB');

export const pageWording = {
  frame: {
    skip: 'Skip to the content',
    pages: 'Pages',
    ask: 'Ask',
    library: 'Library',
    desk: 'Desk',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    contact: 'Contact',
    editors: 'Sign in as an editor',
    /** Says that the translation has not been checked. Undefined if it has. */
    draft: undefined as string | undefined,
  },
  chat: {
    title: 'Ask the guidance',
    notSent: (problem: string) => `Not sent: ${problem}`,
    /**
     * The page says to call 999 above this, and to leave out names beside the question, so this says neither.
     */
    introduction:
      'Get answers about child trafficking and safeguarding, quoted word for word from published guidance. This is not an emergency service.',
    introductionOfSample:
      'Get answers about child trafficking and safeguarding, quoted word for word from sample notes. This is not an emergency service.',
    sampleOnly:
      'This copy only has sample notes, written to try it out. They are not published guidance: do not use them to make decisions about a child.',
    abbreviations:
      'CTAC is short for Child Trafficking Advice Centre. NRM is short for National Referral Mechanism, which decides who is recognised as a victim of trafficking.',
    skip: 'Skip to your question',
    conversation: 'Conversation',
    pending: 'Not yet sent',
    checkReplies: 'Check for new replies',
    newReplies: 'New replies',
    newReply: 'New reply below',
    more: 'More',
    erase: 'Erase what I wrote',
    keys: 'Press Shift and Enter for a new line',
    examples: 'Questions to get you started',
    question: 'Your question',
    hint: 'No names or identifying details.',
    error: 'Error:',
    send: 'Send',
    message: 'Message to the adviser',
    messageHint: {
      waiting: 'They see what you write.',
      claimed: 'They see your exact words.',
    },
    open: { waiting: 'Waiting for an adviser.', claimed: 'An adviser is helping you.' },
    waitingElsewhere: 'You are waiting for an adviser in another conversation.',
    helpedElsewhere: 'An adviser is helping you in another conversation.',
    recalledElsewhere: 'Some guidance I gave you in another conversation has changed.',
    openElsewhere: 'Open it',
    wholeConversation: 'Show the whole conversation',
    nation: (nation: string) => `Nation: ${nation}`,
    nationNotSet: 'Nation: all',
    useFor: 'Use guidance for',
    noNation: 'All nations',
    use: 'Save',
    leave: 'End chat on this device',
    leaveHint:
      'If you are on a shared computer, end the chat when you finish. To read later replies, make a private link first.',
  },
  message: {
    you: 'You',
    adviser: 'Adviser',
    assistant: 'Assistant',
    urgent: 'Urgent',
    warning: 'Warning:',
    deleted: 'You deleted this message.',
    deletedShort: '(deleted)',
    changed: 'changed',
    added: 'added',
    removed: 'removed',
    helped: 'Did this help?',
    whatWasWrong: 'What was wrong?',
    announced: (summary: string, quotes: number) =>
      quotes === 0 ? summary : `${summary} ${counted(quotes, 'quote')} below.`,
    announcedUrgent: (words: string) => `Urgent: ${words}`,
    quote: 'Quote',
    quoteNumber: (number: number, title: string) => `: quote ${number}, ${title}`,
    alsoIn: (titles: readonly string[]) => `Also in ${new Intl.ListFormat('en-GB').format(titles)}`,
    seeInDocument: 'See the quote in the document',
    onPublishersSite: 'View on the publisher’s website',
    copyCitation: 'Copy quote and source',
    checkedOn: (day: string) => `Checked on ${day}.`,
    callNumber: (phone: string) => `Call ${phone}`,
    numberMayHaveChanged: 'This number has not been checked since then and may have changed.',
    wrote: (name: string) => `${name} wrote:`,
    writtenByModel:
      'AI wrote these sentences from the quotes below. Check the quotes before you act on them.',
    modelIsWriting:
      'AI is writing these sentences from the quotes below. Each sentence has been checked against the guidance.',
  },
  progress: {
    searching: 'Searching the guidance…',
    reading: 'Reading the results…',
    choosing: 'Choosing quotes…',
    checking: 'Checking each quote…',
  },
  problems: {
    foreign: 'We could not check that this request came from our page. Reload the page and try again.',
    unreadable: 'Sorry, we could not read that. Reload the page and try again.',
    otherChat:
      'This chat has ended on this device. What you wrote is still here. Send it again to start a new chat.',
    otherChatOpen:
      'This chat has ended on this device. Copy what you wrote, then reload the page to start a new one.',
    ended: 'This chat has ended on this device.',
    reload: 'Reload the page',
    signedOut: 'You have been signed out.',
    signIn: 'Sign in',
    notSentSignedOut: 'You have been signed out. Sign in again, then send this again.',
    failed: 'Something went wrong on our side. Try again in a few minutes.',
    youWrote: 'You wrote:',
    empty: 'Enter your question.',
    tooLong: (length: number, most: number) =>
      `Your message is too long (${characters(length)} characters). Shorten it to ${characters(most)} characters or fewer, or send it in parts.`,
    tooLarge: (most: number) =>
      `Your message is too long to be read. Shorten it to ${characters(most)} characters or fewer, or send it in parts.`,
    tooFast: (seconds: number) =>
      `You have sent a lot of messages in a short time. Wait ${counted(seconds, 'second')} and send this again. What you wrote is still here.`,
    tooMuch: (hours: number) =>
      `Too many messages have been sent from your network today. Try again in ${counted(hours, 'hour')}, or use another connection. What you wrote is still here.`,
    manyPages: 'You have many pages open, so updates can take up to 20 seconds to appear here.',
    manyOnNetwork:
      'Many pages are open on your network, so updates can take up to 20 seconds to appear here.',
    notStored: 'This message was not saved, and no adviser has seen it.',
    /** `numbers` lists contacts with the numbers to call. */
    callInstead: (urgent: string, numbers: string, notStored: string, problem: string) =>
      `${urgent} ${numbers}. ${notStored} ${problem}`,
  },
  find: {
    enter: 'Enter what you are looking for.',
    busy: 'Many people are searching at the moment. Wait a few seconds, then search again.',
    none: 'No results',
    /** The number of documents found. Each is shown with its closest passages. */
    results: (count: number) => counted(count, 'document'),
    search: 'Search',
    nation: 'Nation',
    allNations: 'All nations',
    allDocuments: 'All documents',
  },
  document: {
    quoteInDocument: (number: number) => `Quote ${number} in the document`,
    inDocument: 'The quote in the document',
    version: 'Version',
    answeredOn: (version: string, day: string) => `${version}, answered on ${day}`,
    original: 'Original',
    licence: 'Licence',
    /** Keyed by the licence's name in the catalogue. */
    licences: { 'OGL-UK-3.0': 'Open Government Licence v3.0' } as Readonly<Record<string, string>>,
    attribution: 'Attribution',
    note: 'Note',
    unread: 'Not included',
    changedSince:
      'The guidance has changed since this answer, and this quote is no longer part of it. Ask again before you rely on it.',
    goToQuote: 'Go to the quote',
    readWhole: 'Read the whole document',
    partOnly: 'You are viewing part of this document.',
    mayContinue: 'The document may continue after this.',
    page: (page: number) => `Page ${page}`,
    paragraph: (paragraph: string) => `Paragraph ${paragraph}`,
    table: 'Table',
    kicker: 'Library document',
    text: 'Document text',
    contents: 'Contents',
    part: (part: number) => `Part ${part}`,
    partsAtTop: 'Parts of the document (at the top of the page)',
    partsAtEnd: 'Parts of the document (at the end of the page)',
    quoteTitle: (number: number, title: string) => `Quote ${number}: ${title}`,
    versions: (count: number) => `${counted(count, 'version')} of this document`,
    added: (day: string) => `Added on ${day}`,
    notPublished: 'never published',
    noneYet: 'none yet',
    quotedSince: (day: string) => `quoted since ${day}`,
    quotedOn: (day: string) => `quoted on ${day}`,
    quotedFromTo: (from: string, to: string) => `quoted from ${from} to ${to}`,
    andLater: (spans: readonly string[]) => spans.join(', and '),
    notCurrentVersion: 'This is not the version we quote from.',
  },
  library: {
    title: 'Library',
    /** `again`: the date on which an editor made this version live again, if one did. */
    all: (version: number, published: string | undefined, again: string | undefined) =>
      `All the guidance the assistant quotes from: version ${version}${published === undefined ? '' : `, published on ${published}`}${again === undefined ? '' : `, live again since ${again}`}.`,
    nothing: 'No guidance has been published here yet.',
    documents: (count: number, nation: string | undefined) =>
      `${counted(count, 'document')}${nation === undefined ? '' : ` for ${nation}`}`,
    newest: 'Newest',
    showAll: (count: number) => `Show all ${count}`,
    /** Plural headings for types of guidance that have a singular name. */
    several: { 'practice-note': 'Practice notes', other: 'Other publications' },
    standings: { current: 'Current', superseded: 'Replaced by a newer version', withdrawn: 'Withdrawn' },
    sample: 'Sample text',
    goTo: 'Go to the library',
    goToDocument: 'Go to the document',
    notFound: 'Not found',
    notCurrent: 'This document is not part of the current guidance.',
    noPart: 'We could not find that part of the document.',
    noQuote: 'We could not find that quote.',
    noVersion: 'We could not find that version.',
    quoteGone: 'This quote is no longer available. Please ask your question again.',
  },
  errors: {
    notFound: {
      title: 'Page not found',
      text: 'If you typed the address, check it is correct. If you followed a link, the page may have moved.',
    },
    failed: { title: 'Sorry, there is a problem', text: 'Try again in a few minutes.' },
    other: { title: 'This page cannot be shown', text: 'Go back and try again.' },
    /** Used if the encryption key is missing or the key service does not answer. */
    noKey: {
      title: 'This page cannot be shown at the moment',
      text: 'What people write here is encrypted, but the encryption key is not available. The people who run this service need to put this right. If you sent something from this page, we did not save it. Please try again later.',
    },
    tooMany: {
      title: 'This page cannot be shown yet',
      text: 'You have opened a lot of pages in a short time. Wait a minute, then try again.',
    },
    ask: 'Ask a question',
    library: 'Open the library',
  },
  saved: {
    title: (service: string, day: string) => `${service}: conversation from ${day}`,
    file: 'guidance-conversation',
  },
  times: {
    aMinute: 'a minute',
    minutes: (count: number) => counted(count, 'minute'),
    hours: (count: number) => counted(count, 'hour'),
    days: (count: number) => counted(count, 'day'),
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as string[],
    dayAndTime: (weekday: string, date: string, time: string) => `${weekday} ${date} at ${time}`,
    dayTo: (first: string, last: string) => `${first} to ${last}`,
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    spans: (spans: readonly string[]) => spans.join(' and '),
    allDay: 'all day',
    anyTime: 'at any time',
    midday: 'midday',
    midnight: 'midnight',
  },
  /** The page's scripts replace `{}` with a value. */
  scripts: {
    newLine: 'New',
    notConnected: 'Not connected. Trying again…',
    empty: 'Enter your question.',
    sentWaiting: 'Sent. Waiting for a reply…',
    sending: 'Sending…',
    sent: 'Sent',
    you: 'You',
    tryAgain: 'Try again',
    changeIt: 'Change it',
    yourMessage: 'Your message',
    reloaded: 'The page was reloaded before this was sent.',
    canTryAgain: '{problem} You can try again.',
    noReply: 'Not sent: there was no reply from the server.',
    offline: 'Not sent: you are not connected to the internet.',
    failed: 'Not sent: something went wrong on our side.',
    copied: 'Copied',
    copiedOn: 'Copied on {day}.',
    notCopied: 'Could not copy',
    citationCopied: 'Quote copied.',
    citationNotCopied: 'The citation could not be copied. Select it on the page instead.',
    selectLink: 'Select the link and copy it',
  },
};
