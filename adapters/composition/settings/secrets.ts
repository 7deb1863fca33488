// Checks that a secret is long enough and hard to guess.
import { deflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { settingsWording } from '../wording/settings-wording.js';

const { must } = settingsWording;

interface Strength {
  differentCharacters: number;
  /** The smallest size allowed after compression. A repeated word compresses to a few bytes. */
  compressedBytes: number;
}

/** The minimum for our own secrets. Any random secret of 32 characters exceeds this, even in hex. */
const OWN: Strength = { differentCharacters: 8, compressedBytes: 20 };
/**
 * The minimum for Slack's signing secret, which has 32 characters in hex. Emulators and gateways may use
 * shorter ones.
 */
const SLACK: Strength = { differentCharacters: 6, compressedBytes: 13 };

const isHardToGuess = (strength: Strength) => (secret: string) =>
  new Set(secret).size >= strength.differentCharacters &&
  deflateRawSync(secret).length >= strength.compressedBytes;

/** A secret that the operator creates. */
export const ownSecret = z.string().min(32, must.longSecret).refine(isHardToGuess(OWN), must.randomSecret);

/** Anyone who guesses this secret can send messages as any member of the workspace. */
export const slackSigningSecret = z
  .string()
  .min(16, must.signingSecret)
  .refine(isHardToGuess(SLACK), must.signingSecret);
