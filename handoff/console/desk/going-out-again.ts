import type { Letter } from './letter';

/** A letter as it is after the page was loaded anew: what was on its way goes out again, for the server knows it by its key. */
export const goingOutAgain = (letter: Letter): Letter => (letter.state === 'sending' ? { ...letter, state: 'waiting' } : letter);
