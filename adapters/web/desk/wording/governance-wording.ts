// What several of the admins' pages say: about people and dates, in forms, and around the lines of the logs.

export const governanceWording = {
  /** Inside a sentence. */
  platforms: { web: 'web chat', teams: 'Teams', slack: 'Slack' } as Readonly<Record<string, string>>,
  person: 'Person {id} in {platform}',
  receivedFrom: 'Received {date}, added by {name}.',
  receivedOn: 'Received on (optional)',
  outcome: 'What was the outcome?',
  close: 'Close',
  closed: 'Closed',
  reason: 'Reason',
  firstDay: 'First day',
  lastDay: 'Last day',
  download: { html: 'Download as a page', json: 'Download as JSON' },
  log: {
    filters: {
      by: 'Who',
      what: 'What',
      anything: 'Anything',
      record: 'Request number or record ID',
      from: 'From',
      to: 'Until',
    },
    lines: 'lines',
    none: 'Nothing found.',
  },
} as const;
