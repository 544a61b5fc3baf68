import type { Choice } from '../../../flows/dialogue/reply';
import { distinct } from './distinct';

/** Whether each of the choices can be told from the others by its id, of at most `longest` UTF-16 units, and has a title. */
export const tappable = (choices: readonly Choice[], longest: number): boolean =>
  distinct(choices.map(({ id }) => id)) && choices.every(({ id, title }) => title !== '' && id !== '' && id.length <= longest);
