import type { House } from '../../../../flows/engine/prove/situation';

/** Two actions that only look, and two that change something; and persons for whoever asks for one. */
export const house: House = {
  hasPersons: true,
  actions: [
    { name: 'customers.find', effect: 'read', needs: 'none', outcomes: ['registered', 'unknown'] },
    { name: 'cards.list', effect: 'read', needs: 'channel', outcomes: ['ok', 'none'] },
    { name: 'cards.block', effect: 'change', needs: 'channel', outcomes: ['ok', 'already_blocked'] },
    { name: 'cards.order_replacement', effect: 'change', needs: 'confirmed', outcomes: ['ok'] },
  ],
};
