// A handoff over the test bot: the practitioner asks for an adviser, an adviser claims at the card in their channel.
import type { Person } from '../../bot/model/people/person.js';
import type { Posted } from './fake-platform.js';
import { advisersChannel, practitioner, type TestBot } from './test-bot.js';

/** `bot` is asked for each time: a test has one of its own. */
export function handoffSteps(bot: () => TestBot) {
  const card = (): Posted => bot().platform.in(advisersChannel.id)[0]!;
  const escalationId = async (): Promise<string> => (await bot().queries.queue())[0]!.escalation.id;
  return {
    card,
    escalationId,
    threadOf: (posted: Posted) => ({ ...advisersChannel, id: `${advisersChannel.id}:${posted.messageId}` }),
    last: (who: Person): string | undefined => bot().seenIn(who).at(-1),
    async openOne(question = 'Who refers Zora?'): Promise<string> {
      await bot().say(practitioner, question);
      await bot().say(practitioner, 'adviser');
      return escalationId();
    },
    claim: (who: Person, escalation: string): Promise<void> =>
      bot().press(who, { do: 'claim', escalation }, advisersChannel, card().messageId),
  };
}
