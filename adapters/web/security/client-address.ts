// Finds the address that a request comes from, either from the connection or from a trusted proxy.
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

export type Network = [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/**
 * Reads a list separated by commas. `unreadable` has the entries that are neither an address nor a network.
 */
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
  // In "::ffff:10.0.0.0/104", the 104 counts IPv6 bits, but the address is read as IPv4.
  if (ipaddr.parse(written).kind() !== address.kind()) return undefined;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= all ? [address, Number(bits)] : undefined;
}

/**
 * Each proxy adds the address that called it to the right of this header. A client can forge the rest, so we
 * only rely on the right-most address that is not a trusted proxy.
 */
export function clientAddress(request: IncomingMessage, trusted: readonly Network[]): string {
  const peer = request.socket.remoteAddress ?? '';
  const header = request.headers['x-forwarded-for'] ?? '';
  const named = (Array.isArray(header) ? header.join(',') : header).split(',').map((entry) => entry.trim());
  let client = peer;
  while (isTrusted(client, trusted)) {
    const next = withoutPort(named.pop() ?? '');
    // If a trusted proxy gives no address, everyone behind that proxy counts as one sender.
    if (!isFullAddress(next)) break;
    client = next;
  }
  return client;
}

/**
 * The key for counting requests. A household or office usually has a whole /64 of IPv6 addresses, so these
 * count as one sender. An IPv4 address on an IPv6 socket counts as IPv4.
 */
export function senderKey(address: string): string {
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

/** ipaddr.js also accepts old forms such as "1" and "0x7f.1", which are not valid addresses in headers. */
function isFullAddress(text: string): boolean {
  return text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
}

/** Some proxies add the port: "192.0.2.1:4711", "[2001:db8::1]:4711". */
function withoutPort(entry: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/, '$1');
}
