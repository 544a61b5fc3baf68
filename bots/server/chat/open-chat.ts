import { join } from 'node:path';
import type { Router } from 'express';
import { packageFolder } from '../../definition/define-bot';
import { window } from '../window';
import { type ChatNeeds, chatRoutes } from './chat-routes';

/** The HTTP side of the web chat: its page and what the page calls. */
export interface Chat {
  /** By the path that each is below. */
  readonly parts: ReadonlyMap<string, Router>;
  /** Whether there is a page to open. */
  readonly built: () => boolean;
  /** Ends the pages' streams, so that the server can be stopped; they come back to the next one. */
  readonly close: () => void;
}

/** @param directory where the page's build is. */
export const openChat = (needs: ChatNeeds, directory = join(packageFolder(__dirname), 'dist', 'windows', 'chat')): Chat => {
  const { router, close } = chatRoutes(needs);
  const page = window('chat', directory);
  return {
    parts: new Map([
      ['/api/chat', router],
      ['/chat', page.router],
    ]),
    built: page.built,
    close,
  };
};
