import type { DeskEvent } from '../desk/desk-event';
import type { Letter, Refusal } from '../desk/letter';
import type { Line } from '../desk/line';
import { Refused } from './refused';

/** One attempt to post a letter, and what became of it. Never throws. A repeat is harmless: the server knows a reply by its key. */
export const postLetter = async (letter: Letter, post: (letter: Letter) => Promise<Line>): Promise<DeskEvent> => {
  const { key } = letter;
  try {
    return { kind: 'posted', key, line: await post(letter) };
  } catch (error) {
    // A session that has run out is no refusal: after the next sign-in it goes out.
    if (!(error instanceof Refused) || error.mayPass || error.status === 401) return { kind: 'stumbled', key };
    return { kind: 'refused', key, refusal: refusals.find((known) => known === error.code) ?? 'refused' };
  }
};

const refusals: readonly Refusal[] = ['stale_control', 'not_yours', 'window_closed', 'media_not_taken'];
