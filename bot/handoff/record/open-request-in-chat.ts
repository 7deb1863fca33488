import type { BotPorts } from '../../model/ports.js';
import type { ChatState } from '../../model/queries.js';
import { wordsIn } from '../../wording/words-in.js';
import { displayName } from '../advisers/display-name.js';
import { earlierReply } from '../messages/awaited-reply.js';

/** What the practitioner’s page shows of the request that is open in their chat, if there is one. */
export async function openRequestInChat(
  ports: BotPorts,
  id: string | undefined,
): Promise<Pick<ChatState, 'handoff' | 'holder'>> {
  const { records } = ports.store;
  const open = id === undefined ? undefined : await records.escalations.find(id);
  if (open?.state === 'claimed') {
    const say = wordsIn('en');
    const holder = displayName(ports, open.holder, say);
    return { handoff: 'claimed', ...(holder !== say.handoff.anAdviser && { holder }) };
  }
  if (open?.state !== 'waiting') return {};
  return { handoff: (await earlierReply(records, open)) ? 'replied' : 'waiting' };
}
