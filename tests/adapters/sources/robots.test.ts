// Follows a site's redirect of robots.txt to find its rules.
import { expect, it } from 'vitest';
import type { RawReply } from '../../../adapters/sources/request.js';
import { createRobots } from '../../../adapters/sources/robots.js';

const reply = (status: number, text = '', location?: string): RawReply => ({
  status,
  headers: location === undefined ? {} : { location },
  bytes: new TextEncoder().encode(text),
});
const isAllowed = async (replies: Record<string, RawReply>) => {
  const rules = createRobots('reader', (url) => Promise.resolve(replies[url.href] ?? reply(404)));
  return (await rules(new URL('https://a.example/private'))).allowed;
};
const CLOSED = reply(200, 'User-agent: *\nDisallow: /private');

it('are followed to another host', async () => {
  const replies = {
    'https://a.example/robots.txt': reply(301, '', 'https://www.a.example/robots.txt'),
    'https://www.a.example/robots.txt': CLOSED,
  };
  expect(await isAllowed(replies)).toBe(false);
});

it('are none after too many redirects, or where they would be read without encryption', async () => {
  expect(await isAllowed({ 'https://a.example/robots.txt': reply(302, '', '/robots.txt') })).toBe(true);
  const plain = {
    'https://a.example/robots.txt': reply(302, '', 'http://a.example/robots.txt'),
    'http://a.example/robots.txt': CLOSED,
  };
  expect(await isAllowed(plain)).toBe(true);
});
