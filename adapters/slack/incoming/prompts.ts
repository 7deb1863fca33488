// Suggests questions to someone who opens the assistant. For the newer kind of app, the manifest has the
// English ones.
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
