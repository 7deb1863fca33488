// The prompt that asks a language model for the numbers of the sentences that answer. Our code makes the
// quotes.
import { z } from 'zod';
import type { Question, RankedPassage } from '../model/answer.js';
import type { Jurisdiction } from '../model/source.js';
import type { AskedAgain } from './search-queries.js';
import type { StructuredCall } from '../model/language-model.js';
import { passagesBlock, type NumberedPassage } from './number-sentences.js';
import { promptWording } from './prompt-wording.js';
import { questionBlock } from './question-block.js';

/** Increase this when the wording changes, so that answers saved under the old wording are not reused. */
export const PICK_PROMPT_VERSION = 1;

const INSTRUCTIONS = `A practitioner in the United Kingdom asks what official guidance says. You see passages of guidance as numbered sentences. Choose the sentences that answer the question. You give numbers only; the person is then shown those sentences word for word.

- Choose a sentence only if it answers the question, or a main part of it, for the person and the situation asked about. Being on the same topic is not enough: where the passages speak of the matter but do not say what was asked, choose nothing.
- The nation must fit: guidance for another nation does not answer. Child and adult must fit: a rule for adults does not answer for a child, nor the other way round.
- Where nothing answers, give an empty list. That is a good reply: the person is then offered a human adviser. A wrong quote may harm a child.
- The number that answers most directly comes first, then others in order of importance. Choose few, from at most three passages.
- Include the numbers of every condition, exception, time limit and list item without which the answer would be wrong or incomplete.
- Prefer current guidance to superseded, the rule itself to a mention of it, and the specific to the general.
- sure: high if the sentences say the answer outright; medium if they answer and leave something open; low if you doubt that they answer.

${promptWording.dataRule}`;

const pickShape = z.object({
  sentences: z
    .array(z.number())
    .describe('Numbers of the sentences that answer, most important first; empty where none does.'),
  sure: z.string().describe('high, medium or low'),
});
export type PickReply = z.infer<typeof pickShape>;

const MOST_TOKENS = 200;

export interface PickRequest {
  question: Question;
  nations: readonly Jurisdiction[];
  about: AskedAgain['about'];
  numbered: readonly NumberedPassage<RankedPassage>[];
}

export function pickCall({ question, nations, about, numbered }: PickRequest): StructuredCall<PickReply> {
  const asked = about === 'either' ? [] : [`Asked about: ${about}`];
  return {
    name: 'chosen-sentences',
    instructions: INSTRUCTIONS,
    text: [passagesBlock(numbered), [questionBlock(question, nations), ...asked].join('\n')].join('\n\n'),
    shape: pickShape,
    mostTokens: MOST_TOKENS,
  };
}
