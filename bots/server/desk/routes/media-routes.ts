import type { ConversationId } from '../../../../flows/dialogue/ids';
import { maySeeConversation } from '../../../../handoff/desk/rights';
import type { DeskChannels } from '../../../desk/desk-channels';
import { keepFile } from '../../../media/keep-file';
import { mediaFiles } from '../../../media/media-file';
import type { Store } from '../../../storage/store';
import { giveFile } from '../../files/give-file';
import { uploaded } from '../../files/media-shape';
import { readFile } from '../../files/read-file';
import { uploadedView } from '../../files/uploaded-view';
import { type Glance, glance } from '../views/glance';
import type { Caller, Refusal, Route } from './route';
import { route } from './route';

/** The files that customers and agents send. */
export const mediaRoutes = ({ store, channels }: { readonly store: Store; readonly channels: DeskChannels }): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/conversations/{id}/media',
    about: 'Uploads a file for the customer, for who serves them; a message may then name it. The same file twice is one.',
    right: 'desk.serve',
    upload: true,
    status: 201,
    answer: uploaded,
    errors: ['not_found', 'not_yours'],
    handle: async ({ who, id, request }) => {
      // What counts is asked again when it is sent: this spares them an upload that would be in vain.
      const served = await servedBy(glance(store), who, id);
      if ('error' in served) {
        request.resume();
        return served;
      }
      const given = await readFile(request);
      if (given === 'hung_up') return 'streaming';
      if ('error' in given) return given;
      const takes = channels.get(served.channel)?.takes(given.mimeType, given.bytes.length) ?? false;
      return takes ? { body: uploadedView(await keepFile(store, served.id, given)) } : { error: 'media_not_taken' };
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
