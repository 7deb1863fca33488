// Tests that a sign of danger is only named if the message mentions it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameSigns } from '../../../../bot/safeguards/naming/name-signs.js';

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

  it('are named for at least two in five messages about danger', () => {
    const file = new URL('../urgency/urgent.jsonl', import.meta.url);
    const texts = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text);
    const named = texts.filter((text) => nameSigns(text).length);
    expect(named.length / texts.length).toBeGreaterThan(0.4);
  });
});
