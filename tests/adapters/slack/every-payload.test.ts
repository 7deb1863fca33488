// Every kind of payload sent to Slack, in every language, is within Slack's limits.
import type { PersonHome } from '../../../bot/model/queries.js';
import { describe, expect, test } from 'vitest';
import { nationModal, textForm } from '../../../adapters/slack/incoming/forms.js';
import { withOrdinaryButtons } from '../../../adapters/slack/rendering/buttons.js';
import { homeView } from '../../../adapters/slack/rendering/home-view.js';
import { renderBlocks } from '../../../adapters/slack/rendering/render.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { inputWanted } from '../../../bot/model/messages/action-input.js';
import { parseAction } from '../../../bot/model/messages/action.js';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import { callBreaches } from '../../fakes/fake-slack/call-limits.js';
import { EVERY_ACTION, withButtons } from '../../fakes/samples/sample-actions.js';
import * as ofTeams from '../teams/rendering/samples.js';
import { limitBreaches } from './rendering/block-limits.js';
import { samples } from './rendering/samples.js';

const { document: _, quote: __, ...others } = ofTeams;
const MESSAGES = { ...others, ...samples };

/** The longest value that a form can store about the place where it was opened. */
const MEMORY = JSON.stringify({
  channel: 'C0123456789',
  threadTs: '1760000000.000100',
  memory: 'm'.repeat(500),
});

describe.each(LANGUAGES)('in %s', (language) => {
  const say = wordsIn(language);
  const opened = (view: object) => callBreaches('views.open', { trigger_id: 't', view });

  test.each(EVERY_ACTION)('the button to $do, and the form that it opens', (action) => {
    const pages = renderBlocks(withButtons([action], language));
    for (const { blocks } of pages) {
      expect(limitBreaches(blocks)).toEqual([]);
      expect(limitBreaches(withOrdinaryButtons(blocks))).toEqual([]);
    }
    const [button] = pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])),
    );
    expect(parseAction((button as { value: string }).value)).toEqual(action);
    const wanted = inputWanted(action, say);
    if (wanted) expect(opened(textForm(wanted, MEMORY, say))).toEqual([]);
  });

  test('all buttons in one message', () => {
    const pages = renderBlocks(withButtons(EVERY_ACTION, language));
    expect(pages.flatMap(({ blocks }) => limitBreaches(blocks))).toEqual([]);
  });

  test.each(Object.entries(MESSAGES))(
    'the message %s, new and in place of an older one',
    (_name, message) => {
      for (const { blocks, text } of renderBlocks({ ...message, language })) {
        expect(text.trim()).not.toBe('');
        for (const method of ['chat.postMessage', 'chat.update'])
          expect(callBreaches(method, { channel: 'C', text, blocks })).toEqual([]);
        expect(limitBreaches(withOrdinaryButtons(blocks))).toEqual([]);
      }
    },
  );

  test('the form to choose a nation', () => {
    expect(opened(nationModal(MEMORY, say))).toEqual([]);
  });

  test.each([0, 1, 5])('the App Home with %i open requests', (count) => {
    const requests = Array.from({ length: count }, (_, n) => ({
      withdraw: { do: 'withdraw' as const, escalation: `escalation-${n}` },
      says: `Waiting for an adviser. ${'<!channel> & '.repeat(20)}`,
      asks: `Cancel it? ${'<!channel> & '.repeat(40)}`,
    }));
    const home = { language, requests, hours: 'Weekdays, 9am to 5pm' };
    for (const jurisdiction of [undefined, ...JURISDICTIONS]) {
      const view = homeView({ ...home, ...(jurisdiction && { jurisdiction }) });
      expect(callBreaches('views.publish', { user_id: 'U', view })).toEqual([]);
    }
  });

  test('the App Home shows what someone is waiting for before their nation', () => {
    const headings = (requests: PersonHome['requests']) =>
      homeView({ language, requests }).blocks.flatMap((block) =>
        block.type === 'header' && 'text' in block ? [(block.text as { text: string }).text] : [],
      );
    const { nation, requests, examples } = say.app.slack.home;
    expect(headings([])).toEqual([nation, requests, examples]);
    expect(headings([{ says: 'Waiting.', withdraw: { do: 'withdraw', escalation: 'e' } }])).toEqual([
      requests,
      nation,
      examples,
    ]);
  });

  test('a form opens with the cursor in its field', () => {
    const [wanted] = EVERY_ACTION.flatMap((action) => inputWanted(action, say) ?? []);
    for (const view of [nationModal(MEMORY, say), textForm(wanted!, MEMORY, say)])
      expect(view.blocks).toMatchObject([{ element: { focus_on_load: true } }]);
  });

  test('the suggested questions, and the lines shown while an answer is found', () => {
    const { prompts, promptsTitle, status, whileWaiting } = say.app.slack;
    const place = { channel_id: 'D', thread_ts: '1.1' };
    const asked = { ...place, prompts, title: promptsTitle };
    expect(callBreaches('assistant.threads.setSuggestedPrompts', asked)).toEqual([]);
    for (const [stage, line] of Object.entries(status)) {
      const loading = [say.page.progress[stage as keyof typeof status], ...whileWaiting];
      const set = { ...place, status: line, loading_messages: loading };
      expect(callBreaches('assistant.threads.setStatus', set)).toEqual([]);
    }
  });
});
