import type { Channel } from '../channel';
import { limits } from './limits';

/** Messenger takes files of any type. */
export const takes: Channel['takes'] = (_, size) => size <= limits.file.most;
