// Recognises a few words that say nothing when read on their own, such as a date from a cover. Searches would
// find them by their heading.
import type { Passage } from '../../knowledge/model/passage.js';
import { CHILD } from '../../knowledge/question/child-or-adult.js';

const MOST_WORDS = 3;

/**
 * True for text such as "135E. DELETED", or a date, label or name from a cover. A sentence, a phone number, a row
 * of a table, a rule of a few words ("No consent needed") and what a heading asks ("Who must be told") are kept,
 * however short.
 */
export function saysNothing({ text, headings }: Pick<Passage, 'text' | 'headings'>): boolean {
  const words: readonly string[] = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.includes('deleted')) {
    return words.every((word) =>
      /^(?:deleted|to|and|[a-z]{0,2}\d+[a-z]{0,4}|[a-z]{1,2}|[ivx]+)$/u.test(word),
    );
  }
  const heading = headings.at(-1)?.trim() ?? '';
  const told = words.join(' ');
  const isSaid = /[.!?:@|]|\d{5}|\b0\d{2,4}[ )-]+\d{3}|\b(?:999|101|111|112)\b/u.test(text);
  if (words.length > MOST_WORDS || isSaid || answers(heading, text, told)) return false;
  if (DATE.test(told) || LABEL.test(told) || OPTIONS.test(told)) return true;
  return !(/\badults?\b/iu.test(heading) || CHILD.test(heading) || /\d/u.test(told) || RULE.test(text));
}

function answers(heading: string, text: string, told: string): boolean {
  if (heading.endsWith('?') && /^(?:yes|no)\b/iu.test(text)) return true;
  if (!AGE.test(heading) && !WHO_OR_WHEN.test(heading)) return false;
  if (/^\d{1,2}$/u.test(told)) return AGE.test(heading);
  return told !== '' && !LABEL.test(told) && !OPTIONS.test(told);
}

const DATE =
  /^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]* |(?:spring|summer|autumn|winter) |\d{1,2} )?(?:\d{1,2} )?(?:19|20)\d\d(?: \d\d)?$/u;
const LABEL =
  /^(?:\d+|(?:annex|appendix|box|chapter|edition|fig|figure|form|issue|page|part|schedule|section|table|version|vol|volume)(?: (?:\d\S*|[a-z]|[ivx]+))?)$/u;
const OPTIONS = /^(?:yes no|no yes)\b|\buse only$/u;

/** Matches headings above an answer of a few words, such as “The police”, “Within a day” or “16”. */
const WHO_OR_WHEN = /^(?:[\d.]+ )?(?:by )?(?:who(?:se)?|when)\b/iu;
const AGE = /\b(?:ages?|how old)\b/iu;

/** Matches words that make a few words a rule, or an instruction. */
const RULE = new RegExp(
  [
    String.raw`\b(?:yes|no|not|none|never|always|only|all(?! rights)|any|must|sh(?:ould|all)|can|cannot|needs?|needed|requires?|required|mandatory|compulsory|optional|allowed|permitted|prohibited|forbidden|exempt|without|unless|until|except|immediately|urgent|urgently)\b`,
    String.raw`n['’]t\b|\bfirst$|\b(?:same|next|one|two|three|four|five|six|seven|eight|nine|ten) (?:working )?(?:hour|day|week|month|year)s?\b`,
    String.raw`^(?:call|ring|phone|dial|tell|ask|inform|notify|refer|seek|send|separate|stay|stop|wait|keep)\b`,
    String.raw`^(?:check|contact|record|report) (?:an?|any|it|the|them|to|your)\b`,
  ].join('|'),
  'iu',
);
