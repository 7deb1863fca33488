// Decides whether the bot would treat each message in written conversations as a command, small talk, a
// follow-up or a new question.
import { parseCommand } from '../../bot/model/messages/commands.js';
import type { Command } from '../../bot/model/messages/command.js';
import { parseRequest } from '../../bot/model/messages/recognise-small-talk-and-requests.js';
import { hear } from '../../bot/replies/recognise-talk.js';
import { writesForThemselves } from '../../bot/safeguards/child-or-victim/child-or-victim-writing.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import type { Turn } from '../../knowledge/model/answer.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type { TurnDecision } from '../../knowledge/turns/decide-turn.js';
import { needsEarlier } from '../../knowledge/turns/needs-earlier.js';
import type { ReadTurn } from '../../knowledge/turns/read-turn.js';
import { isTalk, type RequestKind, type TalkKind } from '../../knowledge/turns/turn-kinds.js';
import type { DecidedTurn } from '../../tools/training/turns/count-decisions.js';
import { readConversations, type WrittenTurn } from '../../tools/training/turns/known-turns.js';

export interface ReadMessage extends DecidedTurn {
  text: string;
}

/** If `readTurn` is absent, only the rules decide. */
export async function readFiles(
  files: readonly (string | URL)[],
  readTurn?: ReadTurn,
): Promise<ReadMessage[]> {
  const read: ReadMessage[] = [];
  for (const turns of files.flatMap(readConversations))
    read.push(...(await readConversation(turns, readTurn)));
  return read;
}

/** Reads the messages in order, each with the earlier questions as context. */
async function readConversation(
  turns: readonly WrittenTurn[],
  readTurn: ReadTurn | undefined,
): Promise<ReadMessage[]> {
  const context: Turn[] = [];
  const read: ReadMessage[] = [];
  for (const turn of turns) {
    const decision = await decide(turn.text, context, readTurn);
    read.push({ text: turn.text, turn, decision });
    if (decision.is === 'question') context.push({ role: 'user', text: publicText(turn.text) });
  }
  return read;
}

async function decide(words: string, context: Turn[], readTurn: ReadTurn | undefined): Promise<TurnDecision> {
  const text = publicText(words);
  const urgent = detectUrgency(text, 'awaited') || writesForThemselves(text);
  const command = parseCommand(text) ?? (urgent ? undefined : parseRequest(text));
  const kind = command && kindOf(command);
  if (kind) return { is: 'talk', kind };
  const question = { text, context };
  const heard = await hear(
    { readTurn },
    { message: { text, urgent, role: 'practitioner' }, question, as: undefined },
  );
  if (heard.talk) return heard.talk;
  const followUp = heard.followUp ?? (context.length > 0 && needsEarlier(text));
  return { is: 'question', followUp, ...(heard.both && { both: true }) };
}

function kindOf(command: Command): TalkKind | RequestKind {
  if (command.do !== 'talk') return command.do as RequestKind;
  return isTalk(command.about as TalkKind) ? (command.about as TalkKind) : 'adviser';
}
