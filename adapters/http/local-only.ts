// Decides which requests need no password or signature: those from this machine, without a proxy in between.
import { isIPv4 } from 'node:net';
import type { HttpExchange } from './http.js';

/** The settings that decide whether other machines can reach the service. `Settings` includes them all. */
export interface Exposure {
  HOST: string;
  PUBLIC_URL?: string | undefined;
  NODE_ENV: string;
}

/** True if the host can only be reached from this machine. An IPv6 address may be in brackets. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return (
    name === 'localhost' || name === '::1' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'))
  );
}

/** Returns the setting that lets other machines reach the service, or undefined if only this machine can. */
export function exposedBy({ HOST, PUBLIC_URL, NODE_ENV }: Exposure): keyof Exposure | undefined {
  if (NODE_ENV === 'production') return 'NODE_ENV';
  if (!isLoopback(HOST)) return 'HOST';
  if (PUBLIC_URL !== undefined && !isLoopback(new URL(PUBLIC_URL).hostname)) return 'PUBLIC_URL';
  return undefined;
}

/**
 * Headers that proxies add. Behind a proxy, every request seems to come from this machine and may name this
 * machine as its host.
 */
const PROXY_HEADERS = new Set([
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'x-amzn-trace-id',
]);
const PROXY_PREFIXES = ['x-forwarded', 'x-original-', 'x-envoy-', 'cf-'];

/**
 * A page on another site can make its own domain name point to this machine, but the browser still sends that
 * name as the host. So we check the host as well as the other end of the connection.
 */
export function isFromThisMachine({
  headers,
  remoteAddress,
}: Pick<HttpExchange, 'headers' | 'remoteAddress'>): boolean {
  const names = Object.keys(headers);
  if (names.some((name) => PROXY_HEADERS.has(name) || PROXY_PREFIXES.some((start) => name.startsWith(start))))
    return false;
  const host = /^([^:]+|\[[^\]]+\])(?::\d{1,5})?$/.exec(headers.host ?? '')?.[1] ?? '';
  return isLoopback(host) && isLoopback(remoteAddress.replace(/^::ffff:/, ''));
}
