import { counted } from '../../../../bot/wording/english/plurals.js';

export const statisticsWording = {
  title: 'Figures',
  count: 'Period',
  lastWeek: 'last week, Monday to Sunday',
  periods: {
    7: 'the last 7 days',
    28: 'the last 4 weeks',
    91: 'the last 13 weeks',
    364: 'the last 52 weeks',
  },
  show: 'Show',
  period: (from: string, to: string) =>
    `${from} to ${to}. Figures are counts and times only. They never include what anyone wrote.`,
  capped: 'There were too many questions to count, so these figures only cover the most recent ones.',
  whatTimesCount:
    'Median waits until claimed only count requests that were claimed. Median waits until a first message only count requests that had one.',
  headline: {
    notClaimed: (urgent: number) => (urgent > 0 ? `Not claimed yet (${urgent} urgent).` : 'Not claimed yet.'),
    longestWait: (time: string) => `Longest wait: ${time}.`,
    waiting: (time: string) => `Waiting: ${time}.`,
    questions: 'Questions',
    requests: 'Requests for an adviser',
    urgent: 'Urgent',
    medianWait: 'Median wait until claimed',
    medianReply: 'Median wait until an adviser’s first message',
    nineInTen: '9 in 10 claims were made within',
    urgentMedianWait: 'Median wait until claimed (urgent)',
    ofRequests: (count: number) => counted(count, 'request'),
    none: '–',
  },
  weeks: { title: 'Questions and requests by week', columns: ['Week to', 'questions', 'requests'] },
  charts: {
    waits: { title: 'Time until a request was claimed', columns: ['Time', 'Requests'] },
    topics: { title: 'Questions by topic', columns: ['Topic', 'Questions'] },
    nations: { title: 'Questions by nation', columns: ['Nation', 'Questions'] },
    answers: { title: 'How the assistant answered', columns: ['Answer', 'Questions'] },
    outcomes: { title: 'Outcome of requests', columns: ['Outcome', 'Requests'] },
    ratings: { title: 'Ratings of advisers', columns: ['Rating', 'Closed requests'] },
    load: { title: 'Requests claimed by each adviser', columns: ['Adviser', 'Requests claimed'] },
  },
  loadCounts:
    'Counts every claim and transfer in this period, so the numbers can add up to more than the requests claimed above. A request that 2 advisers had is counted for both, and requests made before this period are counted too.',
  openNow: (name: string, count: number) => `${name}, ${count} open now`,
  nothing: 'There is nothing to show for this period.',
} as const;
