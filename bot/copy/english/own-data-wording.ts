// What people read in the copy of their data that they asked for.

export const ownDataWording = {
  title: 'What we hold about you',
  readFirst:
    'We removed the details of other people that we recognised: placeholders such as [name 1], or [removed], are shown instead. Some may have been missed. Read this copy before you send it, and remove any that are left.',
  facts: {
    request: 'Request',
    received: 'Received',
    due: 'Answer due by',
    made: 'Made',
    who: 'Who',
    ratings: 'Ratings given',
    jobs: 'Jobs we gave up on',
    drafts: 'Draft notes from requests',
    uploads: 'Files uploaded as an editor',
    hold: 'Legal hold',
  },
  held: 'Some of this must be kept for now',
  howWeSearched: 'How we searched',
  kept: {
    draftNotes: 'Draft notes from your requests',
    earlier: 'What your messages said before you edited them, kept under a legal hold',
    uploads: 'Files you uploaded',
    notHere:
      'Not shown: jobs we gave up on, which hold identifiers and a name; and the contents of files uploaded as an editor.',
  },
  /** Who said something. Also the values in the file for programs. */
  by: {
    you: 'you',
    assistant: 'the assistant',
    adviser: 'an adviser',
    other: 'someone else',
  },
  /** The same in the steps of a request. */
  who: { you: 'You', adviser: 'An adviser' },
  conversation: (platform: string) => `Conversation (${platform})`,
  nation: (nation: string) => `Nation: ${nation}`,
  agency: (agency: string) => `Agency: ${agency}`,
  notice: (version: string, day: string) => `Privacy notice shown: version ${version}, ${day}`,
  deleted: '(deleted)',
  sent: 'Data sent to other services',
  sentLine: (time: string, kind: string, address: string, tokens: number | undefined) =>
    `${time}: ${kind}, ${address}${tokens === undefined ? '' : `, about ${tokens} tokens`}`,
  adviserRequest: (day: string) => `Request for an adviser, ${day}`,
  whoRead: 'Who read it',
  readLine: (time: string, what: string, purpose: string) => `${time}: ${what} (${purpose})`,
  staff: {
    steps: 'Steps you took in requests',
    step: (time: string, request: string, what: string) => `${time}, request ${request}: ${what}`,
    read: 'What you read',
    gaveReason: 'a reason was given',
    signIns: 'Your current sign-ins',
    signIn: (time: string, roles: readonly string[]) => `since ${time} (${roles.join(', ')})`,
  },
  complaint: {
    title: (day: string) => `Complaint, ${day}`,
    acknowledged: (day: string) => `Acknowledged: ${day}`,
    closed: (day: string, outcome: string) => `Closed: ${day}, ${outcome}`,
  },
} as const;
