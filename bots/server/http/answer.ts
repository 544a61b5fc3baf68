import type { ServerResponse } from 'node:http';

/** Answers with an error of one place alone: a code for programs, a message and the cure for people. All others are in `errors.ts`: `refuse`. */
export const answer = (response: ServerResponse, status: number, error: string, message: string, cure: string): void => {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ error, message, cure }));
};
