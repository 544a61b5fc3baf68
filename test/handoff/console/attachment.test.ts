import { describe, expect, it } from '@jest/globals';
import type { DeskEvent } from '../../../handoff/console/desk/desk-event';
import { reduce } from '../../../handoff/console/desk/reduce';
import { timeline } from '../../../handoff/console/desk/timeline';
import { aDesk, aLetter, aLine } from './desk-fixtures';

const plan = { id: 'f1', kind: 'image', fileName: 'plan.png', size: 3, state: 'kept' } as const;
const attached: DeskEvent = { kind: 'attached', conversationId: 'c', file: plan };
const withPlan = aLetter('k', { text: '', file: plan, sends: { media: { id: 'f1', caption: '' } } });
const kinds = (events: ReturnType<typeof timeline>) => events.map(({ kind }) => kind);

describe('the file of a reply', () => {
  it('stands with what is being written, whatever was typed while it was uploaded', () => {
    const typed: DeskEvent = { kind: 'typed', conversationId: 'c', draft: { frame: 'reply', reply: 'Here', note: 'n' } };
    const desk = [typed, attached].reduce(reduce, aDesk());
    expect(desk.drafts.get('c')).toEqual({ frame: 'reply', reply: 'Here', note: 'n', file: plan });
    expect(reduce(desk, { kind: 'attached', conversationId: 'c', file: null }).drafts.get('c')).toEqual({
      frame: 'reply',
      reply: 'Here',
      note: 'n',
    });
  });

  it('comes back into the composer with its letter', () => {
    const failed = aDesk({ letters: [{ ...withPlan, state: 'failed', refusal: 'stale_control' }] });
    expect(reduce(failed, { kind: 'recalled', key: 'k' }).drafts.get('c')).toMatchObject({ frame: 'reply', reply: '', file: plan });
  });

  it('is on the screen once, when its line comes before the answer to its letter', () => {
    const letters = [{ ...withPlan, state: 'sending' as const }];
    const line = aLine(9, { author: 'agent', kind: 'media', text: '', media: plan });
    const other = aLine(9, { author: 'agent', kind: 'media', text: '', media: { ...plan, id: 'f2' } });
    expect(kinds(timeline([line], letters, () => 'today'))).toEqual(['day', 'line']);
    expect(kinds(timeline([other], letters, () => 'today'))).toEqual(['day', 'line', 'letter']);
  });
});
