// Stops calling a service that keeps failing, so that people do not have to wait for it.
import { circuitBreaker, ConsecutiveBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import type { AnswerWriter } from '../../../knowledge/model/ports.js';
import type { LanguageModel } from '../../../knowledge/model/language-model.js';
import { servicesWording } from '../wording/services-wording.js';

/**
 * We stop calling after this many failures. If a service hangs, each question makes 2 calls, so 2 questions
 * are enough.
 */
const FAILURES = 4;
const REST_MS = 30_000;

export interface CircuitBreakerOptions {
  restMs?: number;
  onChange?: (state: 'resting' | 'calling') => void;
}

/**
 * A failure that only affects one call does not count. Examples are a filtered question and a reply in
 * another format.
 */
export function createCircuitBreaker({ restMs = REST_MS, onChange }: CircuitBreakerOptions = {}) {
  const isOfService = (error: unknown) => !(error instanceof ModelFailure) || error.fault === 'service';
  const breaker = circuitBreaker(handleWhen(isOfService), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  breaker.onBreak(() => onChange?.('resting'));
  breaker.onReset(() => onChange?.('calling'));
  const guarded = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await breaker.execute(work);
    } catch (error) {
      throw isBrokenCircuitError(error)
        ? new ModelFailure(...servicesWording.answers.resting, { cause: error })
        : error;
    }
  };
  return {
    model: ({ id, complete }: LanguageModel): LanguageModel => ({
      id,
      complete: (call, signal) => guarded(() => complete(call, signal)),
    }),
    writer: ({ write }: AnswerWriter): AnswerWriter => ({
      write: (request, signal, onDraft) => guarded(() => write(request, signal, onDraft)),
    }),
  };
}
