import { meanings } from '../../../flows/engine/cases/flow-test';
import type { Meaning } from '../../conversation/meaning';

/** What a message was taken for, in the words of a test; the most telling one first. */
export const takenFor = (meaning: Meaning): readonly string[] => [...intentIn(meaning), ...wordsFor(meaning)];

const intentIn = (meaning: Meaning): readonly string[] => {
  const intent = meaning.kind === 'intent' ? meaning.intent : meaning.kind === 'person' ? meaning.need.intent : null;
  return intent === null ? [] : [intent];
};

const wordsFor = (meaning: Meaning): readonly (typeof meanings)[number][] => {
  switch (meaning.kind) {
    case 'event':
    case 'resumed':
      return meanings.filter((word) => word === meaning.event.type);
    case 'intent':
      return [];
    case 'person':
      return ['human'];
    case 'nothing':
      return ['nomatch'];
    case 'foreign':
      return ['foreign', 'nomatch'];
    case 'language':
    case 'unclear':
    case 'neither':
    case 'back':
    case 'stale':
    case 'early':
    case 'unreadable':
      return [meaning.kind];
    default:
      return meaning satisfies never;
  }
};
