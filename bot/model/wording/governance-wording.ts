// The text that admins and operators see about open cases, legal holds and who has read personal data.

export const governanceWording = {
  neverClosed: {
    requests: (count: number) => plainly(count, 'request for an adviser', 'requests for an adviser'),
    complaints: (count: number) => plainly(count, 'complaint', 'complaints'),
    dataRequests: (count: number) => plainly(count, 'data request', 'data requests'),
    all: (kinds: readonly string[]) =>
      `Open for longer than the retention period: ${kinds.join(', ')}. Nothing is deleted from a request or complaint until someone closes it.`,
  },
  /** Error messages for what an admin typed as the target of a legal hold. */
  holds: {
    endsInFuture: 'Enter an end date in the future, as YYYY-MM-DD.',
    oneTarget: 'Enter one person, conversation, request or period for the hold to cover.',
    period: 'Enter the first and the last day of the period, as YYYY-MM-DD.',
  },
  account:
    'Enter the platform and the person’s ID on it, which they can see by typing “my data” in their chat.',
  /** Names of the kinds of data that someone was shown. */
  readings: {
    requests: 'List of requests',
    request: 'Request, personal details removed',
    original: 'Original messages',
    transcript: 'Transcript',
    export: 'Export',
    questions: 'Practitioners’ questions',
    drafts: 'Draft notes from requests',
    search: 'Search',
    people: 'Who is signed in',
    person: 'Data about a person',
  },
  /**
   * What practitioners see while the assistant is turned off, unless the person who turned it off wrote
   * something else.
   */
  turnedOff: 'The assistant is turned off at the moment. Please try again later.',
};

function plainly(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
