// Messages for operators if a service that writes answers or embeds texts fails.
import type { ProblemAndRemedy } from '../../../knowledge/model/errors.js';

const notEmbeddings = 'Check that the address and the model name are those of an embedding model.';

export const servicesWording = {
  later: 'Try again later. If this keeps happening, check the service’s status page.',
  answers: {
    noKey: (variable: string): ProblemAndRemedy => [
      'There is no key for the answer model.',
      `Set ${variable}, or remove ANSWER_MODEL.`,
    ],
    otherShape: [
      'The answer model did not reply in the format that was asked for.',
      'Set ANSWER_MODEL_OUTPUT to another way of asking (json-schema, tool, json-object or text), or use another model.',
    ],
    cutOff: [
      'The answer model reached its token limit before its reply was complete.',
      'Use a model that thinks less before it replies, or one that keeps to the format it is given.',
    ],
    refused: [
      'The answer model refused to reply.',
      'Nothing is wrong with the settings. If it happens often, use another model.',
    ],
    filtered: [
      'The content filter of the service refused the question or the reply.',
      'Set the deployment’s filter for violence and sexual harm to a level that lets questions about abuse through.',
    ],
    resting: [
      'The answer model failed several times in a row, so it will not be called for 30 seconds.',
      'Check the log for the earlier errors.',
    ],
    late: 'The answer model did not answer in time.',
    notReached: 'The answer model cannot be reached or did not reply in JSON.',
    answered: (status: number) => `The answer model returned status ${status}.`,
    answeredAbout: (status: number, parameter: string) =>
      `The answer model returned status ${status} because of ${parameter}.`,
    remedies: {
      key: 'Check the answer model’s key and its permissions.',
      address: 'Check the address of the service and the name of the model or deployment.',
      quota: 'Increase the quota for this key, or use another key.',
      rate: 'Increase the rate limit of the model or deployment, or reduce how many questions are asked at the same time.',
      shape:
        'Check the model’s name. If the model does not support JSON schemas, set ANSWER_MODEL_OUTPUT to tool, json-object or text.',
    },
  },
  embeddings: {
    noKey: (variable: string): ProblemAndRemedy => [
      'There is no key for the embedding service.',
      `Set ${variable}, or set EMBEDDER=minilm.`,
    ],
    otherDimension: (model: string, returned: number, expected: number): ProblemAndRemedy => [
      `The embedding model ${model} returned ${returned} dimensions, not ${expected}.`,
      'Correct the configured dimension, or the name of the model, and publish a new release.',
    ],
    otherCount: (expected: number): ProblemAndRemedy => [
      `The embedding service did not return ${expected} vectors.`,
      notEmbeddings,
    ],
    notAVector: ['The embedding service returned something that is not a vector.', notEmbeddings],
    noDirection: [
      'The embedding service returned a vector that contains only zeros, or values that cannot be used.',
      notEmbeddings,
    ],
    late: 'The embedding service did not answer in time.',
    notReached: 'The embedding service cannot be reached.',
    notAnEmbedding: 'The embedding service returned something that is not an embedding.',
    answered: (status: number) => `The embedding service returned status ${status}.`,
    remedies: {
      key: 'Check the embedding service’s key and its permissions.',
      address: 'Check the address of the embedding service and the name of its model or deployment.',
      quota: 'Increase the quota for this key.',
    },
  },
} as const;
