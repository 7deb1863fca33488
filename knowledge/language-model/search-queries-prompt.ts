// The prompt that asks a language model to rephrase a question in the words of guidance. Its reply is never
// shown.
import { z } from 'zod';
import type { Question } from '../model/answer.js';
import type { Jurisdiction } from '../model/source.js';
import type { StructuredCall } from '../model/language-model.js';
import { promptWording } from './prompt-wording.js';
import { questionBlock } from './question-block.js';

/** Increase this when the wording changes, so that answers saved under the old wording are not reused. */
export const ASK_PROMPT_VERSION = 1;

const INSTRUCTIONS = `Practitioners in the United Kingdom ask what official guidance says about protecting children and victims of trafficking: safeguarding, the National Referral Mechanism, asylum and immigration, age assessment, local authority support, police, courts, health, schools and benefits. You do not answer. You write what to search for.

Give:
- queries: two to four searches of 4 to 15 words, in the terms that guidance uses and not in the person's own. Each takes another way: the rule itself; the body, form or procedure with its full name; the condition, time limit or exception asked about.
- sentence: one sentence as guidance might state the answer, in its style. It is only searched with, so guess where you must.
- question: where the question only makes sense with what was asked earlier, the same question as one sentence that stands alone; otherwise an empty text.
- nations: which of england, wales, scotland, northern-ireland the question names or plainly means (by a city, a court or a body that only one nation has). For a follow-up about another nation, that nation alone. Otherwise an empty list.
- about: child, adult, or either where it is not said.

Write no names of people. ${promptWording.dataRule}`;

const askShape = z.object({
  queries: z.array(z.string()).describe('Two to four searches in the words of guidance.'),
  sentence: z.string().describe('One sentence as guidance might state the answer.'),
  question: z.string().describe('A follow-up as a question that stands alone; otherwise empty.'),
  nations: z.array(z.string()).describe('england, wales, scotland or northern-ireland; may be empty.'),
  about: z.string().describe('child, adult or either'),
});
export type AskReply = z.infer<typeof askShape>;

const MOST_TOKENS = 400;

export function askCall(question: Question, nations: readonly Jurisdiction[]): StructuredCall<AskReply> {
  return {
    name: 'searches',
    instructions: INSTRUCTIONS,
    text: questionBlock(question, nations),
    shape: askShape,
    mostTokens: MOST_TOKENS,
  };
}
