// Without settings there is no answer model. Incomplete settings are reported on start-up, not at the first
// question.
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';

const azure = {
  ANSWER_MODEL: 'ours',
  ANSWER_MODEL_SERVICE: 'azure-openai',
  AZURE_OPENAI_API_KEY: 'key',
  AZURE_OPENAI_ENDPOINT: 'https://ours.openai.azure.com',
  AZURE_OPENAI_API_DEPLOYMENT_NAME: 'ours',
};

describe('the settings of the answer model', () => {
  it('may be absent, also where there is a key', () => {
    expect(readSettings({ OPENAI_API_KEY: 'sk-test' }).ANSWER_MODEL).toBeUndefined();
  });

  it.each([
    [{ ANSWER_MODEL: 'any', OPENAI_API_KEY: 'sk-test' }],
    [{ ANSWER_MODEL: 'any', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }],
    [azure],
  ])('are enough: %o', (environment) => {
    expect(readSettings(environment)).toMatchObject({ ...environment, ANSWER_MODEL_DEADLINE_MS: 8_000 });
  });

  it.each([
    [{ ANSWER_MODEL: 'any' }, /OPENAI_API_KEY/],
    [{ ...azure, AZURE_OPENAI_API_KEY: '' }, /AZURE_OPENAI_API_KEY/],
    [{ ...azure, AZURE_OPENAI_ENDPOINT: ' ' }, /AZURE_OPENAI_ENDPOINT/],
    [{ ...azure, AZURE_OPENAI_API_DEPLOYMENT_NAME: undefined }, /AZURE_OPENAI_API_DEPLOYMENT_NAME/],
    [{ ANSWER_MODEL_OUTPUT: 'xml' }, /ANSWER_MODEL_OUTPUT/],
    [{ ANSWER_MODEL_DEADLINE_MS: '1' }, /ANSWER_MODEL_DEADLINE_MS/],
  ])('are refused: %o', (environment, name) => {
    expect(() => readSettings(environment)).toThrow(name);
  });
});
