// The errors that adapters may throw: each says what happened and what to do about it.

/** A failure with a remedy. `remedy` is an instruction to the operator, one sentence, no personal data. */
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

/** A file or another input cannot be used; the rest continues. */
export class InputFailure extends Failure {}

/** The store did not answer, or holds what it should not. */
export class StoreFailure extends Failure {}

/** What people wrote cannot be sealed or opened, because the key is missing or does not fit. */
export class SealingFailure extends StoreFailure {}

/** An embedding or language model did not answer, or answered nonsense. */
export class ModelFailure extends Failure {
  /**
   * Whether only this call is at fault (its words, its format), or the service, so that the next one will fail too.
   */
  readonly fault: 'call' | 'service';

  constructor(message: string, remedy: string, options: ErrorOptions & { fault?: 'call' | 'service' } = {}) {
    super(message, remedy, options);
    this.fault = options.fault ?? 'service';
  }
}

/** The index does not fit the release or the embedder that asks. */
export class IndexFailure extends Failure {}

/** What is at fault when a message did not arrive, as far as the platform's codes show. */
export type DeliveryFault =
  /** Only this message: it is too long, or not in the form the platform wants. Trying again cannot help. */
  | 'message'
  /** The person left, the bot was removed, the channel is archived: nothing arrives there any more. */
  | 'place'
  /** The platform takes nothing from us now: it is busy, does not answer, or does not accept the app. */
  | 'platform'
  /** An error that says nothing: it may be this message or all of them. */
  | 'unclear';

/** A message did not reach its platform. */
export class DeliveryFailure extends Failure {
  readonly fault: DeliveryFault;
  /** True when trying again cannot help. */
  readonly permanent: boolean;
  /** What the platform asked for with Retry-After. */
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

/** One line for a log or a terminal: never the text of a message. */
export function describeFailure(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.remedy}`;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return 'An unknown value was thrown.';
}
