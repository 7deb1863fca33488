import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import type { IDToken } from 'openid-client';
import { parseRole } from '../../../bot/model/people/roles.js';
import type { Identity } from '../../../bot/model/people/session-record.js';

/** The hosts of Entra in Microsoft's clouds, and of Entra External ID. */
const ENTRA_HOSTS =
  /^(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net|[\w-]+\.ciamlogin\.com)$/;

export function identityOf(claims: IDToken, rolesClaim: string): Identity {
  return {
    subject: subjectOf(claims),
    name: shortName(text(claims.name) ?? text(claims.preferred_username) ?? staffWording.unnamed),
    groups: list(claims.groups),
    roles: list(claims[rolesClaim])
      .flatMap((names) => names.split(','))
      .flatMap((name) => parseRole(name) ?? []),
  };
}

/**
 * In Entra, `sub` differs between apps, and `oid` is the id that Teams uses. With other providers, `oid` is
 * an ordinary claim that people may be able to set themselves.
 */
function subjectOf({ iss, sub, oid }: IDToken): string {
  const isEntra = URL.canParse(iss) && ENTRA_HOSTS.test(new URL(iss).hostname);
  return (isEntra ? text(oid) : undefined) ?? sub;
}

const LONGEST_NAME = 60;

function shortName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Some providers give a single value instead of a list. For roles, it may have several with commas between. */
function list(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((entry) => typeof entry === 'string');
}
