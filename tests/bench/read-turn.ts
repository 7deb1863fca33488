// Takes one message of a conversation as the bot would, for measuring: small talk, a follow-up or a new question.
import { parseCommand } from '../../bot/model/messages/commands.js';
import type { Command } from '../../bot/model/messages/commands.js';
import { parseRequest } from '../../bot/model/messages/requests.js';
import type { Turn } from '../../knowledge/model/answer.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { findFollowUp } from '../../knowledge/question/rewrite-follow-up.js';

export interface WrittenTurn {
  text: string;
  is: 'new' | 'follow-up' | 'talk' | 'action';
  expect?: string;
}

export interface ReadTurn extends WrittenTurn {
  conversation: number;
  taken: 'new' | 'follow-up' | 'talk';
  command?: Command;
}

/** Each message in order, with the questions before it as its context. */
export function readConversation(turns: readonly WrittenTurn[], conversation: number): ReadTurn[] {
  const context: Turn[] = [];
  return turns.map((turn) => {
    const command = parseCommand(turn.text) ?? parseRequest(turn.text);
    if (command) return { ...turn, conversation, taken: 'talk', command };
    const taken = findFollowUp(turn.text, context) ? 'follow-up' : 'new';
    context.push({ role: 'user', text: publicText(turn.text) });
    return { ...turn, conversation, taken };
  });
}
