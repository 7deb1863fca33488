// Where a request comes from: the address of the connection, or the one given by a proxy we trust.
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

export type Network = [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** What a setting lists, with commas between; `unreadable` are entries that are neither an address nor a network. */
export function networksIn(list: string): { networks: Network[]; unreadable: string[] } {
  const entries = list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return {
    networks: entries.map(parseNetwork).filter((network) => network !== undefined),
    unreadable: entries.filter((entry) => !parseNetwork(entry)),
  };
}

function parseNetwork(text: string): Network | undefined {
  const [written = '', bits, ...rest] = text.split('/');
  if (!isFullAddress(written) || rest.length) return undefined;
  const address = ipaddr.process(written);
  const all = address.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [address, all];
  // Bits of "::ffff:10.0.0.0/104" would be counted in another family than the address is compared in.
  if (ipaddr.parse(written).kind() !== address.kind()) return undefined;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= all ? [address, Number(bits)] : undefined;
}

/**
 * Each proxy adds the address that it was called from at the right, and a client can send any header it likes: the
 * right-most entry that is not one of our proxies is the only one a client cannot forge.
 */
export function clientAddress(request: IncomingMessage, trusted: readonly Network[]): string {
  const peer = request.socket.remoteAddress ?? '';
  const header = request.headers['x-forwarded-for'] ?? '';
  const named = (Array.isArray(header) ? header.join(',') : header).split(',').map((entry) => entry.trim());
  let client = peer;
  while (isTrusted(client, trusted)) {
    const next = withoutPort(named.pop() ?? '');
    // If a trusted proxy gives no address, we do not guess: everyone behind it then shares its address.
    if (!isFullAddress(next)) break;
    client = next;
  }
  return client;
}

/**
 * The key under which a sender is counted. One household or office holds a whole /64 of IPv6, so that its single
 * addresses would be a new sender each; an IPv4 address that came in through an IPv6 socket is the IPv4 one.
 */
export function senderOf(address: string): string {
  if (!isFullAddress(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}

function isTrusted(address: string, trusted: readonly Network[]): boolean {
  if (!isFullAddress(address)) return false;
  const parsed = ipaddr.process(address);
  return trusted.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
}

/** ipaddr.js also reads "1", "0x7f.1" and the like, as old C libraries did; in a header those are no addresses. */
function isFullAddress(text: string): boolean {
  return text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
}

/** Some proxies write the port as well: "192.0.2.1:4711", "[2001:db8::1]:4711". */
function withoutPort(entry: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/, '$1');
}
