// Says which nation and specialism a request seems to need, and if that is only a guess.
import { nationsNamed } from '../../../knowledge/question/find-nations.js';
import { jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import type { Escalation, EscalationTransition } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { specialismName } from '../../model/people/specialism.js';

/**
 * `own`: the nation set in the person's chat, which the question may not be about, unless an adviser has set it
 * for this request.
 */
export function nationNeeded(
  own: Jurisdiction | undefined,
  question: string | undefined,
  isSetByAdviser = false,
): string | undefined {
  if (own && isSetByAdviser) return jurisdictionName(own);
  const others = nationsNamed(question ?? '').filter((nation) => nation !== own);
  const named = others.map(jurisdictionName).join(', ');
  if (!own) return named ? adviserWording.perhaps(named) : undefined;
  return named ? adviserWording.mentions(jurisdictionName(own), named) : jurisdictionName(own);
}

/** For the notice to the practitioner that an adviser has set their nation. */
export const nationKey = ({ id }: Pick<Escalation, 'id'>, event: string) => `nation:${id}:${event}`;

/** True if an adviser has set the nation while they had this request. */
export async function isNationSet(
  { outgoing }: Pick<Records, 'outgoing'>,
  escalation: Pick<Escalation, 'id'>,
): Promise<boolean> {
  const notices = await outgoing.ofEscalation(escalation.id, 'notice');
  return notices.some(({ key }) => key.startsWith(nationKey(escalation, '')));
}

/** Until an adviser transfers the request to a specialism, it comes from words in the question. */
export function specialismNeeded(
  { specialism }: Pick<Escalation, 'specialism'>,
  moves: readonly Pick<EscalationTransition, 'transition'>[],
): string | undefined {
  if (!specialism) return undefined;
  const isChosen = moves.some(({ transition }) => transition === 'redirect');
  return isChosen ? specialismName(specialism) : adviserWording.perhaps(specialismName(specialism));
}
