// Questions suggested to someone who opens the assistant. The manifest has the same for the newer kind of app.
export const PROMPTS_TITLE = 'Ask about the guidance';

export const SUGGESTED_PROMPTS: [Prompt, ...Prompt[]] = [
  {
    title: 'Refer a child to the NRM',
    message: 'How do I refer a child to the National Referral Mechanism?',
  },
  {
    title: 'A child has gone missing',
    message: 'What should happen when a child who may have been trafficked goes missing from care?',
  },
  {
    title: 'Age is in doubt',
    message: 'How should a young person be treated while their age is in doubt?',
  },
  { title: 'Talk to an adviser', message: 'adviser' },
];

interface Prompt {
  title: string;
  message: string;
}
