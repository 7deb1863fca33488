// Reads the attacks of each kind, one JSON line each. All were written for these tests. If you find a new
// trick, add a line.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const attackSchema = z.object({
  text: z.string().min(1),
  /** What the attacker wants the model to say. The scripted model replies with exactly this text. */
  wants: z.string().min(1),
  title: z.string().optional(),
  /** True if the text also has signs of danger, which must still be noticed. */
  urgent: z.boolean().default(false),
});
export type Attack = z.infer<typeof attackSchema>;

const payloadSchema = z.object({
  /** The platform whose formatting the text uses. Every text is tried on every platform. */
  platform: z.enum(['web', 'slack', 'teams', 'terminal', 'any']),
  text: z.string().min(1),
});

export const SPOKEN_KINDS = [
  'in-questions',
  'reveal-instructions',
  'speak-as-someone',
  'individual-child',
] as const;
export type AttackKind = (typeof SPOKEN_KINDS)[number] | 'in-documents' | 'in-earlier-words';

export function readAttacks(kind: AttackKind): Attack[] {
  return linesOf(kind).map((line) => attackSchema.parse(line));
}

export function readPayloads(): z.infer<typeof payloadSchema>[] {
  return linesOf('markup').map((line) => payloadSchema.parse(line));
}

export function readProxyHeaders(): { name: string; value: string }[] {
  const schema = z.object({ name: z.string().min(1), value: z.string() });
  return linesOf('proxy-headers').map((line) => schema.parse(line));
}

/** Reads Host headers that do not name this machine. */
export function readForeignHosts(): string[] {
  return linesOf('host-headers').map((line) => z.object({ host: z.string().min(1) }).parse(line).host);
}

const forwardedSchema = z.object({
  why: z.string(),
  trusted: z.string(),
  peer: z.string(),
  header: z.string(),
  sender: z.string(),
});

export function readForwarded(): z.infer<typeof forwardedSchema>[] {
  return linesOf('forwarded-for').map((line) => forwardedSchema.parse(line));
}

/** Reads addresses that someone could ask to be redirected to after signing in. */
export function readRedirects(): { to: string }[] {
  return linesOf('redirects').map((line) => z.object({ to: z.string() }).parse(line));
}

const floodSchema = z.object({
  why: z.string(),
  path: z.string(),
  fields: z.record(z.string(), z.string()).default({}),
  /** For each field, the number of characters of `FILLER` to fill it with. */
  filled: z.record(z.string(), z.number()).default({}),
  /** The number of characters of these messages that the rules may read. After that, messages are refused. */
  mostRead: z.number().default(Infinity),
  /** How the request is sent: by a page’s script, by its form, by opening the page, or as a live stream. */
  as: z.enum(['script', 'form', 'get', 'stream']).default('script'),
  count: z.number(),
  /** The number of browsers at one address, which take turns to send requests. */
  browsers: z.number().default(1),
  /** True if the sender has never opened a page, so has no session. */
  strangers: z.boolean().default(false),
  /** The setting TRUSTED_PROXIES. `from` is the sender’s X-Forwarded-For header. */
  trusted: z.string().default(''),
  from: z.string().optional(),
  /** Lower rate limits, for tests that would take long to reach the usual limits. */
  limits: z.record(z.string(), z.number()).default({}),
  /**
   * The expected status (for a stream, its first event), and the minimum number of times that it must occur.
   */
  answer: z.union([z.number(), z.string()]),
  atLeast: z.number(),
});

/**
 * Text that is not about danger. Long messages are cut between its sentences, so that no part is read twice.
 */
export const FILLER = 'They spoke to me about it today. ';

export function readFloods(): z.infer<typeof floodSchema>[] {
  return linesOf('floods').map((line) => {
    const flood = floodSchema.parse(line);
    for (const [name, length] of Object.entries(flood.filled))
      flood.fields[name] = FILLER.repeat(Math.ceil(length / FILLER.length)).slice(0, length);
    return flood;
  });
}

const uploadSchema = z.object({
  why: z.string(),
  who: z.enum(['nobody', 'practitioner', 'adviser', 'editor']),
  /** The number of uploads already being received. */
  underWay: z.number().default(0),
  count: z.number(),
  megabytes: z.number(),
  status: z.number(),
});

export function readUploads(): z.infer<typeof uploadSchema>[] {
  return linesOf('uploads').map((line) => uploadSchema.parse(line));
}

const weakSettingSchema = z.object({
  why: z.string(),
  settings: z.record(z.string(), z.string()),
  /** The setting that the error message must name, and part of its advice. */
  names: z.string(),
  says: z.string(),
});

export function readWeakSettings(): z.infer<typeof weakSettingSchema>[] {
  return linesOf('weak-settings').map((line) => weakSettingSchema.parse(line));
}

const sourceAddressSchema = z.object({
  /** An address that a name server could give, or the URL of a source. */
  address: z.string().optional(),
  url: z.url().optional(),
  public: z.boolean(),
});

export function readSourceAddresses(): z.infer<typeof sourceAddressSchema>[] {
  return linesOf('source-addresses').map((line) => sourceAddressSchema.parse(line));
}

const refusedSignInSchema = z.object({
  why: z.string(),
  /** Claims of the token that are changed, set to this many seconds from now, or removed. */
  changed: z.record(z.string(), z.string()).default({}),
  seconds: z.record(z.string(), z.number()).default({}),
  removed: z.string().optional(),
  /** The state that comes back instead. The start of the right one replaces START. */
  state: z.string().optional(),
});
export type RefusedSignIn = z.infer<typeof refusedSignInSchema>;

export function readRefusedSignIns(): RefusedSignIn[] {
  return linesOf('refused-sign-ins').map((line) => refusedSignInSchema.parse(line));
}

export function linesOf(name: string): unknown[] {
  const text = readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
