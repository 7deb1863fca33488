// What editors read on a change prepared for a meeting: on paper, and as a file to send.

export const meetingWording = {
  link: 'Print or save for a meeting',
  title: (change: number, title: string) => `Change ${change} for a meeting: ${title}`,
  back: 'Back to the change',
  print: 'Print',
  save: 'Save as a web page',
  decision: 'Decision',
  accept: 'Accept',
  reject: 'Reject',
  acceptParts: 'Accept, except passages:',
  decidedBy: 'Decided by:',
  on: 'On:',
  notDecidedHere: 'Decisions are recorded in the library, not on this page.',
} as const;
