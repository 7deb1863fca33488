// Transfers an escalation to another adviser, who then holds it, or to a specialism, where it waits.
import type { Button } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { plainMessage } from '../../wording/plain-message.js';
import type { AdviserAvailability } from '../../model/queries.js';
import { formatTime } from '../../model/messages/format-time.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { handedOnBy } from '../advisers/adviser-permissions.js';
import { colleaguesNow } from '../advisers/colleagues.js';
import { preferredIdentity } from '../advisers/preferred-identity.js';
import { alertAgain } from '../cards/alert.js';
import { cardThread } from '../advisers/advisers-place.js';
import { welcomeHolder } from './claim.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { applyTransition } from './apply-transition.js';
import { listedAs, sameAdviser } from '../../model/people/roster.js';
import { isSpecialism, specialismName, SPECIALISMS, type Specialism } from '../../model/people/specialism.js';
import { keepTransferNote } from '../messages/transfer-note.js';
import { tellWaiting } from './out-of-hours.js';
import { tellAdvisers, tellHolder } from '../messages/send-notice.js';

interface Wanted {
  /** "adviser:ID" or "specialism:NAME". If absent, the choices are shown. */
  to?: string;
  note?: string;
  sentAt: string;
}

export async function reassign(unit: UnitOfWork, id: string, adviser: Caller, wanted: Wanted): Promise<void> {
  const { to } = wanted;
  const escalation = await handedOnBy(unit, id, adviser);
  if (!escalation) return;
  const [kind, name = ''] = to === undefined ? [] : to.split(':');
  if (kind === 'specialism' && isSpecialism(name))
    return toSpecialism(unit, escalation, adviser, name, wanted);
  if (kind === 'adviser') return toAdviser(unit, escalation, adviser, name, wanted);
  await offerChoices(unit, escalation, adviser);
}

/**
 * The maximum number of advisers offered, because there is no room for more buttons. In a larger team, the
 * advisers with the fewest requests are offered, and the desk lists everyone.
 */
const ADVISERS_OFFERED = 12;

async function offerChoices(unit: UnitOfWork, escalation: Escalation, adviser: Caller): Promise<void> {
  const to = (label: string, target: string): Button => ({
    label,
    action: { do: 'reassign', escalation: escalation.id, to: target },
  });
  const colleagues = await colleaguesNow(unit);
  const onShift = colleagues.filter((standing) => canTake(unit, escalation, standing));
  const buttons = [
    ...onShift
      .slice(0, ADVISERS_OFFERED)
      .map(({ adviser: { id, name, languages }, holds }) =>
        to(adviserWording.passTo(name, holds, languages), `adviser:${id}`),
      ),
    ...SPECIALISMS.filter((one) =>
      colleagues.some(({ adviser: { specialisms } }) => specialisms.includes(one)),
    )
      .map((specialism) => ({ specialism, count: counted(unit, onShift, specialism, adviser) }))
      // A button cannot be disabled, so leave out choices that would be refused.
      .filter(({ count }) => count !== 0 || !escalation.urgent)
      .map(({ specialism, count }) =>
        to(adviserWording.passToSpecialism(specialismName(specialism), count), `specialism:${specialism}`),
      ),
  ];
  await reply(
    unit,
    adviser,
    buttons.length
      ? plainMessage(adviserWording.passToWhom, { parts: [{ kind: 'choices', buttons }] })
      : adviserWording.noOneToPassTo(unit.ports.roster().length > 0, escalation.state === 'claimed'),
  );
}

/**
 * Counts the advisers on shift with this specialism, except the one who transfers the request. Undefined
 * without an advisers' file, because only the file lists specialisms.
 */
function counted(
  { ports }: UnitOfWork,
  onShift: readonly AdviserAvailability[],
  specialism: Specialism,
  { person }: Caller,
): number | undefined {
  if (!ports.roster().length) return undefined;
  return onShift.filter(
    ({ adviser }) => adviser.specialisms.includes(specialism) && !listedAs([adviser], person),
  ).length;
}

