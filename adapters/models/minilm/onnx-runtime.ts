// Opens models in onnxruntime. Only this file loads it, so turning its telemetry off here turns it off everywhere.
import type { InferenceSession } from 'onnxruntime-node';

const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 2,
  // When threads spin, a question after a pause takes 3.1 ms instead of 4.6, but uses 36 ms of CPU instead of 6.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
};

/**
 * `model` is a graph or the path of one. If ORT_DISABLE_TELEMETRY is not set before onnxruntime loads,
 * version 1.30 looks up one of Microsoft's hosts and writes a device id, a database of events and a log to
 * the home and temporary folders. We set it here because the environment belongs to whoever starts the
 * process. It would have no effect in a worker thread, because native code does not see the thread's copy of
 * the environment.
 */
export async function openSession(model: Uint8Array | string) {
  process.env.ORT_DISABLE_TELEMETRY = '1';
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await (typeof model === 'string'
    ? InferenceSession.create(model, OPTIONS)
    : InferenceSession.create(model, OPTIONS));
  return { session, Tensor };
}
