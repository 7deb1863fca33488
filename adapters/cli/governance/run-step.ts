// For the governance commands: reads the names and reasons that someone typed, runs a step, and explains any
// refusal.
import type { Person } from '../../../bot/model/people/person.js';
import type { HandlingResult } from '../../../bot/data-subject/handling-steps.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { nearestName } from '../../../knowledge/model/words/nearest-name.js';
import { commonWording as said } from '../wording/common-wording.js';

export function valueOfStep<T>(step: HandlingResult<T>, use: string): T {
  if (step.outcome === 'done') return step.value;
  throw new InputFailure(step.problem, use);
}

/** Throws `InputFailure` if the command has no step with this name. */
export async function runStep(
  command: string,
  use: string,
  name: string,
  steps: Readonly<Record<string, () => Promise<void>>>,
): Promise<number> {
  if (!Object.hasOwn(steps, name)) {
    const meant = nearestName(name, Object.keys(steps));
    throw new InputFailure(said.notACommand(command, meant), use);
  }
  await steps[name]!();
  return 0;
}

export function reasonIn(typed: string | undefined, example: string): string {
  const reason = typed?.trim();
  if (reason) return reason;
  throw new InputFailure(...said.giveReason(example));
}

export function personArgument(text: string): Person {
  const [platform = '', ...id] = text.split(':');
  return { platform, id: id.join(':') };
}
