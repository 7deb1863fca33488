export const governanceWording = {
  webChat: 'web chat',
  person: 'Person {id} in {platform}',
  receivedFrom: 'Received {date}, added by {name}.',
  receivedOn: 'Received on (optional)',
  /** Shown above what someone wrote, if its form is no longer on the page. */
  notSaved: 'What you wrote has not been saved:',
  outcome: 'What was the outcome?',
  close: 'Close',
  closed: 'Closed',
  reason: 'Reason',
  firstDay: 'First day',
  lastDay: 'Last day',
  download: { html: 'Download as a web page', json: 'Download as JSON' },
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
