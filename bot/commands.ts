// What can be typed instead of a question: recognised strictly, so that no sentence is taken for a command.
import { JURISDICTIONS, jurisdictionName } from '../knowledge/source.js';
import type { Jurisdiction } from '../knowledge/source.js';

export type Command =
  | { do: 'help' | 'adviser' | 'status' | 'withdraw' | 'forget-me' }
  | { do: 'nation'; jurisdiction?: Jurisdiction };

const WORDS: Record<string, Command> = {
  help: { do: 'help' },
  adviser: { do: 'adviser' },
  advisor: { do: 'adviser' },
  'talk to an adviser': { do: 'adviser' },
  'talk to adviser': { do: 'adviser' },
  'talk to a person': { do: 'adviser' },
  status: { do: 'status' },
  withdraw: { do: 'withdraw' },
  'forget me': { do: 'forget-me' },
};

export function parseCommand(text: string): Command | undefined {
  const typed = normalise(text);
  const nation = /^nation(?: (.+))?$/.exec(typed);
  if (nation) return { do: 'nation', jurisdiction: nationCalled(nation[1]) };
  return Object.hasOwn(WORDS, typed) ? WORDS[typed] : undefined;
}

/** What an adviser can type in a handoff. */
export function parseAdviserCommand(text: string): 'claim' | 'resolve' | 'hand-back' | undefined {
  const typed = normalise(text);
  if (typed === 'claim' || typed === 'resolve') return typed;
  return typed === 'hand back' ? 'hand-back' : undefined;
}

/**
 * "ask: who may refer?" goes to the guidance even while an adviser has the conversation. The colon is needed: "ask
 * her tomorrow" is meant for the adviser.
 */
export function explicitQuestion(text: string): string | undefined {
  return /^\s*ask\s*:\s*(\S.*)$/is.exec(text)?.[1];
}

function normalise(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^\//, '')
    .replace(/[.!?]+$/, '')
    .replace(/\s+/g, ' ');
}

function nationCalled(name: string | undefined): Jurisdiction | undefined {
  return JURISDICTIONS.find((jurisdiction) => {
    const known = jurisdictionName(jurisdiction).toLowerCase();
    return known === name || jurisdiction === name;
  });
}
