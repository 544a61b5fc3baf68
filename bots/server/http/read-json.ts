import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { BodyTooLarge, readBody } from './read-body';
import { refuse } from './refuse';

/** Far more than the longest text with every character escaped, bytes. */
const largest = 65_536;

/** The body in this shape; undefined when it is not, and the request has been answered with what is wrong. `cure`: what is right, in words. */
export const readJson = async <Shape extends z.ZodType>(
  request: IncomingMessage,
  response: ServerResponse,
  shape: Shape,
  cure?: string,
): Promise<z.infer<Shape> | undefined> => {
  // A page of another origin can send this type only if we allow it, and we do not.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    request.resume();
    refuse(response, 'not_json');
    return undefined;
  }
  const body = await bodyOf(request, response);
  if (body === undefined) return undefined;
  const read = shape.safeParse(body.json);
  if (read.success) return read.data;
  refuse(response, 'bad_request', { message: read.error.issues.map(inWords).join('; '), ...(cure === undefined ? {} : { cure }) });
  return undefined;
};

const bodyOf = async (request: IncomingMessage, response: ServerResponse): Promise<{ readonly json: unknown } | undefined> => {
  try {
    return { json: JSON.parse((await readBody(request, largest)).toString('utf8')) };
  } catch (error) {
    if (error instanceof BodyTooLarge) refuse(response, error.code, { message: `A body has at most ${largest} bytes.` });
    else if (error instanceof SyntaxError) refuse(response, 'bad_request', { message: 'The body is no JSON.', cure: 'Send JSON.' });
    // Whoever hung up hears no answer.
    else request.destroy();
    return undefined;
  }
};

const inWords = (issue: z.core.$ZodIssue): string => {
  const where = issue.path.length === 0 ? 'The body' : `"${issue.path.join('.')}"`;
  if (issue.code === 'unrecognized_keys') return `${where} has what is not known here: ${issue.keys.join(', ')}`;
  return `${where}: ${issue.message}`;
};
