import { z } from 'zod';
import { mediaKinds } from '../../../flows/dialogue/media-kind';

/** `mimeType`: by the bytes once it is kept, before that by what its sender says. `size`: bytes. `failure`: why it is gone. */
export const media = z.object({
  id: z.string(),
  kind: z.enum(mediaKinds),
  mimeType: z.string().optional(),
  fileName: z.string().optional(),
  state: z.enum(['coming', 'kept', 'gone']),
  size: z.number().int().optional(),
  failure: z.string().optional(),
});

export const uploaded = media.pick({ id: true, kind: true, fileName: true }).extend({ mimeType: z.string(), size: z.number().int() });

export type MediaOnWire = z.infer<typeof media>;
export type UploadedOnWire = z.infer<typeof uploaded>;
