// Replaces the lists shown for “my data” with a notice when something in them has changed or been erased.
import { plainMessage } from '../wording/plain-message.js';
import { replaceMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { wordsIn } from '../wording/words-in.js';
import type { Person } from '../model/people/person.js';

/** The start of the keys of “my data” messages. The key of the first message in a list ends with “:0”. */
export const MY_DATA = 'my-data:';

export async function hideMyDataLists(unit: UnitOfWork, person: Person): Promise<void> {
  const { conversations, outgoing } = unit.records;
  for (const { id } of await conversations.of(person))
    for (const list of await outgoing.startingWith(id, MY_DATA)) {
      const { outOfDate, outOfDateToo } = wordsIn(list.message.language).myData;
      const said = list.key.endsWith(':0') ? outOfDate : outOfDateToo;
      if (list.message.summary !== said)
        await replaceMessage(unit, list, { ...list.message, ...plainMessage(said) });
    }
}
