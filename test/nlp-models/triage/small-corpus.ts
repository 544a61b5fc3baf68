import type { Corpus } from '../../../nlp-models/triage/corpus';

/** A bot of four intents: enough to learn from, quick to train. */
export const smallCorpus: Corpus = {
  locale: 'en',
  intents: new Map([
    [
      'card.lost',
      [
        'i lost my card',
        'my card is lost',
        'cannot find my card',
        'my card is missing',
        'lost the card on the train',
        'have you found a lost card',
        'I think my card got lost',
        'my bank card is gone',
      ],
    ],
    [
      'opening.hours',
      [
        'when do you open',
        'are you open today',
        'what are your opening hours',
        'when do you close',
        'are you open on sunday',
        'opening times please',
        'until when are you open',
        'is the branch open now',
      ],
    ],
    [
      'speak_to_human',
      [
        'i want to talk to a person',
        'let me speak to an agent',
        'can I talk to someone',
        'a human please',
        'connect me with a person',
        'speak to a real person',
        'get me an agent',
        'I need to talk to a human',
      ],
    ],
    ['yes', ['yes', 'yes please', 'yes do that', 'yes that is right', 'yes I want that', 'oh yes']],
  ]),
  sensitive: new Set(['speak_to_human']),
  phrases: [
    { intent: 'speak_to_human', contains: ['talk to a … person', 'talk to somebody'], is: ['agent'] },
    { intent: 'card.lost', contains: ['lost my … card', 'Geldbörse verloren'], is: [] },
    { intent: 'yes', contains: [], is: ['ok', '👍'] },
  ],
  negations: ["don't", 'not', 'no need to'],
  unsupported: ['what is my balance', 'transfer some money', 'I want a loan', 'raise my limit', 'mortgage rates', 'buy bitcoin'],
  background: ['tell me a joke', 'what is the weather', 'I like pizza', 'who won the match', 'play music', 'my dog is ill', 'la la la'],
  commonWords: ['the', 'is', 'a', 'my', 'and', 'you', 'what', 'please'],
  cardWords: ['card', 'ending'],
};

export const smallGermanCorpus: Corpus = {
  ...smallCorpus,
  locale: 'de',
  intents: new Map([
    [
      'card.lost',
      [
        'ich habe meine karte verloren',
        'meine karte ist weg',
        'karte verloren',
        'ich finde die karte nicht',
        'die karte ist verschwunden',
        'meine bankkarte fehlt',
      ],
    ],
    [
      'opening.hours',
      [
        'wann habt ihr offen',
        'öffnungszeiten',
        'wann macht ihr auf',
        'seid ihr heute da',
        'bis wann ist geöffnet',
        'wann schließt die filiale',
      ],
    ],
    [
      'speak_to_human',
      [
        'ich will mit einem menschen sprechen',
        'bitte einen mitarbeiter',
        'kann ich mit jemandem reden',
        'verbinden sie mich',
        'einen berater bitte',
        'ich brauche einen menschen',
      ],
    ],
    ['yes', ['ja', 'ja bitte', 'ja genau', 'ja das stimmt', 'ja gerne', 'na ja ja']],
  ]),
  phrases: [],
  unsupported: ['wie ist mein kontostand', 'geld überweisen', 'ich will einen kredit', 'limit erhöhen'],
  background: ['erzähl einen witz', 'wie wird das wetter', 'ich mag pizza', 'wer hat gewonnen', 'spiel musik'],
  commonWords: ['der', 'die', 'das', 'ist', 'und', 'ich', 'meine', 'bitte', 'nicht'],
  cardWords: ['karte', 'endet'],
};
