// The App Home: a person's nation, their open requests, when advisers work, and questions to start from.
import type { types } from '@slack/bolt';
import { EXAMPLE_QUESTIONS } from '../../../bot/copy/example-questions.js';
import { wording } from '../../../bot/copy/wording.js';
import type { Button } from '../../../bot/model/messages/message.js';
import type { PersonHome } from '../../../bot/model/ports.js';
import { JURISDICTIONS, jurisdictionName } from '../../../knowledge/model/source.js';
import { buttonBlocks } from './buttons.js';
import { escapeText } from './plain-text.js';
import { mutedBlocks, richBlocks } from './render-parts.js';
import { bold, bullets, plain, section, telephone, WARNING_SIGN } from './rich-text-elements.js';

const EXAMPLES_SHOWN = 4;

const WORDING = {
  about:
    'I answer questions about child trafficking and safeguarding with quotes from published guidance. Write to me under Messages.',
  emergency: ' if a child is in danger now. I am not an emergency service.',
  call: 'Call ',
  nation: 'Your nation',
  noNation: 'You have not chosen a nation. I will ask when the guidance is different.',
  anyNation: 'Ask me each time',
  requests: 'Your requests',
  noRequests: 'You have no open request.',
  noAdvisers: 'No advisers are connected to this service.',
  examples: 'Questions you can ask',
  details: 'Do not include names or other details that could identify a child.',
} as const;

export function homeView(home: PersonHome): types.HomeView {
  let ids = 0;
  const buttons = (row: Button[]) => buttonBlocks(row, () => (ids += 1));
  return {
    type: 'home',
    blocks: [
      ...richBlocks([
        section(plain(WORDING.about)),
        section(WARNING_SIGN, plain(' '), bold(WORDING.call), telephone('999'), bold(WORDING.emergency)),
      ]),
      ...heading(WORDING.nation),
      ...line(home.jurisdiction ? wording.nationChosen(home.jurisdiction) : WORDING.noNation),
      ...buttons(nationButtons(home)),
      ...heading(WORDING.requests),
      ...requestBlocks(home, buttons),
      ...heading(WORDING.examples),
      ...richBlocks([
        bullets(EXAMPLE_QUESTIONS.slice(0, EXAMPLES_SHOWN).map((question) => section(plain(question)))),
      ]),
      ...mutedBlocks(WORDING.details),
    ],
  };
}

function requestBlocks(
  { requests, hours, hasAdvisers }: PersonHome,
  buttons: (row: Button[]) => types.KnownBlock[],
): types.KnownBlock[] {
  if (!hasAdvisers) return line(WORDING.noAdvisers);
  const ask: Button = { label: wording.handoff.button, action: { do: 'talk-to-adviser' } };
  return [
    ...(requests.length ? [] : line(WORDING.noRequests)),
    ...requests.flatMap(({ id, says }) => [
      ...line(says),
      ...buttons([{ label: wording.labels.withdraw, action: { do: 'withdraw', escalation: id } }]),
    ]),
    ...(hours === undefined ? [] : line(hours)),
    ...(requests.length ? [] : buttons([ask])),
  ];
}

/** The chosen one stands out, and is named above: colour is not the only sign. */
function nationButtons({ jurisdiction: chosen }: PersonHome): Button[] {
  const nations = JURISDICTIONS.map((jurisdiction): Button => ({
    label: jurisdictionName(jurisdiction),
    action: { do: 'set-nation', jurisdiction },
    ...(jurisdiction === chosen && { style: 'primary' }),
  }));
  if (!chosen) return nations;
  return [...nations, { label: WORDING.anyNation, action: { do: 'forget-nation' } }];
}

function heading(text: string): types.KnownBlock[] {
  return [{ type: 'header', text: { type: 'plain_text', text: escapeText(text), emoji: false } }];
}

function line(text: string): types.KnownBlock[] {
  return richBlocks([section(plain(text))]);
}
