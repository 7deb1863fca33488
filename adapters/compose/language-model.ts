// Puts together what reads the guidance with a language model, as the settings say.
import { describeFailure } from '../../knowledge/model/errors.js';
import type { ReadingPorts } from '../../knowledge/reading/read-guidance.js';
import { createRememberedAnswers } from '../../knowledge/reading/remember-answers.js';
import type { ReadingReport } from '../../knowledge/reading/steps.js';
import type { Log } from '../../bot/model/ports.js';
import type { Settings } from './settings/config.js';
import { createAnswerWriter } from '../models/openai/answer-model.js';
import { createCircuitBreaker } from '../models/openai/circuit-breaker.js';
import { loadChatLibrary } from '../models/openai/chat-client.js';
import type { AnswerService } from '../models/openai/chat-client.js';
import { capabilitiesOf } from '../models/openai/model-capabilities.js';
import { createLanguageModel } from '../models/openai/language-model.js';

/**
 * Without ANSWER_MODEL no question leaves for a chat model. `patient`: every question is asked, however many calls
 * failed before it; for a file of questions, where no one is waiting and each counts.
 */
export async function connectReading(
  settings: Settings,
  log: Log,
  { answering, patient }: { answering: boolean; patient: boolean },
): Promise<ReadingPorts | undefined> {
  const { ANSWER_MODEL: model, ANSWER_MODEL_DEADLINE_MS: deadlineMs } = settings;
  if (model === undefined) return undefined;
  if (answering) await loadChatLibrary();
  const capabilities = { current: capabilitiesOf(model, settings.ANSWER_MODEL_OUTPUT) };
  const config = { service: answerService(settings), model, capabilities, timeoutMs: deadlineMs };
  const asking = createLanguageModel(config);
  const writer = settings.ANSWER_SENTENCES === 'on' ? createAnswerWriter(config) : undefined;
  const breaker = createCircuitBreaker({
    onChange: (state) =>
      log.warn({}, state === 'resting' ? 'The answer model rests.' : 'The answer model is called again.'),
  });
  return {
    model: patient ? asking : breaker.model(asking),
    ...(writer && { writer: patient ? writer : breaker.writer(writer) }),
    deadlineMs,
    remembered: createRememberedAnswers(
      [asking.id, settings.ANSWER_MODEL_OUTPUT, settings.ANSWER_SENTENCES].join(' '),
    ),
    onRead: (report) => logReport(log, report),
  };
}

/** Time, tokens and failures of each step: never a word of the question, the reply or the guidance. */
function logReport(log: Log, report: ReadingReport): void {
  const steps = Object.entries(report).map(([step, { failure, ms, ...rest }]) => [
    step,
    { ...rest, ms: Math.round(ms), ...(failure && { failure: describeFailure(failure) }) },
  ]);
  const details = Object.fromEntries(steps) as Record<string, object>;
  if (Object.values(report).some(({ why }) => why === 'late' || why === 'unavailable'))
    log.warn(details, 'The guidance was read in part.');
  else log.info(details, 'The guidance was read.');
}

function answerService(settings: Settings): AnswerService {
  if (settings.ANSWER_MODEL_SERVICE === 'azure-openai')
    return {
      kind: 'azure',
      apiKey: settings.AZURE_OPENAI_API_KEY ?? '',
      endpoint: settings.AZURE_OPENAI_ENDPOINT ?? '',
      deployment: settings.AZURE_OPENAI_API_DEPLOYMENT_NAME ?? '',
      apiVersion: settings.AZURE_OPENAI_API_VERSION,
    };
  return { kind: 'openai', apiKey: settings.OPENAI_API_KEY ?? 'none', baseUrl: settings.OPENAI_BASE_URL };
}
