// Labels for the statistics: how long people waited, what they asked about, how requests ended, and how old
// documents are.

const other = 'Something else';

export const statisticsLabels = {
  waits: {
    under5: 'Under 5 minutes',
    under15: '5 to 15 minutes',
    underAnHour: '15 minutes to 1 hour',
    under4Hours: '1 to 4 hours',
    longer: 'Over 4 hours',
    notClaimed: 'Not claimed',
  },
  nationNotGiven: 'Not given',
  answers: {
    answered: 'Answered with quotes',
    unchecked: 'Answered with quotes that could not be checked',
    'needs-clarification': 'Asked which nation',
    unanswerable: 'Not found in the guidance',
    failed: 'Failed',
    none: 'Not answered, or sent to an adviser',
  } as Readonly<Record<string, string>>,
  outcomes: { other, cancelled: 'Cancelled', open: 'Still open' },
  ratings: { up: 'Helpful', down: 'Not helpful', none: 'Not rated' },
  noName: 'No name',
  otherTopic: other,
  ages: {
    under1: 'Under 1 year',
    under2: '1 to 2 years',
    under3: '2 to 3 years',
    under5: '3 to 5 years',
    older: '5 years or more',
    noDate: 'No date',
  },
};
