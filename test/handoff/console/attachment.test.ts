import { describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../handoff/console/desk/desk';
import type { DeskEvent } from '../../../handoff/console/desk/desk-event';
import { reduce } from '../../../handoff/console/desk/reduce';
import { timeline } from '../../../handoff/console/desk/timeline';
import { aDesk, aLetter, aLine } from './desk-fixtures';

const plan = { id: 'f1', kind: 'image', fileName: 'plan.png', size: 3, state: 'kept' } as const;
const photo = { ...plan, id: 'f2', fileName: 'photo.png' };
const planHere = new File(['abc'], 'plan.png');
const photoHere = new File(['abc'], 'photo.png');
const uploading = (file: File, conversationId = 'c'): DeskEvent => ({ kind: 'uploading', conversationId, file });
const uploaded = (from: File, file: typeof plan | typeof photo, conversationId = 'c'): DeskEvent => ({
  kind: 'uploaded',
  conversationId,
  from,
  file,
});
const failed = (file: File): DeskEvent => ({ kind: 'upload_failed', conversationId: 'c', file, fault: 'unreachable' });
const detached: DeskEvent = { kind: 'detached', conversationId: 'c' };
const after = (...events: readonly DeskEvent[]): Desk => events.reduce(reduce, aDesk());
const withPlan = aLetter('k', { text: '', file: plan, sends: { media: { id: 'f1', caption: '' } } });
const kinds = (events: ReturnType<typeof timeline>) => events.map(({ kind }) => kind);

describe('the file of a reply', () => {
  it('stands with what is being written, whatever was typed while it was uploaded', () => {
    const typed: DeskEvent = { kind: 'typed', conversationId: 'c', draft: { frame: 'reply', reply: 'Here', note: 'n' } };
    const desk = after(uploading(planHere), typed, uploaded(planHere, plan));
    expect(desk.drafts.get('c')).toEqual({ frame: 'reply', reply: 'Here', note: 'n', file: plan });
    expect(desk.uploads.size).toBe(0);
    expect(reduce(desk, detached).drafts.get('c')).toEqual({ frame: 'reply', reply: 'Here', note: 'n' });
  });

  it('does not come back once it was removed, whether its upload ends well or not', () => {
    for (const end of [uploaded(planHere, plan), failed(planHere)]) {
      const desk = after(uploading(planHere), detached, end);
      expect(desk.drafts.get('c')?.file).toBeUndefined();
      expect(desk.uploads.size).toBe(0);
    }
  });

  it('is the one chosen last, however slow the one before is', () => {
    const slow = after(uploading(planHere), uploading(photoHere), uploaded(photoHere, photo), uploaded(planHere, plan));
    expect(slow.drafts.get('c')?.file).toEqual(photo);
    const early = after(uploading(planHere), uploading(photoHere), failed(planHere));
    expect(early.uploads.get('c')).toEqual({ file: photoHere });
    expect(reduce(early, uploaded(planHere, plan)).drafts.get('c')?.file).toBeUndefined();
  });

  it('is of one conversation: what is uploaded in another one takes nothing from it', () => {
    const both = after(uploading(planHere), uploading(photoHere, 'd'));
    expect([both.uploads.get('c'), both.uploads.get('d')]).toEqual([{ file: planHere }, { file: photoHere }]);
    const one = [failed(planHere), uploaded(photoHere, photo, 'd')].reduce(reduce, both);
    expect(one.uploads.get('c')).toEqual({ file: planHere, fault: 'unreachable' });
    expect(one.drafts.get('d')?.file).toEqual(photo);
    const again = [uploading(planHere), uploaded(planHere, plan)].reduce(reduce, one);
    expect(again.drafts.get('c')?.file).toEqual(plan);
  });

  it('comes back into the composer with its letter', () => {
    const refused = aDesk({ letters: [{ ...withPlan, state: 'failed', refusal: 'stale_control' }] });
    expect(reduce(refused, { kind: 'recalled', key: 'k' }).drafts.get('c')).toMatchObject({ frame: 'reply', reply: '', file: plan });
  });

  it('is on the screen once, when its line comes before the answer to its letter', () => {
    const letters = [{ ...withPlan, state: 'sending' as const }];
    const line = aLine(9, { author: 'agent', kind: 'media', text: '', media: plan });
    const other = aLine(9, { author: 'agent', kind: 'media', text: '', media: photo });
    expect(kinds(timeline([line], letters, () => 'today'))).toEqual(['day', 'line']);
    expect(kinds(timeline([other], letters, () => 'today'))).toEqual(['day', 'line', 'letter']);
  });
});
