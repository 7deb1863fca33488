import { personInChat } from '../replies/person-in-chat.js';
import { withdrawButton } from '../wording/buttons.js';
import { usualWaitText } from '../wording/duration-text.js';
import { wordsIn } from '../wording/words-in.js';
import { countWaiting, readAdviserHours, requestLine, whenAdvisersWork } from '../replies/status.js';
import { cancelQuestion, surelyWithdraw } from '../handoff/transitions/withdraw.js';
import { earlierReply } from '../handoff/messages/awaited-reply.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { PlaceId } from '../model/messages/message.js';
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { PersonHome } from '../model/queries.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';

function hoursLine(
  waitMs: number | undefined,
  ...[say, hours, waiting]: Parameters<typeof whenAdvisersWork>
): string {
  const line = whenAdvisersWork(say, hours, waiting);
  if (line !== undefined && hours.backAt !== undefined) return line;
  const waited = usualWaitText(say, waitMs) ?? say.status.unknownWait;
  return line === undefined ? waited : `${line} ${waited}`;
}

/** `place`: the person's private chat. */
export async function readHome(ports: BotPorts, named: Person, place: PlaceId): Promise<PersonHome> {
  const { records } = ports.store;
  const person = await personInChat(records, place, named);
  const jurisdiction = (await records.conversations.at(place))?.jurisdiction;
  const say = wordsIn((await records.conversations.languageOf(person))?.language);
  const open = await records.escalations.waitedForBy(person);
  const hours = await readAdviserHours(ports, records, ports.clock().toISOString());
  return {
    ...(jurisdiction && { jurisdiction }),
    language: say.language,
    requests: await Promise.all(open.map((request) => requestAtHome(ports, request, say))),
    ...(hours && {
      hours: hoursLine(ports.usualWaitMs?.(), say, hours, await countWaiting(records, person)),
    }),
  };
}

async function requestAtHome(
  ports: BotPorts,
  request: Escalation,
  say: PractitionerWords,
): Promise<PersonHome['requests'][number]> {
  const replied = await earlierReply(ports.store.records, request);
  const says = requestLine(say, ports, request, replied);
  if (request.urgent) return { says, withdraw: withdrawButton(say, request.id).action };
  return { says, withdraw: surelyWithdraw(request), asks: cancelQuestion(ports, request, say, replied) };
}
