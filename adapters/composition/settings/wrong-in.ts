// Says what a setting must be, instead of Zod's own messages (“Invalid input: expected number, received NaN”).
import type { z } from 'zod';
import { settingsWording } from '../wording/settings-wording.js';

const { must } = settingsWording;

export function wrongIn(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return must.oneOf(issue.values.map(String));
  if (!/^(?:Invalid|Too|Unrecognized) /.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return / received undefined$/.test(issue.message) ? must.given : wrongType(issue.expected);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'unrecognized_keys':
      return must.known;
    default:
      return issue.code === 'invalid_format' && issue.format === 'url' ? must.address : must.other;
  }
}

function wrongType(expected: string): string {
  switch (expected) {
    case 'number':
    case 'int':
      return must.number(expected === 'int');
    case 'string':
      return must.text;
    case 'boolean':
      return must.yesOrNo;
    case 'array':
      return must.list;
    case 'object':
    case 'record':
      return must.group;
    default:
      return must.other;
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  const least = Number(minimum);
  if (origin === 'number') return must.atLeast(least);
  if (origin === 'array') return must.entriesAtLeast(least);
  return least === 1 ? must.filled : must.lettersAtLeast(least);
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  const most = Number(maximum);
  if (origin === 'number') return must.atMost(most);
  return origin === 'array' ? must.entriesAtMost(most) : must.lettersAtMost(most);
}
