// Loads onnxruntime. No other file loads it, so its telemetry is off in every process that runs it.

/**
 * If this is not set before onnxruntime loads, version 1.30 looks up one of Microsoft's hosts and writes a device id, a
 * database of events and a log to the home and temporary folders. We set it here because the environment belongs to
 * whoever starts the process. It would have no effect in a worker thread, because native code does not see the thread's
 * copy of the environment.
 */
export function loadOnnxRuntime() {
  process.env.ORT_DISABLE_TELEMETRY = '1';
  return import('onnxruntime-node');
}
