// Writes answers with a chat model from OpenAI, Azure OpenAI or a gateway. Redacted questions are sent to
// that service.
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { AnswerWriter, WritingRequest } from '../../../knowledge/model/ports.js';
import { INSTRUCTIONS, requestText } from './answer-prompt.js';
import { createDraftReader, draftsSchema } from './answer-shape.js';
import { createChatClients, type ChatConfig } from './chat-client.js';
import type { Output } from './model-capabilities.js';
import { jsonIn, shapeInWords, shapeOptions } from './reply-shape.js';
import { failureOf, otherShape } from './service-failure.js';
import { abortable } from './abortable.js';

const MAX_TOKENS = 1_200;
const DRAFTS = { name: 'answer', shape: draftsSchema };

/**
 * Calls the model once and does not retry, because a person is waiting and can be shown quotes instead. Each
 * claim is passed on as soon as it is complete. A refusal, an incomplete reply or another format counts as a
 * failure. A reply without claims does not. Throws `ConfigurationFailure` if there is no key.
 */
export function createAnswerWriter(config: ChatConfig): AnswerWriter {
  const clientFor = createChatClients(config, false);
  return {
    async write(request, signal, onDraft) {
      // The client's time limit only covers the headers, but a service may stall after sending them.
      const ending = AbortSignal.any([signal, AbortSignal.timeout(config.timeoutMs)]);
      const { output } = config.capabilities.current;
      try {
        const client = await clientFor(MAX_TOKENS);
        const reading = client
          .stream(messagesOf(request, output), { ...shapeOptions(DRAFTS, output), signal: ending })
          .then((pieces) => readDrafts(pieces, onDraft));
        return await abortable(reading, ending);
      } catch (error) {
        throw error instanceof ModelFailure ? error : failureOf(error, ending);
      }
    },
  };
}

export function messagesOf(request: WritingRequest, output: Output): [string, string][] {
  return [
    ['system', INSTRUCTIONS + shapeInWords(DRAFTS, output)],
    ['human', requestText(request)],
  ];
}

/**
 * The fields of a streamed message that may contain the answer. The requested format decides which one does.
 */
interface Piece {
  content: unknown;
  tool_call_chunks?: { args?: string }[];
}

async function readDrafts(
  pieces: AsyncIterable<Piece>,
  onDraft: (draft: string) => void = () => undefined,
): Promise<string[]> {
  const reader = createDraftReader();
  for await (const { content, tool_call_chunks: calls = [] } of pieces) {
    const said = typeof content === 'string' ? content : '';
    reader.read(said + calls.map(({ args = '' }) => args).join('')).forEach(onDraft);
  }
  const drafts = draftsSchema.safeParse(JSON.parse(jsonIn(reader.whole())));
  if (drafts.success) return drafts.data.claims.map(({ text }) => text);
  throw otherShape(drafts.error);
}
