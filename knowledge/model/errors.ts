// The errors that adapters can throw: each says what happened and what to do about it.

/** An error that says what to do. `remedy` is one sentence for the operator, without personal data. */
export abstract class Failure extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.remedy = remedy;
  }
}

/** A setting is missing or wrong. */
export class ConfigurationFailure extends Failure {}

/** A file or other input cannot be used; the rest of the work continues. */
export class InputFailure extends Failure {}

/** The machine is too busy or short of memory for this. The input is not at fault, so trying again later may work. */
export class MachineFailure extends Failure {}

/** The store did not answer, or contains something it should not. */
export class StoreFailure extends Failure {}

/** What people wrote cannot be encrypted or decrypted, because the key is missing or wrong. */
export class SealingFailure extends StoreFailure {}

/** An embedding or language model did not answer, or its answer made no sense. */
export class ModelFailure extends Failure {
  /** call: only this call is at fault (its text or its format). service: the next call will fail too. */
  readonly fault: 'call' | 'service';

  constructor(message: string, remedy: string, options: ErrorOptions & { fault?: 'call' | 'service' } = {}) {
    super(message, remedy, options);
    this.fault = options.fault ?? 'service';
  }
}

/** The index does not match the release or the embedder being used. */
export class IndexFailure extends Failure {}

/** Why a message did not arrive, as far as the platform's error codes show. */
export type DeliveryFault =
  /** Only this message: it is too long, or the platform does not accept it. Trying again will not help. */
  | 'message'
  /** The person left, the bot was removed or the channel is archived: nothing can be delivered there. */
  | 'place'
  /** The platform accepts nothing from us at the moment: it is busy, does not answer, or rejects the app. */
  | 'platform'
  /** The error does not say whether the problem affects this message or all of them. */
  | 'unclear';

/** A message did not reach its platform. */
export class DeliveryFailure extends Failure {
  readonly fault: DeliveryFault;
  /** True if trying again will not help. */
  readonly permanent: boolean;
  /** How long the platform asked us to wait, from Retry-After. */
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

/** One line for a log or a terminal; never includes the text of a message. */
export function describeFailure(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.remedy}`;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return 'An unknown value was thrown.';
}
