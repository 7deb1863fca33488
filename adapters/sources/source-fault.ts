// Explains why a publisher's site could not be read, in our own words.
import { sourcesWording } from './wording.js';

/** An error whose message is one of our own sentences, so it may be shown. */
export class SourceFault extends Error {}

/** Matches the codes of Node's errors. The first match applies; any other code means that we got no reply. */
const REASONS: readonly (readonly [codes: RegExp, why: (host: string) => string])[] = [
  [/^ENOTFOUND$/, sourcesWording.noSuchSite],
  [/^ECONNRESET$|^EPIPE$|PREMATURE_CLOSE$/, () => sourcesWording.cutShort],
  [/CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^ERR_(?:SSL|TLS)_|^EPROTO$/, () => sourcesWording.notSecure],
  // Brotli's codes differ between versions of Node.
  [/^Z_|^HPE_|^ERR_.*_FORMAT_/, () => sourcesWording.damaged],
];

export function reasonOf(error: unknown, host: string): string {
  if (error instanceof SourceFault) return error.message;
  if (error instanceof Error && /^(?:Timeout|Abort)Error$/.test(error.name)) return sourcesWording.late;
  const code = codeOf(error);
  return REASONS.find(([codes]) => codes.test(code))?.[1](host) ?? sourcesWording.notReached;
}

/** Returns the code of an error from Node, or the error's name. Neither quotes anything from the site. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
