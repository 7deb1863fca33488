// Shared by the governance commands: reads people as typed, and says why a step was refused.
import type { Person } from '../../../bot/model/people/person.js';
import type { Step } from '../../../bot/subject/steps.js';
import { InputFailure } from '../../../knowledge/model/errors.js';

export function done<T>(step: Step<T>, use: string): T {
  if (step.outcome === 'done') return step.value;
  throw new InputFailure(step.problem, use);
}

export function personIn(text: string): Person {
  const [platform = '', ...id] = text.split(':');
  return { platform, id: id.join(':') };
}
