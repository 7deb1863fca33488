// The facts at the top of the advisers' card: what has become of the request, and what the adviser needs to know.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { EarlierReply } from '../../model/handoff/request-changes.js';
import type { StoredAnswer } from '../../model/messages/conversation.js';
import { formatTime } from '../../model/messages/format-time.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { earlierReply } from '../messages/awaited-reply.js';
import { isNationSet, nationNeeded, specialismNeeded } from './describe-nation-and-specialism.js';

interface Fact {
  label: string;
  value: string;
}

export async function cardFacts(
  { records, ports }: UnitOfWork,
  escalation: Escalation,
  { question, answer, kept }: { question?: string; answer?: StoredAnswer; kept: number },
): Promise<Fact[]> {
  const { platform } = escalation.practitioner;
  const conversation = await records.conversations.find(escalation.conversation);
  const nation = conversation?.jurisdiction ?? answer?.answer.jurisdiction;
  const isSet = conversation?.jurisdiction !== undefined && (await isNationSet(records, escalation));
  const rating = await records.answers.rating(escalation.id);
  const moves = await records.escalations.transitions(escalation.id);
  const relayed = await records.escalations.relayed(escalation.id);
  const replied = await earlierReply(records, escalation, relayed);
  const { facts: labels } = adviserWording;
  return [
    { label: labels.status, value: stateLine(escalation, kept) },
    ...(replied ? [{ label: labels.replied, value: repliedLine(replied) }] : []),
    { label: labels.asked, value: formatTime(escalation.openedAt) },
    { label: labels.nation, value: nationNeeded(nation, question, isSet) ?? labels.notKnown },
    { label: labels.agency, value: conversation?.agency ?? labels.notKnown },
    { label: labels.specialism, value: specialismNeeded(escalation, moves) ?? labels.notKnown },
    { label: labels.via, value: ports.platforms.get(platform)?.label ?? platform },
    ...(rating ? [{ label: labels.rating, value: adviserWording.rated(rating) }] : []),
  ];
}

function repliedLine({ by, at, openSince }: EarlierReply): string {
  const name = by.name ?? adviserWording.anAdviser;
  return adviserWording.answeredBefore(name, formatTime(at), openSince !== undefined);
}

function stateLine(escalation: Escalation, kept: number): string {
  const holder = escalation.holder?.name ?? adviserWording.anAdviser;
  switch (escalation.state) {
    case 'waiting':
      return adviserWording.waitingSince(formatTime(escalation.waitingSince ?? escalation.openedAt), kept);
    case 'claimed':
      return adviserWording.claimedBy(holder);
    case 'resolved':
      return adviserWording.closedBy(holder, escalation.outcome);
    case 'withdrawn':
      return adviserWording.cancelled;
  }
}
