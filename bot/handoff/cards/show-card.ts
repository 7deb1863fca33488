// Builds the advisers' card for an escalation. The card is always redacted, and always built from the current
// records.
import { isDeepStrictEqual } from 'node:util';
import type { Conversation, StoredAnswer, StoredMessage } from '../../model/messages/conversation.js';
import type { Button, OutgoingMessage, Part, Place } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage, replaceMessage } from '../../jobs/outbox.js';
import { quoteParts } from '../../answers/present-answer.js';
import { shortened } from '../../model/messages/shortened.js';
import { adviserLabels, adviserWording } from '../../wording/english/adviser-wording.js';
import { cardFacts } from './card-facts.js';
import { dangerIn, toldOnCard, type Danger } from './danger-sign.js';
import { urgentMessages } from '../messages/urgent-messages.js';
import { cardKey, cardKeyIn } from '../advisers/advisers-place.js';
import { withAnswerMarked } from '../../answers/mark-recalled.js';
import { keptBelow } from '../messages/kept-below.js';
import { questionOf } from '../messages/question-of.js';
import { answerAbout, saidBeforeQuotes } from '../messages/answer-about.js';
import { writerOf } from '../messages/deliver-relay.js';
import { withoutDeleted } from '../messages/without-deleted.js';
import { isOpen, type Escalation, type RelayedMessage } from '../../model/handoff/escalation.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';

/**
 * The number of quotes on a card. It is small, so that the buttons stay in view on a small screen. The desk
 * shows every quote.
 */
const QUOTES_SHOWN = 3;

/** Posts the card in one of the advisers' channels. Does nothing if it is already there. */
export async function postCard(unit: UnitOfWork, escalation: Escalation, place: Place): Promise<void> {
  const channel = await unit.records.conversations.open(place, undefined, unit.now);
  const main = unit.ports.advisersPlace();
  const isMain = main.platform === place.platform && main.id === place.id;
  await queueMessage(unit, channel.id, await buildCard(unit, escalation, channel), {
    key: isMain
      ? await cardKeyIn(unit, escalation.id, channel.id)
      : `${cardKey(escalation.id)}:${channel.id}`,
    purpose: 'card',
    escalation: escalation.id,
  });
}

/** Updates every copy of the card. Call this after each change to the escalation or its question. */
export async function refreshCard(unit: UnitOfWork, id: string): Promise<void> {
  const { records } = unit;
  const escalation = await records.escalations.find(id);
  if (!escalation) return;
  for (const card of await records.outgoing.ofEscalation(id, 'card')) {
    const channel = await records.conversations.find(card.conversation);
    if (!channel) continue;
    const built = await buildCard(unit, escalation, channel);
    if (!isDeepStrictEqual(asStored(built), card.message)) await replaceMessage(unit, card, built);
  }
}

function asStored(message: OutgoingMessage): unknown {
  return JSON.parse(JSON.stringify(message));
}

export async function buildCard(
  unit: UnitOfWork,
  escalation: Escalation,
  channel: Conversation,
): Promise<OutgoingMessage> {
  const { records, ports } = unit;
  const message = await questionOf(records, escalation);
  const given = await answerAbout(records, escalation);
  const answer = given && (await withAnswerMarked(records, given));
  const title = escalation.urgent ? adviserWording.cardTitleUrgent : adviserWording.cardTitle;
  const urgent = await urgentMessages(records, escalation, message);
  const danger = await dangerIn(records, urgent);
  const sign = danger?.sign;
  const relayed = await records.escalations.relayed(escalation.id);
  const kept = await keptBelow(records, relayed, message?.id);
  const saved = await withoutDeleted(records, kept);
  const facts = await cardFacts(unit, escalation, { question: message?.text, answer, kept: saved.length });
  // Leaves out the answer of a cancelled request, because no one has to act on it.
  const isAnswerShown = escalation.state !== 'withdrawn';
  return {
    parts: [
      { kind: 'heading', text: title },
      ...(await warningPart(unit, escalation, danger)),
      {
        kind: 'facts',
        facts: sign ? [...facts, { label: adviserWording.facts.danger, value: sign }] : facts,
      },
      questionPart(message),
      ...(await keptParts(
        unit,
        escalation,
        lastKept({ relayed, kept, question: message?.id }, urgent, danger),
        danger,
      )),
      ...(isAnswerShown ? answerParts(answer, ports.citationLink) : []),
      ...hearingPart(unit, escalation, channel),
    ],
    buttons: cardButtons(escalation),
    summary: `${title}. ${facts[0]?.value ?? ''}.`,
    writtenByModel: isAnswerShown && answer?.answer.writtenBy === 'model' && answer.answer.claims.length > 0,
    ...(escalation.urgent && { urgent: true }),
  };
}

async function warningPart(
  { records, now }: UnitOfWork,
  escalation: Escalation,
  danger: Danger | undefined,
): Promise<Part[]> {
  if (!escalation.urgent) return [];
  return [{ kind: 'text', tone: 'warning', text: await toldOnCard(records, escalation, danger, now) }];
}

const KEPT_SHOWN = 3;
const KEPT_LENGTH = 300;

/**
 * Chooses the last few messages, plus the latest urgent message and the one with the danger sign, even if
 * those are older or were answered by an adviser who no longer has the request. Never the question again.
 */
