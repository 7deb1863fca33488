// Follows a site's redirect of robots.txt to find its rules, and applies them.
import { describe, expect, it } from 'vitest';
import type { RawReply } from '../../../adapters/sources/request.js';
import { isPathAllowed, readRobotsRules } from '../../../adapters/sources/robots-rules.js';
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

it('let others have a turn between addresses that are not allowed', async () => {
  const rules = createRobots('reader', () => Promise.resolve(CLOSED));
  await rules(new URL('https://a.example/'));
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  for (let asked = 0; asked < 50; asked += 1) {
    await rules(new URL('https://a.example/private'));
    const until = performance.now() + 2;
    while (performance.now() < until);
  }
  clearInterval(counting);
  expect(turns).toBeGreaterThan(40);
});

describe('the rules', () => {
  it.each([
    ['Disallow: /private', '/private/a', false],
    ['Disallow: /private', '/', true],
    ['Disallow:', '/a', true],
    ['Disallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['Allow: /a\nDisallow: /a', '/a', true],
    ['Disallow: /*.pdf$', '/a/b.pdf', false],
    ['Disallow: /*.pdf$', '/a/b.pdf?c', true],
    ['Disallow: /a$', '/a', false],
    ['Disallow: /a$', '/ab', true],
    ['Disallow: /*/b*c', '/a/b/d/c', false],
    ['Disallow: /*a*a$', '/a', true],
    ['Disallow: /%c3%a4', '/ä', false],
    ['Disallow: /ä # a letter', '/%c3%a4', false],
  ])('%s, for the path %s', (lines, path, allowed) => {
    const rules = readRobotsRules(`User-agent: *\n${lines}`, 'reader');
    expect(isPathAllowed(rules, new URL(path, 'https://a.example'))).toBe(allowed);
  });

  it('for us count instead of those for everyone, in any group that names us', () => {
    const rules = readRobotsRules(
      'User-agent: *\nDisallow: /\nUser-agent: other\nUser-agent: Reader/2.0\nDisallow: /a\nCrawl-delay: 7\n\nUser-agent: other\nDisallow: /b\nCrawl-delay: 9\nUser-agent: reader\nDisallow: /c\nCrawl-delay: no',
      'reader',
    );
    const allowed = ['/a', '/b', '/c'].map((path) =>
      isPathAllowed(rules, new URL(path, 'https://a.example')),
    );
    expect(allowed).toEqual([false, true, false]);
    expect(rules.delaySeconds).toBe(7);
  });
});
