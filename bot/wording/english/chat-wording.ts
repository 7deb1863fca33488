// Text around a conversation on the web pages: advisers' hours, how to return to the conversation, and how to
// save it.

import { counted } from './plurals.js';

export const chatWording = {
  back: 'Back to your questions',
  newChat: 'New conversation',
  banner: {
    open: {
      waiting: 'Waiting for an adviser.',
      replied: 'An adviser has replied. Another adviser will take over.',
      claimed: 'An adviser is helping you.',
    },
    /** Instead of `open.claimed`, if the adviser’s name is shown. */
    helping: '{name} is helping you.',
    waitingElsewhere: 'You are waiting for an adviser in another conversation.',
    repliedElsewhere: 'In another conversation, an adviser has replied. Another adviser will take over.',
    helpedElsewhere: 'An adviser is helping you in another conversation.',
    recalledElsewhere: 'Some guidance I gave you in another conversation has changed.',
    openElsewhere: 'Open it',
  },
  earlier: {
    title: 'Earlier conversations',
    intro:
      'These are the conversations you have had in this browser since you opened it. This list is cleared when you close the browser or choose “End chat on this device”.',
    none: 'There are no earlier conversations in this browser.',
    open: 'Open',
    untitled: 'No question asked',
    handoff: {
      waiting: 'Waiting for an adviser',
      replied: 'An adviser has replied, and another will take over',
      claimed: 'An adviser is helping you',
    },
    recalled: 'Some guidance I gave you has changed',
  },
  save: {
    title: 'Print or save',
    care: 'This is the whole conversation as you see it here. It includes any personal details you put back or I did not recognise. Keep it where your organisation keeps its case records.',
    print: 'Print',
    html: 'Save as a web page',
    text: 'Save as text',
  },
  link: {
    title: 'Private link',
    why: 'Make a link to come back to this conversation later or on another device, for example to read an adviser’s reply.',
    care: 'Anyone who has the link can read this conversation and write in it. Keep it where you keep passwords, and do not put it in a shared record.',
    make: 'Make a private link',
    replace: 'Make a new link',
    replaces: 'Making a new link turns off the previous one.',
    made: (until: string) =>
      `Copy this link now. We cannot show it again. It works until ${until}, or until you turn it off or erase what you wrote.`,
    label: 'Your private link',
    copy: 'Copy link',
    exists: (until: string) => `There is a private link to this conversation. It works until ${until}.`,
    remove: 'Turn off the link',
    removed: 'The private link has been turned off.',
    empty: 'Ask a question first. There is nothing to come back to yet.',
    openTitle: 'Open a conversation',
    openCare:
      'Only open a link that you made yourself. What you write goes into that conversation, and anyone who has the link can read it.',
    signInFirst:
      'You need to sign in before you can open this conversation. If you are asked for the link afterwards, open it again.',
    field: 'Private link',
    open: 'Open this conversation',
    unknown:
      'This link does not work. It may have expired or been turned off, or the conversation may have been erased.',
  },
  advisers: {
    title: 'Adviser hours',
    /** `besides`: true if the reader’s own request waits too. The number never includes it then. */
    working: (waiting: number, besides = false) =>
      waiting === 0
        ? 'Advisers are on shift now.'
        : besides
          ? `Advisers are on shift now. ${counted(waiting, 'other request is', 'other requests are')} waiting for an adviser.`
          : `Advisers are on shift now. ${counted(waiting, 'request is', 'requests are')} waiting for an adviser.`,
    backOn: (when: string) => `No advisers are on shift at the moment. They are due back on ${when}.`,
    due: (when: string) => `Advisers are due back on ${when}.`,
    hours: (hours: string) => `Advisers work ${hours}.`,
    noHours: 'Advisers have not set their hours.',
    wait: (time: string) =>
      `In the last 4 weeks, half of the people an adviser wrote to waited ${time} or less for the first message.`,
    unknownWait: 'We do not know how long a reply will take.',
    how: 'The reply will appear on this page.',
    keep: 'Make a private link to come back later',
    ask: 'Ask for an adviser',
  },
  search: {
    title: 'Search the guidance',
    label: 'What are you looking for?',
    instead: 'Search the guidance instead',
    intro:
      'To find an exact phrase, put it in quotation marks: “trafficked child”. Searches are not saved. Leave out names and identifying details.',
    danger: 'Call 999 if a child is in immediate danger. No one reads what you type here.',
    nothing: 'Nothing was found. Try different words, or browse the documents in the library.',
    failed: 'The search is not available right now. Try again in a few minutes.',
    more: (shown: number) =>
      `These words are in more than ${shown} places, so only ${shown} are shown. A longer phrase finds fewer.`,
    order: 'The closest matches come first. They may not answer your question.',
  },
} as const;
