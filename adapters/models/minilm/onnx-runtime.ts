// Loads onnxruntime. No other file does, so its telemetry is off in every process that runs it.

/**
 * Unless this is set when it loads, version 1.30 looks up a host of Microsoft's and writes a device id, a database of
 * events and a log into the home and temporary folders. It is set here and not left to the environment, which belongs
 * to whoever starts the process. In a worker thread it would change nothing: the native side does not see that copy.
 */
export function loadOnnxRuntime() {
  process.env.ORT_DISABLE_TELEMETRY = '1';
  return import('onnxruntime-node');
}
