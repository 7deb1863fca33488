// Says which nation and specialism a request seems to need, and if that is only a guess.
import { nationsNamed } from '../../../knowledge/question/find-nations.js';
import { jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import { wording } from '../../wording/english/replies-wording.js';
import type { Escalation, EscalationTransition } from '../../model/handoff/escalation.js';
import { specialismName } from '../../model/people/specialism.js';

/** `own`: the nation set in the person's chat, which the question may not be about. */
export function nationNeeded(
  own: Jurisdiction | undefined,
  question: string | undefined,
): string | undefined {
  const others = nationsNamed(question ?? '').filter((nation) => nation !== own);
  const named = others.map(jurisdictionName).join(', ');
  if (!own) return named ? wording.adviser.perhaps(named) : undefined;
  return named ? wording.adviser.mentions(jurisdictionName(own), named) : jurisdictionName(own);
}

/** Until an adviser transfers the request to a specialism, it comes from words in the question. */
export function specialismNeeded(
  { specialism }: Pick<Escalation, 'specialism'>,
  moves: readonly Pick<EscalationTransition, 'transition'>[],
): string | undefined {
  if (!specialism) return undefined;
  const isChosen = moves.some(({ transition }) => transition === 'redirect');
  return isChosen ? specialismName(specialism) : wording.adviser.perhaps(specialismName(specialism));
}