function lastKept(
  {
    relayed,
    kept,
    question,
  }: { relayed: readonly RelayedMessage[]; kept: readonly RelayedMessage[]; question: string | undefined },
  urgent: readonly StoredMessage[],
  danger: Danger | undefined,
): RelayedMessage[] {
  const shown = kept.slice(-KEPT_SHOWN);
  const alarming = [urgent[0]?.id, danger?.message.id].filter((id) => id !== question);
  return relayed.filter((one) => shown.includes(one) || alarming.includes(one.message));
}

export async function messagesOnCard(
  { records }: Pick<UnitOfWork, 'records'>,
  id: string,
): Promise<string[]> {
  const escalation = await records.escalations.find(id);
  if (!escalation) return [];
  const asked = await questionOf(records, escalation);
  const question = escalation.message ?? asked?.id;
  const relayed = await records.escalations.relayed(id);
  const urgent = await urgentMessages(records, escalation, asked);
  const kept = await keptBelow(records, relayed, question);
  const last = lastKept({ relayed, kept, question }, urgent, await dangerIn(records, urgent));
  const shown = escalation.state === 'waiting' ? last.map(({ message }) => message) : [];
  return question === undefined ? shown : [question, ...shown];
}

/**
 * Shows the message that made the request urgent and the practitioner's last messages, while the request is
 * waiting.
 */
async function keptParts(
  { records }: UnitOfWork,
  escalation: Escalation,
  kept: readonly RelayedMessage[],
  danger: Danger | undefined,
): Promise<Part[]> {
  if (escalation.state !== 'waiting') return [];
  const parts: Part[] = [];
  const urgent: Part[] = [];
  for (const { message: id } of kept) {
    const message = await records.messages.find(id);
    if (!message?.text || message.deletedAt) continue;
    const text = shortened(message.text, KEPT_LENGTH);
    const isUrgent = id === danger?.message.id;
    (isUrgent ? urgent : parts).push({ kind: 'relayed', from: writerOf(escalation, message), text });
  }
  const headed = (text: string, shown: Part[]): Part[] =>
    shown.length ? [{ kind: 'heading', text }, ...shown] : [];
  return [...headed(adviserWording.urgentMessage, urgent), ...headed(adviserWording.writtenSince, parts)];
}

/** Explains how to reply if the bot only receives messages that mention it. */
function hearingPart(
  { ports }: UnitOfWork,
  escalation: Escalation,
  { place, heardAt }: Conversation,
): Part[] {
  const platform = ports.platforms.get(place.platform);
  if (!isOpen(escalation) || place.kind !== 'channel' || !platform?.hearsOnlyMentions) return [];
  return heardAt === undefined ? [{ kind: 'text', tone: 'muted', text: adviserWording.nameMe }] : [];
}

/** What advisers see on the card where practitioners see "You". */
const TO_ADVISERS = {
  you: adviserWording.practitioner,
  questionErased: adviserWording.questionErased,
};

export function questionPart(
  message: StoredMessage | undefined,
  said: Pick<PractitionerWords['handoff'], 'you' | 'questionErased'> = TO_ADVISERS,
): Part {
  if (!message) return { kind: 'text', text: adviserWording.noQuestion };
  if (message.deletedAt) return { kind: 'text', text: said.questionErased };
  return { kind: 'relayed', from: said.you, text: message.text ?? '' };
}

function answerParts(
  stored: StoredAnswer | undefined,
  citationLink: UnitOfWork['ports']['citationLink'],
): Part[] {
  if (!stored) return [{ kind: 'text', tone: 'muted', text: adviserWording.botSaidNothing }];
  const { claims } = stored.answer;
  const said = saidBeforeQuotes(stored).map((text): Part => ({ kind: 'text', text }));
  const parts: Part[] = [{ kind: 'heading', text: adviserWording.botSaid }, ...said];
  if (claims.length)
    parts.push({
      kind: 'claims',
      claims: claims.map(({ text, citations }) => ({ text, numbers: citations.map((n) => n + 1) })),
    });
  return [...parts, ...quoteParts(stored, citationLink).slice(0, QUOTES_SHOWN), ...suggestedParts(stored)];
}

function suggestedParts({ suggested = [] }: StoredAnswer): Part[] {
  if (!suggested.length) return [];
  const facts = suggested.map(({ title, place, source, cautions = [], text }) => ({
    label: place ? `${title}, ${place}` : title,
    value: [...cautions, text, source && `(${source})`].filter(Boolean).join(' '),
  }));
  return [
    { kind: 'text', tone: 'muted', text: `${adviserWording.suggested}:` },
    { kind: 'facts', facts },
  ];
}

export const claimButton = (escalation: string): Button => ({
  label: adviserLabels.claim,
  action: { do: 'claim', escalation },
  style: 'primary',
});

export const reopenButton = (escalation: string): Button => ({
  label: adviserWording.reopen,
  action: { do: 'reopen', escalation },
  style: 'primary',
});

export function cardButtons({ id, state }: Pick<Escalation, 'id' | 'state'>): Button[] {
  const labels = adviserLabels;
  const note: Button = { label: labels.note, action: { do: 'note', escalation: id } };
  if (state === 'waiting') return [claimButton(id), note];
  if (state === 'resolved')
    return [{ label: labels.proposeNote, action: { do: 'propose-note', escalation: id } }, note];
  if (state !== 'claimed') return [];
  return [
    { label: labels.reply, action: { do: 'reply', escalation: id }, style: 'primary' },
    note,
    { label: labels.askBot, action: { do: 'ask-bot', escalation: id } },
    { label: labels.resolve, action: { do: 'resolve', escalation: id } },
    { label: labels.reassign, action: { do: 'reassign', escalation: id } },
    { label: labels.handBack, action: { do: 'hand-back', escalation: id } },
  ];
}
