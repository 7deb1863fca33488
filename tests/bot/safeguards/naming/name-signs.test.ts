// Tests that a sign of danger is only named if the message mentions it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameSigns } from '../../../../bot/safeguards/naming/name-signs.js';

const OUTSIDE = [
  'He is outside the placement and shouting for her',
  'Two men are sat at the gate in a white van',
  'The boyfriend is downstairs in reception',
  'He followed me from the bus stop and is still behind me',
  'They have found out where she lives and are on their way here',
  'Someone is banging on the door of the refuge',
  'There are four men in the house with us',
  'Her uncle is parked by the school gate',
  "He's looking for her, she is hiding in our office",
  'The gang are coming for him now',
  'They are waiting for her to come out',
];

/** Most of these only name where it happened, or are about people who are trying to help. */
const NOT_OUTSIDE = [
  'He locked her in',
  'He locked her in the house',
  'He has locked a girl in my house',
  'They are keeping him in the house and he cannot leave',
  'Her boyfriend hit her in the house just now',
  'He left her locked outside in the snow',
  'A man raped her in the car park an hour ago',
  'He put a girl down at the door of the hotel',
  'We are looking for him, he is bleeding',
  'Police are on their way to the flat where he is holding her',
  'I am waiting for her to wake up, she has taken pills',
  'We followed her to the station and she says she wants to die',
  'She is hurt and they are waiting for him to call back',
  'We found out where she is being held, he will not let her leave',
];

describe('the signs of danger', () => {
  it.each([
    [
      'My uncle makes me work in his nail bar every night and takes my money. I want to leave but he has my passport',
      ['work', 'papers'],
    ],
    [
      'Two Albanian brothers, 15 and 17, were dropped off at a hotel at 10pm. A cousin is coming to collect them tomorrow.',
      ['leaving-soon'],
    ],
    ['she is being strangled, neighbour can see through the window', ['violence']],
    ['shes unconscious on the floor and not breathing', ['injury']],
    ['A girl of 14 did not come home last night', ['missing']],
    ['she has been taken to Chester by Will', ['missing']],
    ['YP is standing on the wrong side of the railings at the multi storey', ['suicide']],
    ["he's outside the placement with a knife and says he will kill her", ['weapon', 'violence']],
    ["they make me go with men and they won't let me out", ['confined', 'sexual']],
    ['mae hi mewn perygl nawr', ['in-welsh']],
    ['они забрали мой паспорт и сегодня везут меня к мужчинам', ['in-other-languages']],
  ])('are named in: %s', (text, signs) => {
    expect(nameSigns(text)).toEqual(signs);
  });

  it.each([
    'she said if she is not out by 7 it means they have moved her. its 7.20',
    'The trafficker is on the phone to her as we speak and she is packing',
    'The new girl is about 14. We are in the accident & emergency department',
    'hello can someone call back please',
    'He was beaten in Libya last year and is safe now',
  ])('are not guessed in: %s', (text) => {
    expect(nameSigns(text)).toEqual([]);
  });

  it.each(OUTSIDE)('say that someone is outside or close by in: %s', (text) => {
    expect(nameSigns(text)).toContain('outside');
  });

  it.each(NOT_OUTSIDE)('do not say that someone is outside or close by in: %s', (text) => {
    expect(nameSigns(text)).not.toContain('outside');
  });

  it('are named for at least two in five messages about danger', () => {
    const texts = readFileSync('tools/training/messages/first-batches/urgency/urgent.jsonl', 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text);
    const named = texts.filter((text) => nameSigns(text).length);
    expect(named.length / texts.length).toBeGreaterThan(0.4);
  });
});
