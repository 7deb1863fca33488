// What a service accepts: first guessed from the model's name, then learned from each parameter it refuses.

/** Ways to ask a service for the shape of its reply, from the strictest to what every server knows. */
export const OUTPUTS = ['json-schema', 'tool', 'json-object', 'text'] as const;
export type Output = (typeof OUTPUTS)[number];

export interface ModelCapabilities {
  output: Output;
  /** Whether it takes a temperature; reasoning models refuse any but their own. */
  temperature: boolean;
  /** Whether it thinks before it replies: its limit of tokens has another name, and must leave room for that. */
  isReasoning: boolean;
  /** Whether it takes a wish to think little. */
  effort: boolean;
}

export function capabilitiesOf(model: string, output: Output): ModelCapabilities {
  const isReasoning = isReasoningModel(model);
  return { output, isReasoning, temperature: !isReasoning, effort: isReasoning };
}

/** As LangChain decides it: o1, o3, gpt-5 and similar, by the start of the name. */
export function isReasoningModel(model: string): boolean {
  return /^o\d/.test(model) || (model.startsWith('gpt-5') && !model.startsWith('gpt-5-chat'));
}

/** Undefined if the refusal names nothing that can be left out or asked for otherwise. */
export function afterRefusal(capabilities: ModelCapabilities, error: unknown): ModelCapabilities | undefined {
  const { status } = error as { status?: number };
  if (status !== 400 && status !== 422) return undefined;
  const said = wordsOf(error);
  if (/content_filter|content_policy|context_length/.test(said)) return undefined;
  if (capabilities.temperature && /temperature/.test(said)) return { ...capabilities, temperature: false };
  if (capabilities.effort && /reasoning/.test(said)) return { ...capabilities, effort: false };
  if (!capabilities.isReasoning && /max_completion_tokens|max_tokens/.test(said))
    return { ...capabilities, isReasoning: true, temperature: false };
  const weaker = weakerOutput(capabilities.output);
  if (weaker && /response_format|json_schema|json_object|schema|tool/.test(said))
    return { ...capabilities, output: weaker };
  return undefined;
}

/** A server that knows no schemas seldom knows tools, and the other way round. */
function weakerOutput(output: Output): Output | undefined {
  return output === 'text' ? undefined : output === 'json-object' ? 'text' : 'json-object';
}

/** For looking, never for showing: a service's own words can hold a part of the key. */
function wordsOf(error: unknown): string {
  const { message, param, code } = error as { message?: string; param?: unknown; code?: unknown };
  return [message, param, code]
    .filter((one) => typeof one === 'string')
    .join(' ')
    .toLowerCase();
}
