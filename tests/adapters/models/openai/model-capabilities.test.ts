// Tests what we learn from a refusal about the parameters of a model.
import { describe, expect, it } from 'vitest';
import { afterRefusal, capabilitiesOf } from '../../../../adapters/models/openai/model-capabilities.js';

const learned = (message: string, more: object = {}) =>
  afterRefusal(capabilitiesOf('ours', 'json-object'), { status: 400, message, ...more });

describe('a refusal', () => {
  it.each([
    "'max_tokens' or 'max_completion_tokens' is too large: 400. This model's maximum context length is 4096 tokens and your request has 3900 input tokens.",
    'max_tokens must be at least 1, got -3100.',
    "This model's maximum context length is 8192 tokens. Please reduce the length of the messages or tools.",
    'the request exceeds the available context size. try increasing the context size',
  ])('of a question that is too long teaches nothing: %s', (message) => {
    expect(learned(message)).toBeUndefined();
  });

  it.each<[string, object?]>([
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    ],
    ['Bad request.', { param: 'max_tokens', code: 'unsupported_parameter' }],
    ['max_tokens: Extra inputs are not permitted'],
  ])('of the parameter itself means that the model reasons: %s', (message, more = {}) => {
    expect(learned(message, more)).toMatchObject({ isReasoning: true, temperature: false });
  });
});
