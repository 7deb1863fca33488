// Tests that an advisory blocks a change if an update can fix it, and that a problem with the registry does
// not.
import { expect, test } from 'vitest';
import { judgeAudit } from './judge-audit.js';

type Severity = 'low' | 'moderate' | 'high' | 'critical';
const report = (vulnerabilities: Record<string, { severity: Severity; fixAvailable: unknown }>) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities });

test.each<[Severity, unknown, boolean]>([
  ['critical', true, true],
  ['high', true, true],
  ['high', { name: 'restify', version: '13.0.0', isSemVerMajor: true }, true],
  ['high', false, false],
  ['critical', false, false],
  ['moderate', true, false],
  ['low', true, false],
])('an advisory that is %s with the fix %j fails: %s', (severity, fixAvailable, fails) => {
  expect(judgeAudit(report({ odd: { severity, fixAvailable } })).fails).toBe(fails);
});

test('names what to update, and nothing else', () => {
  const { lines } = judgeAudit(
    report({
      odd: { severity: 'high', fixAvailable: { name: 'restify', version: '13.0.0' } },
      harmless: { severity: 'low', fixAvailable: true },
    }),
  );
  expect(lines).toEqual(['advisories: odd is high; update restify 13.0.0']);
});

test('passes where there is no advisory', () => {
  expect(judgeAudit(report({}))).toEqual({
    fails: false,
    lines: ['advisories: nothing to update, 0 less serious or without a fix'],
  });
});

test.each([
  [
    'does not allow the request',
    { message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } },
  ],
  ['does not know the address', { message: '404 Not Found', statusCode: 404, error: {} }],
  ['says so by npm’s code', { error: { code: 'ENOAUDIT', summary: 'not supported' } }],
])('skips, in one plain line, a registry that %s', (_, said) => {
  expect(judgeAudit(JSON.stringify(said))).toEqual({
    fails: false,
    lines: ['advisories: skipped, the registry offers none'],
  });
});

test.each([
  ['cannot be reached', JSON.stringify({ message: 'connect ECONNREFUSED', error: { summary: '' } })],
  ['is in trouble', JSON.stringify({ message: '503 Service Unavailable', statusCode: 503, error: {} })],
  ['never answers', ''],
  ['answers with a page', '<html>'],
  ['answers with a report of another kind', '{"advisories":{}}'],
])('never fails because the registry %s', (_, output) => {
  expect(judgeAudit(output)).toEqual({
    fails: false,
    lines: ['advisories: skipped, the registry could not be reached'],
  });
});
