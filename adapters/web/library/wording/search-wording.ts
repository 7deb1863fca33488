// What editors read on the page that explains what a practitioner would be told.

export const searchWording = {
  title: 'Search',
  intro: 'See what a practitioner would be told, and why. Searches here are not saved.',
  question: 'Question',
  where: 'Where to search',
  live: 'Live version',
  draft: 'Draft',
  button: 'Search',
  gone: 'We could not find that version.',
  back: 'Unanswered questions',
  missed: (why: string, day: string) => `A practitioner asked this on ${day}: ${why}.`,
  results: (release: number | undefined) =>
    `Results from ${release === undefined ? 'the draft' : `version ${release}`}, best matches first. If the assistant is confident enough, it quotes up to 3 of the top results.`,
  scores: (field: number, answer: number) =>
    `Likely to be on topic: ${field} out of 100. Likely to contain the answer: ${answer} out of 100. Confidence is the 2 scores multiplied together, before they are rounded.`,
} as const;
