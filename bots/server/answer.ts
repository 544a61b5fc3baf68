import type { ServerResponse } from 'node:http';

/** Answers with an error: a code for programs, a message and the cure for people. Never a stack. */
export const answer = (response: ServerResponse, status: number, error: string, message: string, cure: string): void => {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ error, message, cure }));
};
