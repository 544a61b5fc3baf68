import { describe, expect, it } from '@jest/globals';
import { ana, ben, deskStage, person } from './desk-stage';

describe.each(['hold', 'resume', 'transfer', 'return', 'complete'] as const)('to %s a request', (verb) => {
  it('is for who serves it at that moment, for supervisors of its queue, and for administrators', async () => {
    const { says, does, desk, hires } = await deskStage();
    const elsewhere = await hires('elsewhere', { roles: ['supervisor'], queues: ['complaints'] });
    const ida = await hires('ida', { roles: ['supervisor'], queues: ['general'] });
    const admin = await hires('admin', { roles: ['admin'], queues: [] });
    await says(person);
    await does((id) => desk.accept(ana, id));
    const commands = {
      hold: (who: typeof ana) => does((id) => desk.hold(who, id)),
      resume: (who: typeof ana) => does((id) => desk.resume(who, id)),
      transfer: (who: typeof ana) => does((id) => desk.transfer(who, id, { to: { queue: 'complaints' }, warm: true, note: '' })),
      return: (who: typeof ana) => does((id) => desk.return(who, id, { outcome: 'resolved', note: '' })),
      complete: (who: typeof ana) => does((id) => desk.complete(who, id, { outcome: 'resolved' })),
    };
    for (const who of [ben, elsewhere]) {
      expect(await commands[verb](who)).toEqual({ kind: 'refused', why: 'not_yours', by: { id: 'ana', name: 'ana' } });
    }
    // What it means in this state is another question: they are let in.
    for (const who of [ida, admin]) expect(await commands[verb](who)).not.toMatchObject({ why: 'not_yours' });
  });
});
