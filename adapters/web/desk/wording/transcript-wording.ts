// Wording for transcripts, and for the list of who read original messages. Words in braces are filled in by
// the page.

export const transcriptWording = {
  windowTitle: (day: string) => `Transcript from ${day}`,
  title: 'Transcript of a conversation with an adviser',
  back: 'Back to the request',
  facts: {
    number: 'Request number',
    asked: 'Asked for',
    closed: 'Closed',
    outcome: 'Outcome',
    rating: 'Rating',
    personalData: 'Personal data',
  },
  personalData: { removed: 'Removed', included: 'Included' },
  print: 'Print or save as PDF',
  download: 'Download as text',
  question: 'Question',
  marks: {
    changed: 'edited later',
    deleted: 'deleted by the person who wrote it',
    notDelivered: 'not delivered',
  },
  originals: {
    title: 'Read the original messages',
    hint: 'They contain personal details. We record your name and the reason, and tell the leads.',
    reason: 'Why do you need to read them?',
    noReason: 'Enter a reason.',
    recorded: 'These are the original messages. We have recorded that you read them, and why.',
    purpose: 'Reading a request without claiming it',
  },
  opened: {
    title: 'Original messages read',
    by: '{name} read the original messages of {request} without claiming it.',
    unknown: '{name} read the original messages of a request without claiming it.',
    all: 'Who read original messages, and why',
  },
} as const;
