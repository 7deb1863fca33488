// Wording for answers that people reported. Words in braces are filled in by the page.
import type { ReportOutcome } from '../../../../bot/model/recalls/unsafe-report.js';
import { editorWording } from '../../../../bot/wording/staff/editor-wording.js';
import { counted } from '../../../../bot/wording/english/plurals.js';

const people = (count: number) => counted(count, 'person', 'people');

export const reportWording = {
  title: 'An answer was reported',
  listed: 'Reported answers',
  notFound: 'We could not find that report.',
  said: { dismissed: 'Saved. No recall was started.' },
  takenBack: 'This answer was reported: {when}',
  reported: (count: number) => `${people(count)} reported this answer: {when}.`,
  reportedLast: (count: number) => `${people(count)} reported this answer, most recently {when}.`,
  given: 'The answer was given {when}.',
  whatIsWrong: 'What they reported',
  urgent: 'What they wrote may also mean danger, so we have sent an urgent request to the advisers.',
  before: 'Reported before',
  asked: 'What was asked',
  deleted: 'The person has deleted their question.',
  live: {
    quoted: 'Quote {quote} is still live: answers can quote it.',
    stopped: 'Quote {quote} is still live, but {recall} stops answers from quoting it.',
    gone: 'Quote {quote} is no longer in the live guidance.',
    goneAndStopped:
      'Quote {quote} is no longer in the live guidance. {recall} stops answers from quoting it.',
  },
  counts: 'This counts everyone who was given any of these quotes, in this answer or another.',
  handled: {
    recalled: '{name} started a recall, {when}.',
    dismissed: '{name} decided that no recall was needed, {when}.',
    'taken-back': 'Someone who reported this answer says they did it by mistake: {when}',
  } satisfies Record<ReportOutcome, string>,
  noQuote: editorWording.recalls.noQuote[0],
  which: 'Which quotes are wrong?',
  alsoStopped: (statements: number) =>
    `If you tick this quote, answers also stop quoting ${counted(statements, 'other statement')} next to it, until the recall is lifted or the text is corrected:`,
  quote: (number: number, title: string) => `Quote ${number}: ${title}`,
  commentHint:
    'Required for a recall: if you then tell people, they will see what you write here. If no recall is needed, it is only saved on this page.',
  recall: 'Start a recall',
  dismiss: 'No recall is needed',
  decided: 'Someone else has already decided. Your decision was not saved.',
} as const;
