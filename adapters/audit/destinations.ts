// Sends checkpoints and audit events to a file, a web address or a syslog server.
import { appendFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';
import type { AuditDestination } from '../../bot/model/audit/ports.js';
import { ConfigurationFailure, DeliveryFailure } from '../../knowledge/model/errors.js';
import { isLoopback } from '../http/local-only.js';
import { auditWording } from './wording.js';

const LIMIT_MS = 10_000;

/** `list` contains file:PATH, https://… or syslog://HOST:PORT (syslog+tls://), separated by commas. */
export function checkpointDestinations(list: string): AuditDestination[] {
  const entries = list.split(',').flatMap((entry) => entry.trim() || []);
  return entries.map((entry) => {
    if (entry.startsWith('file:')) return toFile(entry.slice('file:'.length));
    if (/^syslog(\+tls)?:\/\//.test(entry)) return toSyslog(new URL(entry));
    return toWeb(entry, 'checkpoints', 'AUDIT_CHECKPOINTS_TO');
  });
}

function toFile(path: string): AuditDestination {
  return {
    name: `file ${path}`,
    takes: 'checkpoints',
    async send(notes) {
      try {
        await appendFile(path, notes.map((note) => `${note}\n`).join(''), { mode: 0o600, flush: true });
      } catch (cause) {
        throw failure(auditWording.cannotWrite(path), cause);
      }
    },
  };
}

/** `authorization` is the full value of the Authorization header. */
export function toWeb(
  address: string,
  takes: AuditDestination['takes'],
  setting: string,
  authorization?: string,
): AuditDestination {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))))
    throw new ConfigurationFailure(...auditWording.cannotUse(setting));
  const place = `${url.origin}${url.pathname}`;
  return {
    name: `web ${takes} ${place}`,
    takes,
    async send(items) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': takes === 'events' ? 'application/x-ndjson' : 'text/plain; charset=utf-8',
          ...(authorization !== undefined && { Authorization: authorization }),
        },
        body: `${items.join('\n')}\n`,
        redirect: 'error',
        signal: AbortSignal.timeout(LIMIT_MS),
      }).catch((cause: unknown) => {
        throw failure(auditWording.notReached(place), cause);
      });
      await response.body?.cancel();
      if (!response.ok) throw failure(auditWording.refused(place, response.status, setting));
    },
  };
}

/**
 * Sends RFC 5424 messages over TCP, each with its length first. Over UDP, messages could be lost without
 * anyone noticing.
 */
function toSyslog(url: URL): AuditDestination {
  const isTls = url.protocol === 'syslog+tls:';
  const port = Number(url.port || (isTls ? 6514 : 601));
  return {
    name: `syslog ${url.host}`,
    takes: 'checkpoints',
    async send(notes) {
      const text = notes.map(syslogMessage).join('');
      await new Promise<void>((resolve, reject) => {
        const onConnected = () => socket.end(text);
        const socket = isTls
          ? connectTls({ host: url.hostname, port, servername: url.hostname }, onConnected)
          : connect({ host: url.hostname, port }, onConnected);
        socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('It did not answer in time.')));
        socket.once('error', reject);
        // Once the server has closed its end of the connection too, we know that it has read the message.
        socket.once('close', (hadError) => {
          if (!hadError) resolve();
        });
        socket.resume();
      }).catch((cause: unknown) => {
        throw failure(auditWording.notSent(url.host), cause);
      });
    },
  };
}

/** Facility 13 is the log audit. Severity 5 is a notice. */
const PRIORITY = 13 * 8 + 5;

function syslogMessage(note: string): string {
  const header = `<${PRIORITY}>1 ${new Date().toISOString()} ${hostname()} ctac ${process.pid} checkpoint -`;
  // A checkpoint has several lines, but a syslog message must be one line, so we send it as JSON.
  const message = `${header} ${JSON.stringify(note)}`;
  return `${Buffer.byteLength(message)} ${message}`;
}

function failure(why: readonly [problem: string, remedy: string], cause?: unknown): DeliveryFailure {
  return new DeliveryFailure(...why, { cause, fault: 'platform' });
}
