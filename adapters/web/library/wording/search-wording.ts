// Wording for the search that explains an answer to editors.
import { questionWording } from './question-wording.js';
import type { RankingReason } from '../../../../knowledge/model/explanation.js';

export const searchWording = {
  title: 'Search',
  intro: 'See what a practitioner would be told, and why. Searches here are not saved.',
  question: 'Question',
  noQuestion: 'Enter a question.',
  where: 'Where to search',
  live: 'Live version',
  draft: 'Draft',
  button: 'Search',
  gone: 'We could not find that version.',
  back: questionWording.title,
  missed: (why: string, day: string) => `A practitioner asked this on ${day} (${why}).`,
  confidence: (confidence: number, threshold: number) =>
    `Confidence: ${confidence} out of 100. The assistant answers at ${threshold} or above.`,
  scores: (field: number, answer: number) =>
    `Likely to be on topic: ${field} out of 100. Likely to contain the answer: ${answer} out of 100. Confidence is the 2 scores multiplied together, before they are rounded.`,
  reasons: {
    noWords: 'We cannot search for any of the words in the question. Try different words.',
    searchedFor: (words: string) => `Searched for: “${words}”`,
    onlyNations: (nations: string) => `Only guidance for ${nations} was searched.`,
    unknownWords: (words: readonly string[]) =>
      `Not found in any guidance: ${words.map((word) => `“${word}”`).join(', ')}.`,
    whichNation: (question: string) =>
      `The answer is different in each nation and no nation was given, so the assistant would ask: “${question}”`,
    offTopic:
      'This does not look like a question about child trafficking or safeguarding, so the assistant would not quote anything.',
    noAnswer: 'We found related guidance, but it does not seem to answer the question.',
  },
  shown: 'What the practitioner sees',
  found: 'Search results',
  results: (release: number | undefined) =>
    `Results from ${release === undefined ? 'the draft' : `version ${release}`}, best matches first. If the assistant is confident enough, it quotes up to 3 of the top results.`,
  none: 'Nothing was found.',
  alsoIn: (titles: readonly string[]) => `Also in ${titles.join('; ')}`,
  ranking: {
    title: (rank: number) => `Why this passage ranks number ${rank}`,
    points: (points: string) => `${points} points`,
    reasons: {
      meaning: 'Similar meaning',
      words: 'Same words',
      kind: 'Right kind of answer',
      around: 'Close to other relevant passages',
      standing: 'Binding, current and recent',
      nation: 'Right nation',
      length: 'Enough detail',
    } satisfies Record<RankingReason, string>,
    /** Follows the number of points, for screen readers. */
    against: 'against this passage',
  },
} as const;
