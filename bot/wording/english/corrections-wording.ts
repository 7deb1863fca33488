// Text that is shown above an answer: what the question was, what was removed from it, and how to correct
// that.

export const correctionsWording = {
  searched: (question: string) => `I searched for: “${question}”`,
  /** Shown above an answer, if the person has written something else since they asked. */
  yours: (question: string) => `Your question: “${question}”`,
  notPersonal: (pseudonym: string) => `${pseudonym} isn’t personal`,
  missed: 'You missed something',
  /** Used on the web, where one form holds all corrections. */
  question: 'Change what was removed',
  /** Used instead of `question` if there is nothing to put back. */
  removeWords: 'Remove words from my question',
  next: 'I will answer your question again after each correction.',
  /** Above the buttons that put something back. */
  putBackWarning:
    'Only put back words that do not identify anyone. I will search with them, and advisers or an AI service may see them. Dates of birth, addresses and numbers cannot be put back.',
  putBack: (pseudonym: string) => `Put back ${pseudonym}`,
  which: 'Which words should I remove? Type “remove” and the words, for example “remove Alex”.',
  onlyDetails:
    'I removed everything you wrote, because it looks like personal details, so there is nothing to search for. Ask your question without them.',
  corrected: 'You corrected what I removed. The new answer is below.',
  already: 'That has already been corrected.',
  always:
    'I always remove phone numbers, email addresses, postcodes and other numbers and addresses, so I cannot put this back.',
  shared:
    'Other people can see the chat where you asked this, so I cannot put back what I removed. Ask me again in a private chat.',
  notFound: 'I could not find those words in what you wrote here, or I have already removed them.',
  removed: 'I have removed those words here, and will remove them if you write them again.',
  askService: 'Ask the AI service too',
  serviceNotAsked:
    'I have not sent this to the AI service, because I removed personal details. You can send it without them.',
  serviceNotAskedBefore:
    'I have not sent this to the AI service, because I removed personal details from what you wrote before. You can send it without them.',
  serviceAsked: 'You asked the AI service too. The new answer is below.',
};
