// Describes the prompts for a language model, each with a digest of what is sent for one invented question.
// A digest of the file would also change with the code around the prompt.
import { digestOf } from '../../../bot/model/audit/event.js';
import { PICK_PROMPT_VERSION, pickCall } from '../../../knowledge/language-model/pick-prompt.js';
import { questionBlock } from '../../../knowledge/language-model/question-block.js';
import { ASK_PROMPT_VERSION, askCall } from '../../../knowledge/language-model/search-queries-prompt.js';
import { modelsWording } from '../../evidence/content/models-wording.js';
import type { PromptFact, StoreFacts } from '../../evidence/model/facts.js';
import { messagesOf } from '../../models/openai/answer-writer.js';
import { messagesOfCall } from '../../models/openai/language-model.js';
import type { Settings } from '../settings/environment-settings.js';
import { NATIONS, PASSAGE, QUESTION, TO_SHORTEN } from '../wording/sample-prompt.js';
import { isModelOff } from './models.js';

const { prompts, version } = modelsWording;

/**
 * With this, a prompt describes the form of the reply in words. That is what we send to a model service that
 * does not accept a schema.
 */
const FORM = 'text';

const PICKING = { question: QUESTION, nations: NATIONS, about: 'child', numbered: [PASSAGE] } as const;

export const TEXT_SENT = {
  ask: () => textOf(messagesOfCall(askCall(QUESTION, NATIONS), FORM)),
  pick: () => textOf(messagesOfCall(pickCall(PICKING), FORM)),
  say: () => textOf(messagesOf(TO_SHORTEN, FORM)),
  'question-block': () => questionBlock(QUESTION, NATIONS),
} as const;

const textOf = (messages: readonly (readonly [role: string, text: string])[]) =>
  messages.map(([role, text]) => `${role}\n${text}`).join('\n\n');

export function promptsOf(
  { ANSWER_MODEL, ANSWER_SENTENCES }: Settings,
  store: StoreFacts | undefined,
): PromptFact[] {
  const inUse = ANSWER_MODEL !== undefined && !isModelOff(store);
  const found = [
    {
      id: 'ask',
      version: String(ASK_PROMPT_VERSION),
      inUse,
      file: 'knowledge/language-model/search-queries-prompt.ts',
    },
    {
      id: 'pick',
      version: String(PICK_PROMPT_VERSION),
      inUse,
      file: 'knowledge/language-model/pick-prompt.ts',
    },
    {
      id: 'say',
      version: version.byDigest,
      inUse: inUse && ANSWER_SENTENCES === 'on',
      file: 'adapters/models/openai/answer-prompt.ts',
    },
    {
      id: 'question-block',
      version: version.byDigest,
      inUse,
      file: 'knowledge/language-model/question-block.ts',
    },
  ] as const;
  return found.map((prompt) => ({
    ...prompt,
    task: prompts[prompt.id],
    digest: digestOf(TEXT_SENT[prompt.id]()),
  }));
}
