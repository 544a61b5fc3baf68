import { z } from 'zod';
import { type Described, errorsOf } from '../http/described';
import { errors } from '../http/errors';
import * as wire from './wire';

type Schemas = Record<string, object>;

/** The shapes that have a name of their own in the description. */
const named = {
  Json: wire.json,
  Person: wire.person,
  Line: wire.line,
  Floor: wire.floor,
  Handoff: wire.handoff,
  Conversation: wire.conversation,
  Article: wire.article,
  Template: wire.template,
  Agent: wire.agent,
  Presence: wire.presence,
  Queue: wire.queue,
  Error: wire.problem,
} as const;

/** The routes as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), made from what the router itself is made of. */
export const openApi = (routes: readonly Described[], about: { readonly version: string; readonly cookie: string }): object => {
  const answers = schemasOf(routes, 'answer', 'output');
  const bodies = schemasOf(routes, 'body', 'input');
  const queries = schemasOf(routes, 'query', 'input');
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const name = nameOf(route);
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: {
        operationId: name,
        summary: route.about,
        security: securityOf(route),
        parameters: [...pathParameters(route), ...queryParameters(queries[name]), ...headerParameters(route)],
        ...bodyOf(route, bodies[name]),
        responses: { [route.status]: answered(route, answers[name]), ...failures(route) },
      },
    };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Schalter', version: about.version, description: 'Conversations, the requests for a person, and those who serve them.' },
    paths,
    components: {
      schemas: Object.fromEntries(Object.keys(named).map((name) => [name, answers[name] ?? {}])),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: about.cookie },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
        visitor: { type: 'http', scheme: 'bearer' },
      },
    },
  };
};

/** `postHandoffsIdAccept` */
const nameOf = ({ method, path }: Described): string =>
  method + [...path.replace(/^\/api/, '').matchAll(/[a-z]+/g)].map(([word]) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** One part of all routes as JSON Schema, by the route's name; shapes with a name of their own are referred to. */
const schemasOf = (routes: readonly Described[], part: 'answer' | 'body' | 'query', io: 'input' | 'output'): Schemas => {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(named)) registry.add(shape, { id });
  for (const route of routes) {
    const shape = route[part];
    if (shape && !registry.has(shape)) registry.add(shape, { id: nameOf(route) });
  }
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}`, override: withoutNoise(io) });
  const own = routes.flatMap((route): [string, object][] => {
    const shape = route[part];
    const id = shape && registry.get(shape)?.id;
    if (!id) return [];
    return [[nameOf(route), id in named ? { $ref: `#/components/schemas/${id}` } : plain(schemas[id])]];
  });
  return { ...Object.fromEntries(Object.keys(named).map((id) => [id, plain(schemas[id])])), ...Object.fromEntries(own) };
};

/** An answer may have more in it one day; and every number is one that JavaScript can count to. */
const withoutNoise =
  (io: 'input' | 'output') =>
  ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
    if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  };

/** Without what only a document of its own has. */
const plain = (schema: object = {}): object =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));

const bodyOf = ({ body, upload }: Described, schema: object | undefined): object => {
  const content = upload ? { 'multipart/form-data': { schema: oneFile } } : body && json(schema ?? {});
  return content === undefined ? {} : { requestBody: { required: true, content } };
};

const bytes = { type: 'string', format: 'binary' } as const;
const oneFile = { type: 'object', properties: { file: bytes }, required: ['file'], additionalProperties: false } as const;

const json = (schema: object) => ({ 'application/json': { schema } });

const securityOf = ({ right, method }: Described): readonly object[] => {
  if (right === 'anybody') return [];
  if (right === 'visitor') return [{ visitor: [] }];
  return [method === 'get' ? { session: [] } : { session: [], csrf: [] }];
};

const pathParameters = ({ path }: Described): readonly object[] =>
  path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : [];

const queryParameters = (schema: object | undefined): readonly object[] => {
  const { properties = {} } = (schema ?? {}) as { properties?: Readonly<Record<string, object>> };
  return Object.entries(properties).map(([name, shape]) => ({ name, in: 'query', required: false, schema: shape }));
};

const headerParameters = ({ headers = [] }: Described): readonly object[] =>
  headers.map(({ name, about }) => ({ name, in: 'header', description: about, schema: { type: 'string' } }));

const answered = ({ type, answer }: Described, schema: object | undefined): object => {
  if (type === 'text/event-stream') return { description: 'A stream.', content: { [type]: { schema: { type: 'string' } } } };
  if (type !== undefined) return { description: 'The bytes.', content: { [type]: { schema: bytes } } };
  return answer === null ? { description: 'Done.' } : { description: 'Done.', content: json(schema ?? {}) };
};

/** By status: one of them may stand for several errors. */
const failures = (route: Described): Readonly<Record<string, object>> => {
  const codes = [...new Set(errorsOf(route))];
  const told = (status: number): string =>
    codes
      .filter((code) => errors[code][0] === status)
      .map((code) => `${code}: ${errors[code][1]}`)
      .join(' ');
  return Object.fromEntries(
    codes.map((code) => [errors[code][0], { description: told(errors[code][0]), content: json({ $ref: '#/components/schemas/Error' }) }]),
  );
};
