import type { ConversationId } from '../../../../flows/dialogue/ids';
import { maySeeConversation } from '../../../../handoff/desk/rights';
import type { DeskChannels } from '../../../desk/desk-channels';
import { mediaFiles } from '../../../media/media-file';
import type { Store } from '../../../storage/store';
import { giveFile } from '../../files/give-file';
import { keepUpload, type UploadNeeds } from '../../files/keep-upload';
import { uploaded } from '../../files/media-shape';
import { uploadedView } from '../../files/uploaded-view';
import { type Glance, glance } from '../views/glance';
import type { Caller, Refusal, Route } from './route';
import { route } from './route';

/** The files that customers and agents send. */
export const mediaRoutes = ({
  store,
  channels,
  ...needs
}: Omit<UploadNeeds, 'store'> & { readonly store: Store; readonly channels: DeskChannels }): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/conversations/{id}/media',
    about: 'Uploads a file for the customer, for who serves them; a message may then name it. The same file twice is one.',
    right: 'desk.serve',
    upload: true,
    status: 201,
    answer: uploaded,
    errors: ['not_found', 'not_yours', 'too_many'],
    handle: async ({ who, id, request }) => {
      // What counts is asked again when it is sent: this spares them an upload that would be in vain.
      const served = await servedBy(glance(store), who, id);
      if ('error' in served) {
        request.resume();
        return served;
      }
      const takes = (mimeType: string, bytes: number): boolean => channels.get(served.channel)?.takes(mimeType, bytes) ?? false;
      const kept = await keepUpload({ store, ...needs }, request, { sender: who.agent.id, conversation: served.id, takes });
      if (kept === 'hung_up') return 'streaming';
      return 'error' in kept ? kept : { body: uploadedView(kept) };
    },
  }),
  route({
    method: 'get',
    path: '/api/media/{id}',
    about: 'The bytes of a file, for who may see its conversation.',
    right: 'desk.read',
    status: 200,
    answer: null,
    type: '*/*',
    errors: ['not_found', 'media_coming', 'media_gone'],
    handle: async ({ who, id, response }) => {
      const look = glance(store);
      const file = await look.get(mediaFiles, id);
      const found = file && (await look.together(file.conversation));
      // Not even that it is there is told to who may not see it.
      const given = await giveFile(response, store, found && maySeeConversation(who.agent, found.request ?? null) ? file : undefined);
      return given === 'given' ? 'streaming' : given;
    },
  }),
];

const servedBy = async (
  look: Glance,
  { agent }: Caller,
  id: string,
): Promise<{ readonly id: ConversationId; readonly channel: string } | Refusal> => {
  const found = await look.together(id);
  if (!found) return { error: 'not_found' };
  const { floor } = found.conversation;
  return floor.holder === 'agent' && floor.agent === agent.id ? found.conversation : { error: 'not_yours' };
};
