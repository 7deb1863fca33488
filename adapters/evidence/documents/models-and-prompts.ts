// Lists the models and prompts in use, each with its version and digest.
import { ask, file, row, setting, type EvidenceDocument, type Entry } from '../model/document.js';
import type { Facts, ModelFact } from '../model/facts.js';

const yes = (is: boolean) => (is ? 'yes' : 'no');

export function modelsAndPrompts(facts: Facts): EvidenceDocument {
  const services = facts.models.filter((model) => model.inUse && model.where === 'a service');
  return {
    name: '06-models-and-prompts',
    title: 'Models and prompts',
    about: 'Digests are SHA-256, computed when this pack was made.',
    sections: [
      {
        title: 'Models',
        columns: ['model', 'task', 'runs on', 'in use', 'version', 'digest'],
        entries: facts.models.map(modelEntry),
      },
      {
        title: 'Prompts',
        intro: 'The digest is of the file that holds the prompt.',
        columns: ['prompt', 'task', 'in use', 'version', 'digest'],
        entries: facts.prompts.map(({ id, task, inUse, version, digest, file: path }) =>
          row(id, [id, task, yes(inUse), version, digest], file(path), setting('ANSWER_MODEL')),
        ),
      },
      {
        title: 'Models run by a service',
        columns: ['model', 'question'],
        entries: services.map(({ id, name }) =>
          ask(
            id,
            name,
            'Which version does the provider run under this name, when does it change, and how do you find out? What was it trained on?',
          ),
        ),
      },
    ],
  };
}

function modelEntry({ id, name, task, where, inUse, version, digest, from }: ModelFact): Entry {
  return row(id, [name, task, where, yes(inUse), version, digest ?? 'cannot be read from here'], ...from);
}
