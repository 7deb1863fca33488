// Text for the copy of their data that people can ask for.

export const ownDataWording = {
  title: 'What we hold about you',
  readFirst:
    'We removed the details of other people where we recognised them, and replaced them with placeholders such as [name 1], or with [removed]. We may have missed some. Read this copy before you send it, and remove any details that are left.',
  facts: {
    request: 'Request',
    received: 'Received',
    due: 'Answer due by',
    made: 'Made',
    who: 'Who',
    ratings: 'Ratings given',
    hold: 'What we must keep',
  },
  held: 'Some of this must be kept for now because of a legal duty',
  times: 'All times are UK time.',
  howWeSearched: 'How we searched',
  /** Who said something. The machine-readable copy uses these words too. */
  by: {
    you: 'you',
    assistant: 'the assistant',
    adviser: 'an adviser',
    other: 'someone else',
  },
  /** Who took a step in the history of a request. */
  who: { you: 'You', adviser: 'An adviser' },
  conversation: (platform: string) => `Conversation (${platform})`,
  nation: (nation: string) => `Nation: ${nation}`,
  agency: (agency: string) => `Agency: ${agency}`,
  notice: (version: string, day: string) => `Privacy notice shown: version ${version}, ${day}`,
  deleted: '(deleted)',
  delivery: { queued: '(not sent yet)', undeliverable: '(not delivered)', cancelled: '(not sent)' },
  sent: 'Data sent to other services',
  sentLine: (time: string, kind: string, address: string, tokens: number | undefined) =>
    tokens === undefined
      ? `${time}: ${kind}, ${address}`
      : `${time}: ${kind}, ${address}, about ${tokens} tokens`,
  adviserRequest: (day: string) => `Request for an adviser, ${day}`,
  urgent: 'urgent',
  whoRead: 'Who read it',
  readLine: (time: string, what: string, purpose: string) => `${time}: ${what} (${purpose})`,
  staff: {
    steps: 'Steps you took in requests',
    step: (time: string, request: string, what: string) => `${time}, request ${request}: ${what}`,
    read: 'What you read',
    gaveReason: 'a reason was given',
    moreRead: 'Only the newest 10,000 are here. There are more: ask for them if you need them.',
    signIns: 'Your sign-ins',
    signIn: (name: string, began: string, ends: string) => `as ${name}, ${began} to ${ends} at the latest`,
    used: (time: string) => `last used ${time}`,
    roles: (roles: string) => `roles: ${roles}`,
    groups: (groups: string) => `groups: ${groups}`,
  },
  complaint: {
    from: (from: string) => `From: ${from}`,
    title: (day: string) => `Complaint, ${day}`,
    acknowledged: (day: string) => `Acknowledged: ${day}`,
    closed: (day: string, outcome: string) => `Closed: ${day}, ${outcome}`,
  },
} as const;
