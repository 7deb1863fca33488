/** In order of preference. A page shows the first few that the guidance answers. */
export const EXAMPLE_QUESTIONS = [
  'Does a child have to consent to an NRM referral?',
  'Which organisations are first responders?',
  'What are the signs that a child has been trafficked?',
  'What is county lines?',
  'What should I do if a trafficked child goes missing from care?',
  'What does an independent child trafficking guardian do?',
  'What is the duty to notify?',
  'What happens after a conclusive grounds decision?',
] as const;
