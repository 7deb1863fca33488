// Finds the address that a request comes from, even if its headers are false.
import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddress, networksIn, senderKey } from '../../../../adapters/web/security/client-address.js';
import { readForwarded } from '../../../attacks/read-attacks.js';

const request = (peer: string, header: string) =>
  ({
    socket: { remoteAddress: peer || undefined },
    headers: header ? { 'x-forwarded-for': header } : {},
  }) as unknown as IncomingMessage;
const seen = (trusted: string, peer: string, header: string) =>
  senderKey(clientAddress(request(peer, header), networksIn(trusted).networks));

test.each(readForwarded().map((one) => [one.why, one] as const))(
  '%s',
  (_, { trusted, peer, header, sender }) => {
    expect(seen(trusted, peer, header)).toBe(sender);
  },
);

test('nothing that a client writes changes what a trusted proxy adds at the right', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6())), (forged) => {
      expect(seen('10.0.0.0/8', '10.0.0.1', [...forged, '198.51.100.7'].join(', '))).toBe('198.51.100.7');
    }),
  );
});

test('every address of one /64 is one sender, and no header makes it fail', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (peer, header) => {
      expect(() => seen('10.0.0.0/8,fd00::/8', peer, header)).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0xffff }), (one, other) => {
      const address = `2001:db8:0:7:${one.toString(16)}:0:0:${other.toString(16)}`;
      expect(seen('', address, '')).toBe('2001:db8:0:7::/64');
    }),
  );
});

test.each([
  '10.0.0.0/33',
  '10.0.0/8',
  'proxy.example',
  '10.0.0.1/8/8',
  '::1/129',
  '::ffff:10.0.0.0/104',
  '10.0.0.0/x',
])('%s is not a network', (entry) => {
  expect(networksIn(`127.0.0.1, ${entry}`)).toMatchObject({
    unreadable: [entry],
    networks: [expect.anything()],
  });
});
