// Tests which of its chats a browser keeps.
import { expect, test } from 'vitest';
import { createChatSessions } from '../../../../adapters/web/chat/session.js';
import { createTokenSigner } from '../../../../adapters/web/security/signed-token.js';
import type { HttpExchange } from '../../../../adapters/http/http.js';

test('keeps the chat with an open request and the newest 60, in a cookie that browsers accept', () => {
  const sessions = createChatSessions({ signer: createTokenSigner('secret'), https: false });
  const first = sessions.create();
  const jar = new Map<string, string>();
  const exchange = () =>
    ({
      method: 'GET',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    }) as unknown as HttpExchange;
  const goTo = (secret: string) => {
    for (const cookie of sessions.goTo(exchange(), secret, [{ session: first }])) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
  };
  goTo(first.secret);
  for (let count = 0; count < 70; count += 1) goTo(sessions.create().secret);
  const kept = sessions.others(exchange());
  expect(kept).toHaveLength(61);
  expect(kept.map(({ secret }) => secret)).toContain(first.secret);
  for (const [name, value] of jar) expect(name.length + value.length).toBeLessThan(4_000);
});
