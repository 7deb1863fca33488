// Runs the embedding model in its own process, because a native crash in the runtime must not end
// conversations.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { answerParent } from '../../process/answer-parent.js';
import { oneAtATime } from '../../process/in-turn.js';
import { chooseEngine } from './choose-engine.js';
import { packVectors } from './pool-vectors.js';
import type { PackedVectors, StartRequest, ToEmbed } from './protocol.js';
import { MINILM } from './weights.js';

answerParent(async (start: StartRequest) => {
  const { engine, note } = await chooseEngine(start);
  const questions = new Set<Promise<unknown>>();
  const inTurn = oneAtATime();

  const embed = async ({ texts }: ToEmbed, pause?: () => Promise<void>) =>
    packVectors(await engine.embed(texts, pause), MINILM.dimension);

  /**
   * A pass cannot be interrupted, but questions that arrive during a pass are embedded before the next one.
   */
  async function letQuestionsPass(): Promise<void> {
    // Let the event loop continue, because new messages are only received then.
    await turnOfTheLoop();
    while (questions.size) await Promise.allSettled(questions);
  }

  function answer(request: ToEmbed): Promise<PackedVectors> {
    if (request.urgent) {
      const question = embed(request).finally(() => questions.delete(question));
      questions.add(question);
      return question;
    }
    return inTurn(() => embed(request, letQuestionsPass));
  }

  return { answer, about: { engine: engine.name, note } };
});
