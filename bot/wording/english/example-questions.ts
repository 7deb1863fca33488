/** In order of preference. A page shows the first few that the guidance answers. */
export const EXAMPLE_QUESTIONS = [
  'Does a child have to consent to an NRM referral?',
  'What should I do if a trafficked child goes missing from care?',
  'Can a British child be a victim of trafficking?',
  'What does an independent child trafficking guardian do?',
  'Who can refer a child to the National Referral Mechanism?',
  'How is a young person’s age assessed?',
  'What is the duty to notify?',
  'What happens after a conclusive grounds decision?',
] as const;
