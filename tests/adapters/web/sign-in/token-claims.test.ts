// Chooses the claim that identifies a person, which decides their roles and requests.
import { expect, test } from 'vitest';
import { identityOf } from '../../../../adapters/web/sign-in/token-claims.js';

const OID = '11111111-2222-3333-4444-555555555555';
const subjectAt = (iss: string, more: object = { oid: OID }) =>
  identityOf({ iss, sub: 'pairwise', aud: 'a', iat: 0, exp: 0, ...more }, 'roles').subject;

test.each([
  'https://login.microsoftonline.com/tenant/v2.0',
  'https://login.microsoftonline.us/tenant/v2.0',
  'https://login.partner.microsoftonline.cn/tenant/v2.0',
  'https://sts.windows.net/tenant/',
  'https://contoso.ciamlogin.com/tenant/v2.0',
])('knows an account of %s by the id that Teams knows it by', (iss) => {
  expect(subjectAt(iss)).toBe(OID);
  expect(subjectAt(iss, {})).toBe('pairwise');
});

test.each([
  'https://login.example.org',
  'https://login.microsoftonline.com.example.org/tenant/v2.0',
  'https://example.org/login.microsoftonline.com',
  'http://127.0.0.1:8080',
])('knows an account of %s by its subject alone', (iss) => {
  expect(subjectAt(iss)).toBe('pairwise');
});

test.each([
  ['a list', ['Adviser', 'lead']],
  ['one text with commas', 'adviser, Lead ,unknown'],
])('reads roles that are given as %s', (_form, roles) => {
  const claims = { iss: 'https://login.example.org', sub: 's', aud: 'a', iat: 0, exp: 0, roles };
  expect(identityOf(claims, 'roles').roles).toEqual(['adviser', 'lead']);
});
