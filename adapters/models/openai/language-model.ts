// Asks a chat model from OpenAI, Azure OpenAI or the deployer's server for one reply in a given format.
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { TokenUse } from '../../../knowledge/model/answer.js';
import type { Completion, LanguageModel, StructuredCall } from '../../../knowledge/model/language-model.js';
import { createChatClients, type ChatConfig } from './chat-client.js';
import { afterRefusal, type Output } from './model-capabilities.js';
import { replyIn, shapeInWords, shapeOptions, type Message } from './reply-shape.js';
import {
  cutOff,
  failureOf,
  filtered,
  isBrokenConnection,
  otherShape,
  refusedByModel,
} from './service-failure.js';
import { abortable } from './abortable.js';

/**
 * If the service refuses an optional parameter, calls again without it, and never sends it again. Also calls
 * again if the connection broke, because servers often close an idle connection just as it is reused. Throws
 * `ConfigurationFailure` if there is no key.
 */
export function createLanguageModel(config: ChatConfig): LanguageModel {
  const { service, model, capabilities, timeoutMs } = config;
  const clientFor = createChatClients(config, true);
  async function send<Reply>(
    call: StructuredCall<Reply>,
    signal: AbortSignal,
    isFirst = true,
  ): Promise<AiMessage> {
    const used = capabilities.current;
    try {
      const client = await clientFor(call.mostTokens);
      return (await client.invoke(messagesOfCall(call, used.output), {
        ...shapeOptions(call, used.output),
        signal,
      })) as AiMessage;
    } catch (error) {
      if (signal.aborted) throw error;
      if (isFirst && isBrokenConnection(error)) return send(call, signal, false);
      const learned = afterRefusal(used, error);
      if (!learned) throw error;
      capabilities.current = learned;
      return send(call, signal);
    }
  }
  return {
    id: [service.kind, service.kind === 'azure' ? service.endpoint : service.baseUrl, model].join(' '),
    async complete(call, signal) {
      // The client's time limit only covers the headers, but a service may stall after sending them.
      const ending = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        return read(call, await abortable(send(call, ending), ending));
      } catch (error) {
        throw error instanceof ModelFailure ? error : failureOf(error, ending);
      }
    },
  };
}

export function messagesOfCall(
  call: StructuredCall<unknown>,
  output: Output,
): [role: string, text: string][] {
  return [
    ['system', call.instructions + shapeInWords(call, output)],
    ['human', call.text],
  ];
}

interface AiMessage extends Message {
  additional_kwargs?: {
    __raw_response?: { choices?: { finish_reason?: string; message?: { refusal?: string | null } }[] };
  };
  usage_metadata?: { input_tokens?: number; output_tokens?: number };
}

function read<Reply>(call: StructuredCall<Reply>, message: AiMessage): Completion<Reply> {
  const [choice] = message.additional_kwargs?.__raw_response?.choices ?? [];
  const ended = choice?.finish_reason;
  if (ended === 'content_filter') throw filtered();
  if (ended === 'length') throw cutOff();
  if (choice?.message?.refusal) throw refusedByModel();
  const parsed = call.shape.safeParse(replyIn(message));
  if (!parsed.success) throw otherShape(parsed.error);
  const tokens = tokensOf(message);
  return { reply: parsed.data, ...(tokens && { tokens }) };
}

function tokensOf({ usage_metadata: used }: AiMessage): TokenUse | undefined {
  if (used?.input_tokens === undefined || used.output_tokens === undefined) return undefined;
  return { in: used.input_tokens, out: used.output_tokens };
}
