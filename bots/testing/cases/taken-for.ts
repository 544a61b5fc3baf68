import type { Meaning } from '../../conversation/meaning';

/** What a message was taken for, the word for it first. */
export const takenFor = (meaning: Meaning): readonly string[] => {
  switch (meaning.kind) {
    case 'event':
    case 'resumed':
      return [meaning.event.type];
    case 'intent':
      return [meaning.intent];
    case 'person':
      return meaning.need.intent === null ? ['human'] : [meaning.need.intent, 'human'];
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
