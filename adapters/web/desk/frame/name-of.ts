import type { Person } from '../../../../bot/model/people/person.js';
import { markup, type Html } from '../../design/markup.js';
import { frameWording } from '../wording/frame-wording.js';

/**
 * `place` says where the name is in its sentence, because an unknown name becomes “Someone” at the start and
 * “someone” elsewhere.
 */
export function nameOf({ name }: Pick<Person, 'name'>, place: keyof typeof frameWording.someone): Html {
  return markup`<bdi>${name ?? frameWording.someone[place]}</bdi>`;
}
