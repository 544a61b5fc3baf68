import type { Channel } from '../channel';
import { limits } from './limits';

export const takes: Channel['takes'] = (mimeType, size) => size <= (files.get(mimeType) ?? -1);

const { image, audio, video, document } = limits;

/** At most so many bytes, by type; what is not here, WhatsApp takes in no form (Cloud API, Media, Supported media types). */
const files: ReadonlyMap<string, number> = new Map([
  ['image/jpeg', image.most],
  ['image/png', image.most],
  ['audio/aac', audio.most],
  ['audio/amr', audio.most],
  ['audio/mpeg', audio.most],
  ['audio/mp4', audio.most],
  ['audio/ogg', audio.most],
  ['video/mp4', video.most],
  ['video/3gpp', video.most],
  ['application/pdf', document.most],
]);
