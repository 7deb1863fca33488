// What operators read about the advisers' channel when they run `ctac doctor`.
import { counted } from '../../../bot/wording/english/plurals.js';

export const channelWording = {
  found: (members: number) => `found; the app is in its team, with ${counted(members, 'member')}`,
};
