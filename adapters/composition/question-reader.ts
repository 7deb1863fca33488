// Connects what reads the passages for a question: the language model, if one is set, with its limits, metrics
// and record of sent text, and the passage reader.
import { describeFailure } from '../../knowledge/model/errors.js';
import { logReading } from '../../bot/answers/log-model-steps.js';
import type { SentLineRecords } from '../../bot/model/governance/text-sent-elsewhere.js';
import type { Log } from '../../bot/model/ports.js';
import type { LanguageModel } from '../../knowledge/model/language-model.js';
import type { AnswerWriter, Reranker } from '../../knowledge/model/ports.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import { askCall } from '../../knowledge/language-model/search-queries-prompt.js';
import type { ReadingPorts } from '../../knowledge/language-model/read-guidance.js';
import { createRememberedAnswers } from '../../knowledge/language-model/remember-answers.js';
import type { Settings } from './settings/environment-settings.js';
import { serviceAddress, answerService } from './settings/model-services.js';
import { recordedModel, recordedWriter } from '../../bot/audit/record-sent-text.js';
import type { ModelMeasures } from '../metrics/measure-models.js';
import { createAnswerWriter } from '../models/openai/answer-writer.js';
import { createCircuitBreaker } from '../models/openai/circuit-breaker.js';
import { loadChatLibrary } from '../models/openai/chat-client.js';
import { countTokens } from '../models/openai/count-tokens.js';
import { createLanguageModel } from '../models/openai/language-model.js';
import { capabilitiesOf } from '../models/openai/model-capabilities.js';
import { checksWording } from '../cli/wording/checks-wording.js';
import { createPassageReader } from '../models/passage-reader/passage-reader.js';

const said = checksWording.models;

interface ReadingOptions {
  answering: boolean;
  patient: boolean;
  measures?: ModelMeasures;
  sent: Pick<SentLineRecords, 'add'>;
}

/**
 * Without ANSWER_MODEL, no chat model receives a question. `patient` keeps calling the model, however many
 * calls have failed. Use it for files of questions, where no one is waiting and every question counts.
 */
export async function connectReading(
  settings: Settings,
  log: Log,
  { answering, patient, measures, sent }: ReadingOptions,
): Promise<ReadingPorts | undefined> {
  const { ANSWER_MODEL: model, ANSWER_MODEL_DEADLINE_MS: deadlineMs } = settings;
  if (model === undefined) return undefined;
  if (answering) await loadChatLibrary();
  const capabilities = { current: capabilitiesOf(model, settings.ANSWER_MODEL_OUTPUT) };
  const onHeaders = measures?.headers;
  const config = { service: answerService(settings), model, capabilities, timeoutMs: deadlineMs, onHeaders };
  const recording = { records: sent, address: serviceAddress(config.service), countTokens };
  const { asking, writer } = measured(settings, measures, {
    asking: recordedModel(createLanguageModel(config), recording),
    ...(settings.ANSWER_SENTENCES === 'on' && {
      writer: recordedWriter(createAnswerWriter(config), recording),
    }),
  });
  const breaker = createCircuitBreaker({
    onChange: (state) =>
      log.warn(
        {},
        state === 'resting'
          ? 'The answer model keeps failing, so calls to it are paused for now.'
          : 'Calls to the answer model have resumed.',
      ),
  });
  return {
    model: patient ? asking : breaker.model(asking),
    ...(writer && { writer: patient ? writer : breaker.writer(writer) }),
    deadlineMs,
    remembered: createRememberedAnswers(),
    onRead: (report) => logReading(log, report),
  };
}

/** For `ctac doctor`: asks the model as the service does. Throws `ModelFailure` or `ConfigurationFailure`. */
export async function tryLanguageModel(settings: Settings, question: RedactedText): Promise<string> {
  const { ANSWER_MODEL: model, ANSWER_MODEL_DEADLINE_MS: timeoutMs } = settings;
  if (model === undefined) return said.languageModelOff;
  await loadChatLibrary();
  const capabilities = { current: capabilitiesOf(model, settings.ANSWER_MODEL_OUTPUT) };
  const asked = createLanguageModel({ service: answerService(settings), model, capabilities, timeoutMs });
  const start = performance.now();
  await asked.complete(askCall({ text: question, context: [] }, []), AbortSignal.timeout(timeoutMs));
  return said.answered(model, Math.round(performance.now() - start));
}

interface AnswerModels {
  asking: LanguageModel;
  writer?: AnswerWriter;
}

function measured(
  { ANSWER_MODEL: model = '', ANSWER_MODEL_SERVICE: service }: Settings,
  measures: ModelMeasures | undefined,
  { asking, writer }: AnswerModels,
): AnswerModels {
  if (!measures) return { asking, writer };
  const provider = service === 'openai' ? 'openai' : 'azure.ai.openai';
  const named = { gen_ai_provider_name: provider, gen_ai_request_model: model } as const;
  return { asking: measures.model(asking, named), writer: writer && measures.writer(writer, named) };
}

const PATIENT_MS = 60_000;

/** The passage reader is only used with the local embedder, which it was fitted to. */
export function connectReranker(
  { EMBEDDER, PASSAGE_READER }: Settings,
  log: Log,
  { answering, patient }: Pick<ReadingOptions, 'answering' | 'patient'>,
): Reranker | undefined {
  if (EMBEDDER !== 'minilm' || PASSAGE_READER === 'off') return undefined;
  const warn = (line: string) => log.warn({}, line);
  const reader = createPassageReader({ log: warn, ...(patient && { deadlineMs: PATIENT_MS }) });
  // Until the reader runs, questions are answered without it, so the service can start even if the reader fails.
  let isClosed = false;
  if (answering)
    reader.start().catch((error: unknown) => {
      // It is not a fault if a command ends while the reader is still starting.
      if (!isClosed) warn(describeFailure(error));
    });
  return {
    id: reader.id,
    score: reader.score,
    close() {
      isClosed = true;
      return reader.close();
    },
  };
}