function canTake(
  unit: UnitOfWork,
  escalation: Escalation,
  { atWork, adviser, signedIn }: AdviserAvailability,
): boolean {
  const reached = preferredIdentity(unit.ports, adviser);
  if (!atWork || !reached || (escalation.urgent && signedIn === 'idle')) return false;
  return (
    !sameAdviser([adviser], reached, escalation.practitioner) &&
    !sameAdviser([adviser], reached, escalation.holder)
  );
}

async function toAdviser(
  unit: UnitOfWork,
  escalation: Escalation,
  adviser: Caller,
  id: string,
  wanted: Wanted,
): Promise<void> {
  const standing = (await colleaguesNow(unit)).find((one) => one.adviser.id === id);
  const holder = standing && preferredIdentity(unit.ports, standing.adviser);
  if (!standing || !holder) return reply(unit, adviser, adviserWording.notInFile);
  const { name } = standing.adviser;
  if (!standing.atWork)
    return reply(
      unit,
      adviser,
      adviserWording.notAtWork(name, standing.nextAtWork && formatTime(standing.nextAtWork)),
    );
  if (escalation.urgent && standing.signedIn === 'idle')
    return reply(unit, adviser, adviserWording.notActive(name));
  if (!canTake(unit, escalation, standing)) return reply(unit, adviser, adviserWording.cannotTake(name));
  const before = escalation.state === 'claimed' ? escalation : undefined;
  const reassigned = await applyTransition(unit, escalation, 'reassign', adviser.person, { holder });
  if (!reassigned) return reply(unit, adviser, adviserWording.notOpenAnyMore);
  await keepTransferNote(unit, reassigned, adviser, wanted);
  const key = `${reassigned.id}:${reassigned.version}`;
  if (before && !sameAdviser([standing.adviser], before.holder, adviser.person))
    await tellHolder(unit, before, adviserWording.takenOver(name), `holder:${key}`);
  // A lead who takes the request over has it open.
  const how = sameAdviser([standing.adviser], holder, adviser.person) ? 'claimed' : 'passedTo';
  // The card's thread is more likely to be on the new holder's platform than the chat where the button was
  // pressed.
  await welcomeHolder(unit, reassigned, await cardThread(unit, reassigned.id), { how });
  await reply(unit, adviser, adviserWording.passedTo(name));
}

async function toSpecialism(
  unit: UnitOfWork,
  escalation: Escalation,
  adviser: Caller,
  specialism: Specialism,
  wanted: Wanted,
): Promise<void> {
  const name = specialismName(specialism);
  if (escalation.urgent && !(await isCovered(unit, escalation, specialism, adviser)))
    return reply(unit, adviser, adviserWording.notCovered(name, escalation.state === 'claimed'));
  const waiting = await applyTransition(unit, escalation, 'redirect', adviser.person, { specialism });
  if (!waiting) return reply(unit, adviser, adviserWording.notOpenAnyMore);
  await keepTransferNote(unit, waiting, adviser, wanted);
  const key = `${waiting.id}:${waiting.version}`;
  if (escalation.state === 'claimed')
    await tellWaiting(
      unit,
      waiting,
      (say) => say.handoff.redirected(say.names.specialisms[specialism]),
      `handoff:${key}`,
    );
  const by = adviser.person.name ?? adviserWording.anAdviser;
  await tellAdvisers(unit, waiting, adviserWording.redirected(by, name), `advisers:${key}`);
  if (escalation.state === 'claimed' && !sameAdviser(unit.ports.roster(), escalation.holder, adviser.person))
    await tellHolder(unit, escalation, adviserWording.takenOver(name), `holder:${key}`);
  await reply(unit, adviser, adviserWording.redirectedYou(name));
  await alertAgain(unit, waiting, [adviser.person, escalation.holder]);
}

/**
 * True if another adviser on shift has this specialism. Without one, an urgent request would have to wait for
 * a shift. Also true if there is no advisers' file, because any adviser can then claim the request.
 */
async function isCovered(
  unit: UnitOfWork,
  escalation: Escalation,
  specialism: Specialism,
  by: Caller,
): Promise<boolean> {
  const onShift = (await colleaguesNow(unit)).filter((standing) => canTake(unit, escalation, standing));
  return counted(unit, onShift, specialism, by) !== 0;
}
