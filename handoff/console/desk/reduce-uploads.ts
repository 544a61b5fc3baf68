import type { Desk } from './desk';
import type { DeskEvent } from './desk-event';
import { type Draft, emptyDraft } from './draft';
import type { Upload } from './upload';

type UploadEvent = Extract<DeskEvent, { kind: 'uploading' | 'uploaded' | 'upload_failed' | 'detached' }>;

/** The file of a reply, after this. An upload that ends is heard only while its file is the one that is wanted there. */
export const reduceUploads = (desk: Desk, event: UploadEvent): Pick<Desk, 'uploads' | 'drafts'> => {
  const { conversationId } = event;
  const { uploads, drafts } = desk;
  const isWanted = (file: File): boolean => uploads.get(conversationId)?.file === file;
  switch (event.kind) {
    case 'uploading':
      return { uploads: new Map(uploads).set(conversationId, { file: event.file }), drafts };
    case 'upload_failed': {
      const failed: Upload = { file: event.file, fault: event.fault };
      return { uploads: isWanted(event.file) ? new Map(uploads).set(conversationId, failed) : uploads, drafts };
    }
    case 'uploaded':
      if (!isWanted(event.from)) return { uploads, drafts };
      return {
        uploads: without(uploads, conversationId),
        drafts: new Map(drafts).set(conversationId, { ...draftOf(desk, event), file: event.file }),
      };
    case 'detached': {
      const { file: _, ...draft } = draftOf(desk, event);
      return { uploads: without(uploads, conversationId), drafts: new Map(drafts).set(conversationId, draft) };
    }
    default:
      return event satisfies never;
  }
};

const draftOf = ({ drafts }: Desk, { conversationId }: UploadEvent): Draft => drafts.get(conversationId) ?? emptyDraft;

const without = (uploads: Desk['uploads'], conversationId: string): Desk['uploads'] =>
  new Map([...uploads].filter(([id]) => id !== conversationId));
