// Tests that streets, and where someone is from, are not taken for the nation that a question is about.
import { expect, it } from 'vitest';
import {
  nationsAskedAbout,
  nationsNamed,
  nationsOfPlaces,
  nationsSpokenOf,
} from '../../../knowledge/question/find-nations.js';

it.each([
  'A Welsh-speaking girl needs an interpreter',
  'Scottish lad of 15, who refers him?',
  'a young Northern Irish woman was sold',
  'a 15 year old Welsh girl ran away',
])('"%s" says where someone is from, which does not replace the person’s own nation', (text) => {
  expect(nationsSpokenOf(text)).toHaveLength(1);
  expect(nationsAskedAbout(text)).toEqual([]);
});

it.each([
  ['Police raided the Cardiff house where the girl is. Who refers her?', 'wales'],
  ['She was found at their Belfast house. Who refers?', 'northern-ireland'],
  ['In Scotland close relatives want to take the child', 'scotland'],
  ['In Wales road traffic police found a boy', 'wales'],
  ['a girl in Cardiff street homeless', 'wales'],
  ['In Scotland close relatives say she was taken to London. Who refers?', 'scotland'],
  ['In Scotland road traffic police found a boy going to Leeds', 'scotland'],
  ['in scotland close relatives want to take the child', 'scotland'],
  ['she was found at their belfast house. who refers?', 'northern-ireland'],
  ['They were found in an empty Belfast house. Who refers?', 'northern-ireland'],
  ['She was moved to another Belfast house. Who refers?', 'northern-ireland'],
  ['A girl was seen begging on a very busy Glasgow street. Who refers?', 'scotland'],
  ['Do schools in Wales close?', 'wales'],
  ['Do Wales house children moved from Bristol?', 'wales'],
  ['He lives in England Lane, Belfast', 'northern-ireland'],
])('"%s" names a place that is not a street', (text, nation) => {
  expect(nationsNamed(text)).toEqual([nation]);
});

it.each([
  'A girl found in Scotland Road, Liverpool. Who refers?',
  'We found a boy in Wales Street. Who refers?',
  'A boy lives in Scotland Street, Sheffield. Must he agree?',
  'a girl lives in stirling road, leeds. who refers?',
  'girl lives in stirling road leeds',
  'a girl lives in cardiff close, leeds. who refers?',
  'a girl found outside stirling road, leeds',
  'Girl living at 4 cardiff house, bristol. Must she agree?',
  'a boy was seen at 12a belfast road by staff',
  'SHE LIVES IN SCOTLAND ROAD, LIVERPOOL. WHO REFERS?',
  'a boy found in cardiff road',
  'her home is on stirling road, leeds',
  'her address: stirling road, leeds',
  'a girl lives in stirling road\nWho refers?',
  'a girl lives in stirling road (leeds)',
])('"%s" names a street and no nation', (text) => {
  expect(nationsNamed(text)).toEqual([]);
  expect(nationsAskedAbout(text)).toEqual([]);
});

it('of a move from a street into a nation asks about that nation', () => {
  expect(nationsAskedAbout('moved from stirling road, leeds and placed in Wales')).toEqual(['wales']);
});

it.each([
  ['What does the Scottish child trafficking guidance say about consent?', 'scotland'],
  ['Scottish child victim guidance', 'scotland'],
  ['Scottish victim referral form', 'scotland'],
  ['In Scottish law child means under what age?', 'scotland'],
  ['Scottish Government victim strategy', 'scotland'],
  ['Welsh youth justice rules', 'wales'],
  ['Northern Irish victim referral process', 'northern-ireland'],
])('"%s" asks about a nation and not where a person is from', (text, nation) => {
  expect(nationsAskedAbout(text)).toEqual([nation]);
});

it('of a Scottish girl in Scotland still asks about Scotland', () => {
  expect(nationsAskedAbout('A Scottish girl lives in Glasgow. Who refers?')).toEqual(['scotland']);
  expect(nationsAskedAbout('Does Scottish guidance cover a girl of 15?')).toEqual(['scotland']);
  expect(nationsAskedAbout('a child in Wales Road, Cardiff')).toEqual(['wales']);
});

it.each([
  ['A Scottish boy in Leeds. Who refers?', 'scotland'],
  ['A Scottish child who is staying with her aunt in Leeds', 'scotland'],
  ['A Scottish boy found in Leeds is back home now. Who refers?', 'scotland'],
  ['A Welsh girl was living in Bristol but is back with her mum now. Who refers?', 'wales'],
  ['A Scottish child who was placed in Kent has come home', 'scotland'],
  ['A Welsh boy is running county lines for a Liverpool gang. Who refers him?', 'wales'],
  ['A Welsh boy is in a Liverpool gang', 'wales'],
  ['A Scottish girl is being groomed online by a man in Leeds', 'scotland'],
  ['A Scottish girl is in contact with a man in Leeds', 'scotland'],
  ['A Scottish boy was trafficked to London and is back home now. Who refers?', 'scotland'],
  ['A Scottish boy was in Leeds and is back home now', 'scotland'],
  ['A Northern Irish boy, 15, sold drugs for a Manchester gang', 'northern-ireland'],
])('"%s" may be about either nation', (text, nation) => {
  expect(nationsOfPlaces(text)).toEqual(['england', nation]);
});
