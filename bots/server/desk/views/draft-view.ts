import type { z } from 'zod';
import { replyDrafts } from '../../../conversation/records';
import type { draft } from '../wire';
import type { Glance } from './glance';

/** What somebody has begun to write to the customer. */
export const draftView = async (glance: Glance, conversation: string): Promise<z.infer<typeof draft> | null> => {
  const found = await glance.get(replyDrafts, conversation);
  return found && found.text !== '' ? { text: found.text, by: await glance.person(found.by), at: found.at } : null;
};
