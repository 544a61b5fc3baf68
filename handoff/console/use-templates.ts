import type { Template } from './desk/template';
import { type Read, useRead } from './use-read';

/** What can be sent in this conversation when its window is closed. */
export const useTemplates = (conversationId: string): Read<Template> => useRead((api) => api.templates(conversationId), conversationId);
