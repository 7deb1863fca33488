// Sentences that several documents of the evidence pack share, so that the documents agree.
import type { Facts } from '../model/facts.js';
import { hasValue, isSet, usesModel } from '../model/slots.js';

const withoutModel = 'A calibrated threshold decides between quotes and “not found”';
const withModel =
  'If the language model is asked, it decides between quotes and “not found”. The answer is “not found” if the model picks no sentence, even if the threshold on this machine would have allowed a quote, or if the model is unsure and the threshold does not allow its sentence. If the model is not asked, is late or is down, the threshold decides';

export const commonWording = {
  /** Says how the service decides between quotes and “not found”. */
  whatDecides: (facts: Facts) => (usesModel(facts) ? withModel : withoutModel),
  modelPlace(facts: Facts): string {
    const host = facts.recipients.find(({ id }) => id === 'language-model')?.where;
    if (host === undefined) return 'The settings do not say where it runs';
    return hasValue('ANSWER_MODEL_SERVICE', 'azure-openai')(facts)
      ? `It runs on an external service: Azure OpenAI, ${host}`
      : `It runs on ${host} (an external service or your own server: the settings do not say which)`;
  },
  keyPlace(facts: Facts): string {
    if (isSet('ENCRYPTION_VAULT_URL')(facts)) return 'The key is in a key service (ENCRYPTION_VAULT_URL)';
    if (isSet('ENCRYPTION_KEY')(facts)) return 'The key is in a setting (ENCRYPTION_KEY)';
    if (isSet('ENCRYPTION_KEY_FILE')(facts)) return 'The key is in the file set in ENCRYPTION_KEY_FILE';
    return 'The key is in a file in DATA_DIR: anyone who has that folder and the store can read everything';
  },
  postgresKeeps: () =>
    'Erased and deleted words stay in PostgreSQL’s files and log until the space is reused',
};
