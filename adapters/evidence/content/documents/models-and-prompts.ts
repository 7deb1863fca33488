import { ask, file, known, setting, type Entry } from '../../model/document.js';
import type { Facts } from '../../model/facts.js';
import { document } from '../../model/written-document.js';

export const modelsAndPrompts = document`
# 06-models-and-prompts | Models and prompts
  about: Digests are SHA-256, computed when this pack was made.

## Models
  columns: model | task | runs on | in use | version | digest

${models}

## Prompts
  intro: Each digest covers what is sent with the prompt for one invented question, so it changes if the wording does, but not if the code around it does.
  columns: prompt | task | in use | version | digest

${prompts}

## Models run by a service
  columns: model | question
  who: Procurement, before use

${questions}
`;

const yes = (is: boolean) => (is ? 'yes' : 'no');

function models(facts: Facts): Entry[] {
  return facts.models.map(({ id, name, task, where, inUse, version, digest, from }) =>
    known(id, [name, task, where, yes(inUse), version, digest ?? 'cannot be read from here'], ...from),
  );
}

function prompts(facts: Facts): Entry[] {
  return facts.prompts.map(({ id, task, inUse, version, digest, file: path }) =>
    known(id, [id, task, yes(inUse), version, digest], file(path), setting('ANSWER_MODEL')),
  );
}

function questions(facts: Facts): Entry[] {
  const question =
    'Which version does the provider run under this name, when does it change, and how do you find out? What was it trained on?';
  return facts.models
    .filter(({ inUse, where }) => inUse && where === 'a service')
    .map(({ id, name }) => ask(`${id}-version`, [name, question]));
}
