// The advisers' card of an escalation, always in the redacted form, and always built from what is stored now.
import { jurisdictionName } from '../../knowledge/source.js';
import type { StoredAnswer, StoredMessage } from '../conversation.js';
import type { Button, OutgoingMessage, Part } from '../message.js';
import type { Moment } from '../moment.js';
import { queueMessage, replaceMessage } from '../outbox.js';
import { quoteParts } from '../present-answer.js';
import { sayTime } from '../say-time.js';
import { wording } from '../wording.js';
import { cardKey } from './advisers-place.js';
import type { Escalation } from './escalation.js';

/** More would hide the buttons on a small screen; the rest stands in the desk. */
const QUOTES_SHOWN = 3;

export async function postCard(moment: Moment, escalation: Escalation): Promise<void> {
  const advisers = moment.ports.advisersPlace();
  if (!advisers) return;
  const { id } = await moment.records.conversations.open(advisers, undefined, moment.now);
  const card = await buildCard(moment, escalation);
  await queueMessage(moment, id, card, {
    key: cardKey(escalation.id),
    purpose: 'card',
    escalation: escalation.id,
  });
}

/** After every change of an escalation or of the question it is about. */
export async function refreshCard(moment: Moment, id: string): Promise<void> {
  const escalation = await moment.records.escalations.find(id);
  const card = await moment.records.outgoing.find(cardKey(id));
  if (escalation && card) await replaceMessage(moment, card, await buildCard(moment, escalation));
}

async function buildCard(moment: Moment, escalation: Escalation): Promise<OutgoingMessage> {
  const { records, ports } = moment;
  const message = escalation.message ? await records.messages.find(escalation.message) : undefined;
  const answer = escalation.answer ? await records.answers.find(escalation.answer) : undefined;
  const conversation = await records.conversations.find(escalation.conversation);
  const title = escalation.urgent ? wording.adviser.cardTitleUrgent : wording.adviser.cardTitle;
  const nation = conversation?.jurisdiction ?? answer?.answer.jurisdiction;
  const facts = [
    { label: 'State', value: stateLine(escalation) },
    { label: 'Asked', value: sayTime(escalation.openedAt) },
    { label: 'Nation', value: nation ? jurisdictionName(nation) : 'not known' },
    { label: 'Through', value: escalation.practitioner.platform },
  ];
  return {
    parts: [
      { kind: 'heading', text: title },
      ...(escalation.urgent
        ? [{ kind: 'text' as const, tone: 'warning' as const, text: wording.adviser.cardUrgent }]
        : []),
      { kind: 'facts', facts },
      questionPart(message),
      ...answerParts(answer, ports.citationLink),
    ],
    buttons: cardButtons(escalation),
    summary: `${title}. ${stateLine(escalation)}.`,
    writtenByModel: answer?.answer.writtenBy === 'model' && answer.answer.claims.length > 0,
    ...(escalation.urgent && { urgent: true }),
  };
}

export function questionPart(
  message: StoredMessage | undefined,
  from: string = wording.adviser.practitioner,
): Part {
  if (!message) return { kind: 'text', text: wording.adviser.noQuestion };
  if (message.deletedAt) return { kind: 'text', text: wording.adviser.questionErased };
  return { kind: 'relayed', from, text: message.text ?? '' };
}

function answerParts(
  stored: StoredAnswer | undefined,
  citationLink: Moment['ports']['citationLink'],
): Part[] {
  if (!stored) return [{ kind: 'text', tone: 'muted', text: wording.adviser.botSaidNothing }];
  const { outcome, claims } = stored.answer;
  const parts: Part[] = [{ kind: 'heading', text: wording.adviser.botSaid }];
  if (outcome !== 'answered') parts.push({ kind: 'text', text: outcomeLine(outcome) });
  if (claims.length)
    parts.push({
      kind: 'claims',
      claims: claims.map(({ text, citations }) => ({ text, numbers: citations.map((n) => n + 1) })),
    });
  return [...parts, ...quoteParts(stored, citationLink).slice(0, QUOTES_SHOWN)];
}

function outcomeLine(outcome: Exclude<StoredAnswer['answer']['outcome'], 'answered'>): string {
  const lines = {
    'needs-clarification': 'It asked for the nation.',
    unanswerable: 'It found no answer in the guidance.',
    withheld: 'It found passages, but nothing it could quote with certainty.',
    failed: 'It failed, and said so.',
  };
  return lines[outcome];
}

function stateLine(escalation: Escalation): string {
  const holder = escalation.holder?.name ?? wording.adviser.anAdviser;
  switch (escalation.state) {
    case 'waiting':
      return 'Waiting for an adviser';
    case 'claimed':
      return `Claimed by ${holder}`;
    case 'resolved':
      return `Resolved by ${holder}${escalation.outcome ? `: ${escalation.outcome}` : ''}`;
    case 'withdrawn':
      return 'Withdrawn by the practitioner';
  }
}

export function cardButtons({ id, state }: Pick<Escalation, 'id' | 'state'>): Button[] {
  if (state === 'waiting')
    return [{ label: wording.labels.claim, action: { do: 'claim', escalation: id }, style: 'primary' }];
  if (state !== 'claimed') return [];
  return [
    { label: wording.labels.reply, action: { do: 'reply', escalation: id }, style: 'primary' },
    { label: wording.labels.resolve, action: { do: 'resolve', escalation: id } },
    { label: wording.labels.handBack, action: { do: 'hand-back', escalation: id } },
  ];
}
