import { useEffect, useState } from 'react';
import type { Template } from './desk/template';
import { useDesk } from './use-desk';

/** What can be sent in this conversation when its window is closed; null until it is read. */
export const useTemplates = (conversationId: string): readonly Template[] | null => {
  const { api } = useDesk();
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  useEffect(() => {
    api.templates(conversationId).then(setTemplates, () => setTemplates([]));
  }, [api, conversationId]);
  return templates;
};
