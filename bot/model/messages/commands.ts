// Recognises typed commands. The rules are strict, so that no ordinary sentence is mistaken for a command.
import type { Command } from './command.js';
import { agencyInWelsh, WELSH_COMMANDS, welshNamesOf } from './welsh-commands.js';
import { agencyCalled } from '../people/agency.js';
import { withoutFormatting } from './chat-formatting.js';
import { JURISDICTIONS, type Jurisdiction } from '../../../knowledge/model/source.js';
import { jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';

export const WORDS: Readonly<Record<string, Command>> = {
  help: { do: 'help' },
  adviser: { do: 'adviser' },
  advisor: { do: 'adviser' },
  'talk to an adviser': { do: 'adviser' },
  'talk to adviser': { do: 'adviser' },
  'talk to a person': { do: 'adviser' },
  status: { do: 'status' },
  withdraw: { do: 'withdraw' },
  // A button on the web page sends its own label as a message.
  'cancel request': { do: 'withdraw' },
  'erase what i wrote': { do: 'forget-me' },
  reopen: { do: 'reopen' },
  'forget me': { do: 'forget-me' },
  cymraeg: { do: 'language', language: 'cy' },
  welsh: { do: 'language', language: 'cy' },
  english: { do: 'language', language: 'en' },
  ...WELSH_COMMANDS,
  'my data': { do: 'my-data' },
  'show my data': { do: 'my-data' },
  complaint: { do: 'complaint' },
  complain: { do: 'complaint' },
  'make a complaint': { do: 'complaint' },
  'how to complain': { do: 'complaint' },
};

export function parseCommand(text: string): Command | undefined {
  const typed = normalise(text);
  const nation = /^(?:nation|cenedl)(?: (.+))?$/.exec(typed);
  if (nation?.[1] === 'none' || nation?.[1] === 'dim') return { do: 'forget-nation' };
  if (nation) return { do: 'nation', jurisdiction: nationCalled(nation[1]) };
  const agency = /^(?:agency|asiantaeth)(?: (.+))?$/.exec(typed);
  // "agency workers are unsure, what applies?" is a question, not the name of an agency.
  if (agency && (agency[1] ?? '').split(' ').length <= 2)
    return { do: 'agency', agency: agencyCalled(agency[1] ?? '') ?? agencyInWelsh(agency[1] ?? '') };
  const complaint = /^\s*\/?(?:complaint|cwyn)\s*:\s*(\S.*)$/is.exec(withoutFormatting(text))?.[1];
  if (complaint !== undefined) return { do: 'complaint', about: complaint };
  return Object.hasOwn(WORDS, typed) ? WORDS[typed] : parseRemoval(text);
}

const MOST_WORDS_REMOVED = 6;

/**
 * Reads "remove Alex" or "remove “Alex Smith”". The caller must check that these words were written in the
 * conversation.
 */
function parseRemoval(text: string): Command | undefined {
  const typed = /^\s*\/?(?:remove|tynnu)(?:\s+(\S[^?]*))?$/iu.exec(withoutFormatting(text));
  if (!typed) return undefined;
  const words = (typed[1] ?? '').replace(/(?<![\s"'“”‘’.!])[\s"'“”‘’.!]+$/u, '').replace(/^["'“”‘’]+/u, '');
  if (words.split(/\s+/u).length > MOST_WORDS_REMOVED) return undefined;
  return { do: 'remove', ...(words && { words }) };
}

export type AdviserCommand =
  { do: 'claim' | 'hand-back' | 'reassign' | 'reopen' } | { do: 'resolve'; outcome?: string };

const ADVISER_WORDS: Record<string, AdviserCommand> = {
  claim: { do: 'claim' },
  'hand back': { do: 'hand-back' },
  transfer: { do: 'reassign' },
  'pass on': { do: 'reassign' },
  reopen: { do: 'reopen' },
  resolve: { do: 'resolve' },
};

/**
 * Reads a command that an adviser types during a handoff. "resolve: told how to refer" also sets the outcome.
 */
export function parseAdviserCommand(text: string): AdviserCommand | undefined {
  const outcome = /^\s*\/?resolve\s*:\s*(\S.*)$/is.exec(withoutFormatting(text))?.[1];
  if (outcome !== undefined)
    return { do: 'resolve', outcome: outcome.trim().replace(/\s+/g, ' ').slice(0, 200) };
  const typed = normalise(text);
  return Object.hasOwn(ADVISER_WORDS, typed) ? ADVISER_WORDS[typed] : undefined;
}

/**
 * Reads "I'm away" or "back". Only for listed advisers, because anyone else may write "back" to the person
 * they are talking to.
 */
export function parsePresence(text: string): { away: boolean } | undefined {
  const typed = normalise(text).replace(/^i(?:['’]m| am) /, '');
  if (typed === 'away') return { away: true };
  return typed === 'back' ? { away: false } : undefined;
}

/**
 * Returns the question in "ask: who may refer?", which is answered from the guidance even during a handoff.
 * The colon is required, because "ask her tomorrow" is not a question.
 */
export function explicitQuestion(text: string): string | undefined {
  return /^\s*(?:ask|gofyn)\s*:\s*(\S.*)$/is.exec(withoutFormatting(text))?.[1];
}

function normalise(text: string): string {
  return withoutFormatting(text)
    .trim()
    .toLowerCase()
    .replace(/^\//, '')
    .replace(/(?<![.!?])[.!?]+$/, '')
    .replaceAll("'", '’')
    .replace(/\s+/g, ' ');
}

/**
 * The nation, if the message contains nothing but its name: “Wales”, “Yr Alban please”. “Scotland?” is a
 * question.
 */
export function bareNation(text: string): Jurisdiction | undefined {
  const name = normalise(text).replace(/ (?:please|pls|plis)$/, '');
  // “Ni” is Welsh for “we”, and “Alban” is a given name.
  const isOther = name === 'alban' || (name === 'ni' && !/\bNI\b/.test(text));
  return isOther || text.includes('?') ? undefined : nationCalled(name);
}

function nationCalled(name: string | undefined): Jurisdiction | undefined {
  if (name === 'ni') return 'northern-ireland';
  return JURISDICTIONS.find((jurisdiction) => {
    const known = [jurisdictionName(jurisdiction), ...welshNamesOf(jurisdiction)];
    return jurisdiction === name || known.some((one) => one.toLowerCase() === name);
  });
}

/**
 * The bot tells people to type "help", so that word is not a sign of danger unless it has an exclamation
 * mark.
 */
export function isTaughtCommand(text: string): boolean {
  const command = parseCommand(text);
  // A complaint can contain any words, even about danger, so it is still checked for danger.
  if (!command || (command.do === 'complaint' && command.about !== undefined)) return false;
  // Further lines may be a message about danger that this one forwards or replies to.
  return !/[!\n]/.test(text.trim());
}
