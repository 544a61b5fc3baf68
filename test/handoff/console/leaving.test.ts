import { expect, it } from '@jest/globals';
import { ownWork } from '../../../handoff/console/desk/own-work';
import { aHandoff, ana, pedro } from './desk-fixtures';

it('what an agent who leaves would leave behind is what they serve and hold, and neither paperwork nor offers', () => {
  const handoffs = [
    aHandoff({ id: 'accepted', state: 'accepted', assignee: ana }),
    aHandoff({ id: 'active', state: 'active', assignee: ana }),
    aHandoff({ id: 'held', state: 'on_hold', assignee: ana }),
    aHandoff({ id: 'paperwork', state: 'wrap_up', assignee: ana }),
    aHandoff({ id: 'over', state: 'closed', assignee: ana }),
    aHandoff({ id: 'offered', state: 'offered', offer: { agent: ana, until: 9 } }),
    aHandoff({ id: 'theirs', state: 'active', assignee: pedro }),
  ];
  const own = ownWork({ me: ana, handoffs: new Map(handoffs.map((handoff) => [handoff.id, handoff])) });
  expect(own.map(({ id }) => id)).toEqual(['accepted', 'active', 'held']);
});
