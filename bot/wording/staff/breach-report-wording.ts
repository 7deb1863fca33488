// The text of a breach report, for people who decide whether there was a personal data breach and who to
// tell.

export const breachReportWording = {
  title: 'Breach report',
  period: (report: { from: string; to: string; at: string; name: string; account: string; id: string }) =>
    `${report.from} to ${report.to}, in UK time. Report made on ${report.at} by ${report.name} (${report.account}). Report number ${report.id}.`,
  whatItIs:
    'This report contains IDs and counts from the service’s own records, but nothing that anyone wrote about a child. You decide whether there was a breach, how serious it is, and who to tell. You must tell the Information Commissioner within 72 hours of becoming aware of a breach, unless it is unlikely to put people at risk.',
  whatItLeavesOut:
    'This report only covers what we still hold: records past their retention period have been deleted. It does not show what anyone did with the database, its files or a backup outside the service, or what advisers read in Teams or Slack.',
  people: {
    title: (count: number) => `Whose data: ${count} ${count === 1 ? 'person' : 'people'}`,
    whoIsListed:
      'This lists everyone who wrote in this period or had an open request for an adviser. They may have written about other people.',
    erasedSince: (conversations: number) =>
      `In ${conversations} more ${conversations === 1 ? 'conversation' : 'conversations'}, the person’s data has since been deleted. We no longer know how many people that was.`,
    heads: ['Who', 'Messages', 'Requests', 'Details removed (number of messages)'],
    messages: (count: number, originals: number) => `${count} (${originals} with the original message)`,
    noRequests: 'none',
    noDetails: 'none found',
  },
  sent: { title: 'Data sent to other services', heads: ['Sent to', 'Address', 'Texts', 'Conversations'] },
  readings: {
    title: 'Who read what',
    heads: ['Who', 'What', 'Purpose', 'When'],
    times: (count: number, first: string, last: string) => `${count} times, ${first} to ${last}`,
  },
  accesses: {
    title: 'Exports, original messages, erasures and data requests',
    heads: ['When', 'What', 'Record', 'Who'],
  },
  configuration: {
    title: 'Configuration used',
    software: (used: { version: string; node: string; packages: string; settings: string }) =>
      `Software ${used.version} on Node ${used.node}, packages ${used.packages}, settings ${used.settings} (when this report was made).`,
    releases: { title: 'Versions of the guidance', heads: ['When', 'Release', 'What'] },
    answers: { title: 'Answers', heads: ['Release', 'Written by', 'Settings', 'Answers'] },
    changes: { title: 'What was changed', heads: ['When', 'What', 'Record', 'Who'] },
  },
  complaints: { title: 'Complaints received', heads: ['When', 'How', 'Number'] },
  none: 'None recorded.',
};
