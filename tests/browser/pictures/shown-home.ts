// Makes the App Home for the pictures of Slack, with or without a waiting request.
import { homeView } from '../../../adapters/slack/rendering/home-view.js';
import { formatTime } from '../../../bot/model/messages/format-time.js';
import { usualWaitText } from '../../../bot/wording/duration-text.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';

const ASKED = '2026-03-04T10:15:00.000Z';
const WAIT_MS = 20 * 60_000;

export function shownHome(language: Language, jurisdiction: Jurisdiction, waits: boolean) {
  const say = wordsIn(language);
  const unclaimed = say.handoff.unclaimed.first;
  const request = {
    withdraw: { do: 'withdraw', escalation: 'e1' } as const,
    says: say.status.waiting(formatTime(ASKED, language), unclaimed),
    asks: say.handoff.cancelSurely(unclaimed),
  };
  return homeView({
    language,
    jurisdiction,
    requests: waits ? [request] : [],
    hours: `${say.web.advisers.working(0)} ${usualWaitText(say, WAIT_MS)}`,
  }).blocks;
}
