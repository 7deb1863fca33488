// The errors that adapters can throw. Each says what happened and what to do about it.
import { failureWording } from './failure-wording.js';

/** `remedy` is one sentence that tells the operator what to do, without personal data. */
export abstract class Failure extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.remedy = remedy;
  }
}

/** The wording of a failure, from a catalogue of texts. */
export type ProblemAndRemedy = readonly [problem: string, remedy: string];

export class ConfigurationFailure extends Failure {}

/** A file or other input cannot be used. Other work continues. */
export class InputFailure extends Failure {}

/** The machine is too busy or short of memory. The input is not at fault: trying again later may work. */
export class MachineFailure extends Failure {}

/** The store did not answer, or its data is invalid. */
export class StoreFailure extends Failure {}

/** Messages cannot be encrypted or decrypted, because the key is missing or wrong. */
export class SealingFailure extends StoreFailure {}

/** An embedding or language model did not answer, or its reply was not valid. */
export class ModelFailure extends Failure {
  /** call: only this call has failed, because of its text or format. service: other calls would fail too. */
  readonly fault: 'call' | 'service';

  constructor(message: string, remedy: string, options: ErrorOptions & { fault?: 'call' | 'service' } = {}) {
    super(message, remedy, options);
    this.fault = options.fault ?? 'service';
  }
}

/** The index does not match the release or the embedder being used. */
export class IndexFailure extends Failure {}

/** Why a message was not delivered, as far as we can tell from the platform's error codes. */
export type DeliveryFault =
  /** Only this message fails: it is too long or not accepted. Trying again will not help. */
  | 'message'
  /** Nothing can be delivered here: the person left, the bot was removed or the channel is archived. */
  | 'place'
  /** The platform rejects all our calls: it is busy, is not answering or does not accept the app. */
  | 'platform'
  /** We cannot tell whether the problem affects this message or all of them. */
  | 'unclear';

export class DeliveryFailure extends Failure {
  readonly fault: DeliveryFault;
  /** True if trying again will not help. */
  readonly permanent: boolean;
  /** How long the platform asked us to wait, from the Retry-After header, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    remedy: string,
    options: ErrorOptions & { fault?: DeliveryFault; retryAfterMs?: number } = {},
  ) {
    super(message, remedy, options);
    this.fault = options.fault ?? 'unclear';
    this.permanent = this.fault === 'message' || this.fault === 'place';
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Describes an error in one line for a log or a terminal. Never includes the text of a message. */
export function describeFailure(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.remedy}`;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return failureWording.unknownThrown;
}
