// Names for the metrics of model calls, from OpenTelemetry's GenAI conventions 0.1.0 (in development), in the
// form that Prometheus uses: with underscores, and with a unit or `_total` at the end.
// https://github.com/open-telemetry/semantic-conventions-genai
// A span would also have `gen_ai.retrieval.top_k`, but that number differs between searches, so it is not a
// label.
import { counter, histogram } from './metric-types.js';

const PROVIDERS = ['openai', 'azure.ai.openai'] as const;
const ERRORS = ['', 'call', 'service', 'cancelled'] as const;
/** The models in the settings are added when the registry is created. */
export const CONFIGURED_MODELS: readonly string[] = [];

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32];

const MODEL = { gen_ai_provider_name: PROVIDERS, gen_ai_request_model: CONFIGURED_MODELS };

export const GEN_AI = {
  gen_ai_client_inference_duration_seconds: histogram(
    { gen_ai_operation_name: ['chat'], ...MODEL, error_type: ERRORS },
    SECONDS,
  ),
  gen_ai_client_inference_usage_input_tokens_total: counter(MODEL),
  gen_ai_client_inference_usage_output_tokens_total: counter(MODEL),
  gen_ai_client_operation_duration_seconds: histogram(
    { gen_ai_operation_name: ['retrieval'], gen_ai_data_source_id: ['guidance'] },
    [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  ),
};
