// “my data”: shows someone the data held about them, in their own private chat.
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { MY_DATA } from '../answers/hide-my-data-lists.js';
import { splitText } from '../handoff/messages/split-into-messages.js';
import { queueMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { formatTime } from '../model/messages/format-time.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { collectPerson, type SubjectData } from './copy/collect.js';

/**
 * The maximum length of a message, in characters, and the maximum number of messages. Every platform accepts
 * this length, and no one would scroll through more messages.
 */
const LONGEST = 2_500;
const MOST_MESSAGES = 12;

export async function showMyData(unit: UnitOfWork, caller: Caller): Promise<void> {
  const { records, now } = unit;
  const { conversation, person, event } = caller;
  if (conversation.place.kind !== 'personal') return reply(unit, caller, (say) => say.myData.private);
  const data = await collectPerson(records, person, { roster: unit.ports.roster(), now });
  await reply(unit, caller, (say) => summaryOf(data, person.id, say));
  const pieces = piecesOf(linesOf(data));
  for (const [number, piece] of pieces.slice(0, MOST_MESSAGES).entries())
    await queueMessage(unit, conversation.id, piece, {
      key: `${MY_DATA}${conversation.id}:${event}:${number}`,
      purpose: 'notice',
    });
  if (pieces.length > MOST_MESSAGES)
    await queueMessage(unit, conversation.id, (say) => say.myData.more, {
      key: `${MY_DATA}${conversation.id}:${event}:more`,
      purpose: 'notice',
    });
  await records.audit.append({
    kind: 'export',
    at: now,
    by: 'a practitioner',
    record: { kind: 'conversation', id: conversation.id },
  });
}

function summaryOf(data: SubjectData, id: string, { myData }: PractitionerWords): string[] {
  const { requests, complaints, ratings, elsewhere } = data;
  // Leaves out places where the bot greeted them but they never wrote.
  const places = data.conversations.filter(({ said }) => said.some(({ by }) => by === 'you'));
  const written = writtenBy(data).length;
  const counts = myData.counts(written, places.length, requests.length, Object.keys(ratings).length);
  return [
    counts,
    ...(complaints.length ? [myData.complaints(complaints.length)] : []),
    ...(elsewhere.legalHold ? [myData.held] : []),
    // Shows the person's id. An admin needs the id to find the person, and nothing else in a web chat shows
    // it.
    myData.what(id),
  ];
}

/** Leaves out answers, because they are guidance and are already in the chat. */
const writtenBy = ({ conversations }: SubjectData) =>
  conversations.flatMap(({ said }) => said).filter(({ by }) => by === 'you');

/** The person's messages from all places, oldest first. */
function linesOf(data: SubjectData): string[] {
  return writtenBy(data)
    .filter(({ text }) => text !== '')
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ at, text }) => `${formatTime(at)}: ${text}`);
}

function piecesOf(lines: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let length = LONGEST;
  for (const line of lines.flatMap((one) => splitText(one, LONGEST))) {
    if (length + line.length > LONGEST) {
      pieces.push([]);
      length = 0;
    }
    pieces.at(-1)!.push(line);
    length += line.length;
  }
  return pieces;
}
