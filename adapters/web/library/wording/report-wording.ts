// What editors read about answers reported as unsafe.

export const reportWording = {
  title: 'An answer was reported as unsafe',
  region: 'Reported as unsafe',
  alert: (count: number) =>
    count === 1
      ? 'An answer was reported as unsafe. Check it now.'
      : `${count} answers were reported as unsafe. Check them now.`,
  gone: 'We could not find that report.',
  all: 'All recalls',
  wrong: 'What they say is wrong',
  asked: 'What was asked',
  questionDeleted: 'The person has deleted their question.',
  reach: 'Who was given this text',
  reachHint: 'This counts everyone who was given any of these quotes, in this answer or another.',
  given: 'What they were given',
  startedRecall: 'started a recall',
  sawNoNeed: 'decided that no recall was needed',
  decide: 'Decide',
  whichQuotes: 'Which quotes are wrong?',
  quote: (number: number, title: string) => `Quote ${number}: ${title}`,
  comment: 'What people need to know',
  commentHint:
    'If you start a recall and then tell people, they will see what you write here. If not, it is only saved on this page.',
  startRecall: 'Start a recall',
  noRecall: 'No recall is needed',
  dismissed: 'Saved. No recall was started.',
  enterComment: 'Enter what people need to know.',
  overtaken: 'Someone else has already decided. Your decision was not saved.',
} as const;
