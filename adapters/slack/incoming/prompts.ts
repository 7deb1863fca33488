// Questions suggested to someone who opens the assistant. The manifest has the English ones for the newer kind of app.
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';

interface Prompt {
  title: string;
  message: string;
}

export interface Suggestions {
  title: string;
  prompts: [Prompt, ...Prompt[]];
}

export function suggestionsIn({ app: { slack } }: PractitionerWords): Suggestions {
  const [first, ...more] = slack.prompts;
  return { title: slack.promptsTitle, prompts: [first!, ...more] };
}
