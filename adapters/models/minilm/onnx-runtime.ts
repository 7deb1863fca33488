// Loads onnxruntime. No other file does, so its telemetry is off in every process that runs it.

/**
 * Unless this is set before it loads, version 1.30 looks up one of Microsoft's hosts and writes a device id, a
 * database of events and a log into the home and temporary folders. We set it here rather than in the environment,
 * which belongs to the person who starts the process. In a worker thread it would have no effect: the native side
 * does not see that copy.
 */
export function loadOnnxRuntime() {
  process.env.ORT_DISABLE_TELEMETRY = '1';
  return import('onnxruntime-node');
}
