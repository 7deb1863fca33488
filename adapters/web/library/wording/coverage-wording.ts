import { counted } from '../../../../bot/wording/english/plurals.js';

export const coverageWording = {
  title: 'Coverage',
  noGuidance: 'No guidance has been published yet.',
  content: (release: number, documents: number) =>
    `Version ${release} of the guidance has ${documents} documents.`,
  period: (weeks: number) => `Figures about questions cover the last ${weeks} weeks.`,
  topics: {
    title: 'Passages by topic and nation',
    hint: 'A stronger colour means more passages. A dash means none. Where many questions go unanswered and there are few passages, write a note.',
    topic: 'Topic',
    missed: 'Questions not answered',
  },
  answers: {
    title: 'Questions and answers by week',
    columns: ['Week to', 'questions', 'answered'],
    unchecked: (count: number) =>
      `${counted(count, 'answer')} said that the assistant could not check ${count === 1 ? 'its' : 'their'} quotes.`,
  },
  ages: {
    title: 'Age of current documents',
    columns: ['Age', 'Documents'],
  },
  oldest: 'Oldest documents still marked current',
  corrections: {
    title: 'Corrections to the removal of personal details',
    hint: 'How often people said that something the assistant removed was not personal, or that the assistant missed something.',
    columns: ['Kind', 'Not personal', 'Missed'],
  },
} as const;
