// Tests how the fields of a form are read.
import { expect, test } from 'vitest';
import { readPost } from '../../../../adapters/web/security/post-guard.js';
import type { HttpExchange } from '../../../../adapters/http/http.js';

test('counts each line break of a form as one character, as the browser did', () => {
  const value = new URLSearchParams({ comment: 'One\r\ntwo\rthree\nfour' });
  const posted = readPost({ body: { kind: 'form', value } } as HttpExchange);
  expect(posted.field('comment')).toBe('One\ntwo\nthree\nfour');
  expect(posted.field('other')).toBeUndefined();
});

test('counts line breaks alike if a script sends the text', () => {
  const posted = readPost({
    body: { kind: 'json', value: { text: 'One\r\ntwo', other: 2 } },
  } as HttpExchange);
  expect(posted.field('text')).toBe('One\ntwo');
  expect(posted.field('other')).toBeUndefined();
});
