// Classifies one message of a conversation as the bot would: small talk, a follow-up or a new question.
import { readFileSync } from 'node:fs';
import { writesForThemselves } from '../../bot/safeguards/own-words.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
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
  taken: 'new' | 'follow-up' | 'talk';
  command?: Command;
}

/** Each message in order, with the questions before it as context. */
export function readConversation(turns: readonly WrittenTurn[]): ReadTurn[] {
  const context: Turn[] = [];
  return turns.map((turn) => {
    const isDanger = detectUrgency(turn.text, 'awaited').urgent || writesForThemselves(turn.text);
    const command = parseCommand(turn.text) ?? (isDanger ? undefined : parseRequest(turn.text));
    if (command) return { ...turn, taken: 'talk', command };
    const taken = findFollowUp(turn.text, context) ? 'follow-up' : 'new';
    context.push({ role: 'user', text: publicText(turn.text) });
    return { ...turn, taken };
  });
}

/** One conversation a line: `{"turns": [{"text", "is", "expect"?}]}`. */
export function readFiles(files: readonly (string | URL)[]): ReadTurn[] {
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  return lines.flatMap((line) => readConversation((JSON.parse(line) as { turns: WrittenTurn[] }).turns));
}

export interface Misread {
  wrong: string[];
  of: number;
}

export function countReadings(turns: readonly ReadTurn[]): Record<string, Misread> {
  const count = (is: WrittenTurn['is'][], isWrong: (turn: ReadTurn) => boolean): Misread => {
    const those = turns.filter((turn) => is.includes(turn.is));
    return { wrong: those.filter(isWrong).map(({ text }) => text), of: those.length };
  };
  return {
    'new taken for follow-ups': count(['new'], ({ taken }) => taken === 'follow-up'),
    'follow-ups taken for new': count(['follow-up'], ({ taken }) => taken === 'new'),
    'talk missed': count(['talk'], ({ taken }) => taken !== 'talk'),
    'actions missed': count(['action'], ({ taken }) => taken !== 'talk'),
    'questions taken for talk': count(['new', 'follow-up'], ({ taken }) => taken === 'talk'),
  };
}
