// Builds the App Home: the person's nation and open requests, when advisers work, and example questions.
import type { types } from '@slack/bolt';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { adviserButton, otherLanguageButton } from '../../../bot/wording/buttons.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type { Button } from '../../../bot/model/messages/message.js';
import type { PersonHome } from '../../../bot/model/queries.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import { buttonBlocks } from './buttons.js';
import { shortened } from '../../../bot/model/messages/shortened.js';
import { escapeMrkdwn } from './plain-text.js';
import { mutedBlocks, richBlocks } from './render-parts.js';
import { bold, bullets, plain, section, telephone, WARNING_SIGN } from './rich-text-elements.js';

const EXAMPLES_SHOWN = 4;

export function homeView(home: PersonHome): types.HomeView {
  const say = wordsIn(home.language);
  const said = say.app.slack.home;
  const [before = '', after = ''] = said.emergency.split('{number}');
  let ids = 0;
  const buttons = (row: Button[]) => buttonBlocks(row, () => (ids += 1), say);
  const nation = [
    ...heading(said.nation),
    ...line(home.jurisdiction ? say.nationChosen(home.jurisdiction) : said.noNation),
    ...buttons(nationButtons(home, say)),
  ];
  const requests = [...heading(said.requests), ...requestBlocks(home, say, buttons)];
  return {
    type: 'home',
    blocks: [
      ...richBlocks([
        section(plain(said.about)),
        section(WARNING_SIGN, plain(' '), bold(before), telephone('999'), bold(after)),
      ]),
      ...(home.requests.length ? [...requests, ...nation] : [...nation, ...requests]),
      ...heading(said.examples),
      ...richBlocks([
        bullets(say.examples.slice(0, EXAMPLES_SHOWN).map((question) => section(plain(question)))),
      ]),
      ...mutedBlocks(said.details),
      ...(say.draft === undefined ? [] : mutedBlocks(say.draft)),
      ...buttons([otherLanguageButton(say)]),
    ],
  };
}

function requestBlocks(
  { requests, hours }: PersonHome,
  say: PractitionerWords,
  buttons: (row: Button[]) => types.KnownBlock[],
): types.KnownBlock[] {
  const said = say.app.slack.home;
  return [
    ...(requests.length ? [] : line(said.noRequests)),
    ...requests.flatMap(({ says, withdraw, asks }) => {
      const row = buttons([{ label: say.labels.withdraw, action: withdraw }]);
      return [...line(says), ...(asks === undefined ? row : row.map((block) => asking(block, asks, say)))];
    }),
    ...(hours === undefined ? [] : line(hours)),
    ...(requests.length ? [] : buttons([adviserButton(say)])),
  ];
}

/** Slack asks for confirmation in its own window, because our question would appear in the Messages tab. */
function asking(row: types.KnownBlock, question: string, { labels }: PractitionerWords): types.KnownBlock {
  if (row.type !== 'actions') return row;
  const text = (words: string) => ({ type: 'plain_text' as const, text: shortened(words, 300) });
  const confirm = {
    title: text(labels.withdraw),
    text: text(question),
    confirm: text(labels.withdrawSurely),
    deny: text(labels.withdrawNot),
    style: 'danger' as const,
  };
  return { ...row, elements: row.elements.map((element) => ({ ...element, confirm })) };
}

/** Highlights the chosen nation and also names it above the buttons, so that colour is not the only sign. */
function nationButtons({ jurisdiction: chosen }: PersonHome, say: PractitionerWords): Button[] {
  const words = guidanceWords(say.language);
  const nations = JURISDICTIONS.map((jurisdiction): Button => ({
    label: words.nations[jurisdiction],
    action: { do: 'set-nation', jurisdiction },
    ...(jurisdiction === chosen && { style: 'primary' }),
  }));
  if (!chosen) return nations;
  return [...nations, { label: say.app.slack.home.anyNation, action: { do: 'forget-nation' } }];
}

function heading(text: string): types.KnownBlock[] {
  return [{ type: 'header', text: { type: 'plain_text', text: escapeMrkdwn(text), emoji: false } }];
}

function line(text: string): types.KnownBlock[] {
  return richBlocks([section(plain(text))]);
}
