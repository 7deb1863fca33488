// Names that our sentences include, such as agencies and specialisms. In English they are used unchanged.
import { AGENCIES, type Agency } from '../../model/people/agency.js';
import { SPECIALISMS, specialismName, type Specialism } from '../../model/people/specialism.js';

const named = <Name extends string>(names: readonly Name[], nameOf: (name: Name) => string) =>
  Object.fromEntries(names.map((name) => [name, nameOf(name)])) as Record<Name, string>;

export const ENGLISH_NAMES = {
  agencies: named<Agency>(AGENCIES, (agency) => agency),
  specialisms: named<Specialism>(SPECIALISMS, specialismName),
  /** A contact's name and when to call it, in another language, if there is a translation. */
  contact: undefined as ((id: string) => { name: string; when: string } | undefined) | undefined,
  /** A placeholder such as “[name 1]”, as it is shown. */
  placeholder: (placeholder: string) => placeholder,
};
