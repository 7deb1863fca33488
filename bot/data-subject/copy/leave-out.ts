// Removes words from a copy of someone's data, because an admin found that redaction had missed them.
import { formSought, replaceWords } from '../../../knowledge/redaction/pseudonyms/corrections.js';
import type { SubjectRequest } from '../../model/governance/subject-request.js';
import type { SubjectData } from './collect.js';

const REMOVED = '[removed]';

export const leaveOut = (text: string, words: readonly string[]): string =>
  replaceWords(text, words, REMOVED);

export const isFindable = (words: string): boolean => formSought(words) !== undefined;

export interface SubjectExport {
  readFirst: string;
  request: Omit<SubjectRequest, 'leftOut'>;
  madeAt: string;
  data: SubjectData;
}

/**
 * Removes the words from everything that someone typed, and removes the list of these words from the copy.
 */
export function withoutWords(
  made: SubjectExport & { request: SubjectRequest },
  words: readonly string[],
): SubjectExport {
  const { leftOut: _, ...request } = made.request;
  const without = (text: string) => leaveOut(text, words);
  const pauses = request.pauses.map((one) => ({ ...one, why: without(one.why) }));
  const own = request.own.map(without);
  return { ...made, request: { ...request, own, pauses }, data: dataWithout(made.data, without) };
}

function dataWithout(data: SubjectData, without: (text: string) => string): SubjectData {
  const { conversations, requests, complaints, kept } = data;
  return {
    ...data,
    ...(kept && { kept: keptWithout(kept, without) }),
    conversations: conversations.map(({ said, agency, ...rest }) => ({
      ...rest,
      ...(agency !== undefined && { agency: without(agency) }),
      said: said.map((entry) => ({ ...entry, text: without(entry.text) })),
    })),
    requests: requests.map(({ outcome, ...rest }) => ({
      ...rest,
      ...(outcome !== undefined && { outcome: without(outcome) }),
    })),
    complaints: complaints.map(({ from, words, answer, ...rest }) => ({
      ...rest,
      ...(from !== undefined && { from: without(from) }),
      ...(words !== undefined && { words: without(words) }),
      ...(answer !== undefined && { answer: without(answer) }),
    })),
  };
}

/**
 * Fields with times, ids and codes, which are not changed. Text in all other fields is cleaned, including
 * fields that are added later.
 */
const FIXED =
  /(?:At|Until)$|^(?:answer|at|correction|did|from|hours|id|kind|language|languages|nations|specialisms|state)$/;

function keptWithout<Value>(value: Value, without: (text: string) => string): Value {
  if (typeof value === 'string') return without(value) as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => keptWithout(one, without)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, one]): [string, unknown] => [
    name,
    FIXED.test(name) ? one : keptWithout<unknown>(one, without),
  ]);
  return Object.fromEntries(fields) as Value;
}
