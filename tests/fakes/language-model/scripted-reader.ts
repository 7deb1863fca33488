// Scripts a model’s reply to each step of reading guidance, for example with search words or the numbers of
// chosen sentences.
import {
  content,
  sentencesIn,
  type ChatBehaviour,
  type ChatRequest,
  type ShownSentence,
} from './scripted-openai.js';

/** Returns the step that a request belongs to, from the name of its schema. */
export function stepOf({ body }: ChatRequest): 'ask' | 'pick' | 'say' | undefined {
  const tool = body.tools?.[0] as { function?: { name?: string } } | undefined;
  const name = body.response_format?.json_schema?.name ?? tool?.function?.name;
  if (name === 'searches') return 'ask';
  return name === 'chosen-sentences' ? 'pick' : name === 'answer' ? 'say' : undefined;
}

export const searching = (reply: {
  queries?: readonly string[];
  sentence?: string;
  question?: string;
  nations?: readonly string[];
  about?: string;
}): ChatBehaviour =>
  content(
    JSON.stringify({ queries: [], sentence: '', question: '', nations: [], about: 'either', ...reply }),
  );

export const picking =
  (choose: (shown: readonly ShownSentence[]) => readonly number[], sure = 'high'): ChatBehaviour =>
  (request, response) =>
    content(JSON.stringify({ sentences: choose(sentencesIn(request)), sure }))(request, response);

export const pickingAll = picking((shown) => shown.map(({ number }) => number));

/**
 * Uses the given function for each step. By default, the model gives no search words and chooses every
 * sentence.
 */
export const byStep =
  ({
    ask = searching({}),
    pick = pickingAll,
    say,
  }: Partial<Record<'ask' | 'pick' | 'say', ChatBehaviour>>): ChatBehaviour =>
  (request, response) => {
    const step = stepOf(request);
    if (step === 'ask') return ask(request, response);
    if (step === 'pick') return pick(request, response);
    return (say ?? content('{"claims": []}'))(request, response);
  };
