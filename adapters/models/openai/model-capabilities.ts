// Records which parameters a service accepts: a guess from the model's name, then corrected by each refusal.

/** Ways to ask a service for a reply format, from the strictest to one that every server supports. */
export const OUTPUTS = ['json-schema', 'tool', 'json-object', 'text'] as const;
export type Output = (typeof OUTPUTS)[number];

export interface ModelCapabilities {
  output: Output;
  /** True if the service accepts a temperature. Reasoning models only accept their default. */
  temperature: boolean;
  /**
   * True if the model thinks before it replies. If so, its token limit has another name, and must leave room
   * for thinking.
   */
  isReasoning: boolean;
  effort: boolean;
}

export function capabilitiesOf(model: string, output: Output): ModelCapabilities {
  const isReasoning = isReasoningModel(model);
  return { output, isReasoning, temperature: !isReasoning, effort: isReasoning };
}

/** Checks the start of the name, as LangChain does: o1, o3, gpt-5 and similar. */
export function isReasoningModel(model: string): boolean {
  return /^o\d/.test(model) || (model.startsWith('gpt-5') && !model.startsWith('gpt-5-chat'));
}

/**
 * If a question is too long, servers such as vLLM mention `max_tokens` in the error. Without this check, we would
 * treat the model as a reasoning model for every later question.
 */
const IS_TOO_LONG =
  /context.{0,12}(?:length|size|window)|maximum.{0,20}length|too (?:large|long)|input tokens|tokens.{0,20}at least/;

/** Returns undefined if the refusal does not name anything that we can leave out or ask for differently. */
export function afterRefusal(capabilities: ModelCapabilities, error: unknown): ModelCapabilities | undefined {
  const { status } = error as { status?: number };
  if (status !== 400 && status !== 422) return undefined;
  const said = wordsOf(error);
  if (/content_filter|content_policy/.test(said) || IS_TOO_LONG.test(said)) return undefined;
  if (capabilities.temperature && /temperature/.test(said)) return { ...capabilities, temperature: false };
  if (capabilities.effort && /reasoning/.test(said)) return { ...capabilities, effort: false };
  if (!capabilities.isReasoning && /max_completion_tokens|max_tokens/.test(said))
    return { ...capabilities, isReasoning: true, temperature: false };
  const weaker = weakerOutput(capabilities.output);
  if (weaker && /response_format|json_schema|json_object|schema|tool/.test(said))
    return { ...capabilities, output: weaker };
  return undefined;
}

/**
 * Goes straight from a schema or a tool to any JSON, because a server that does not support one rarely
 * supports the other.
 */
function weakerOutput(output: Output): Output | undefined {
  return output === 'text' ? undefined : output === 'json-object' ? 'text' : 'json-object';
}

/**
 * Returns the error's text for searching. Never show it, because a service's message may contain part of the
 * key.
 */
function wordsOf(error: unknown): string {
  const { message, param, code } = error as { message?: string; param?: unknown; code?: unknown };
  return [message, param, code]
    .filter((one) => typeof one === 'string')
    .join(' ')
    .toLowerCase();
}
