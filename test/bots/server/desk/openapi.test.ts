import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DeskServer, deskServer } from './desk-server';

let server: DeskServer;
beforeAll(async () => {
  server = await deskServer();
});
afterAll(() => server.stop());

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string; readonly responses: object; readonly security: object[] }>>>
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties: Readonly<Record<string, object>>; readonly required: string[] }>>;
  };
}
const description = () => server.stranger.expects<Description>(200, 'GET', '/api/openapi.json');

describe('the description of the API', () => {
  it('has each call of the desk and of the chat, under a name of its own', async () => {
    const { openapi, paths } = await description();
    expect(openapi).toBe('3.1.1');
    for (const { method, path, status } of server.routes) {
      expect(Object.keys(paths[path]?.[method]?.responses ?? {})).toContain(`${status}`);
    }
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/events', '/api/chat/sessions', '/api/chat/messages', '/api/chat/events']),
    );
    const names = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers to nothing that is not there', async () => {
    const whole = await description();
    const text = JSON.stringify(whole);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => !(name in whole.components.schemas))).toEqual([]);
    expect([text.includes('$defs'), text.includes('9007199254740991')]).toEqual([false, false]);
  });

  it('says what each thing is made of, and what unsafe calls need', async () => {
    const { components, paths } = await description();
    expect(Object.keys(components.schemas['Handoff']?.properties ?? {})).toEqual(
      expect.arrayContaining([
        'id',
        'conversationId',
        'state',
        'queue',
        'priority',
        'requestedAt',
        'waitingSince',
        'position',
        'assignee',
        'briefing',
      ]),
    );
    expect(components.schemas['Line']?.required).toEqual(['seq', 'at', 'author', 'kind', 'text']);
    expect(paths['/api/handoffs/{id}/accept']?.['post']?.security).toEqual([{ session: [], csrf: [] }]);
    expect(paths['/api/handoffs']?.['get']?.security).toEqual([{ session: [] }]);
    expect(paths['/api/chat/messages']?.['post']?.security).toEqual([{ visitor: [] }]);
    expect(paths['/api/openapi.json']?.['get']?.security).toEqual([]);
  });

  it('has what the chat refuses, and an address that cannot be read', async () => {
    const { paths } = await description();
    const told = (method: string, path: string): readonly string[] => Object.keys(paths[path]?.[method]?.responses ?? {});
    expect(told('post', '/api/chat/messages')).toEqual(expect.arrayContaining(['401', '422', '429']));
    expect(told('get', '/api/chat/events')).toContain('401');
    expect(told('post', '/api/chat/sessions')).not.toContain('401');
    const byId = Object.keys(paths).filter((path) => path.includes('{id}'));
    expect(byId.length).toBeGreaterThan(5);
    for (const path of byId)
      for (const method of Object.keys(paths[path] ?? {}))
        expect([path, told(method, path)]).toEqual([path, expect.arrayContaining(['400'])]);
  });

  it('says that a file comes as one part of a form, and goes as its bytes', async () => {
    const { paths } = await description();
    const told = paths as unknown as Record<string, Record<string, { requestBody?: object; responses: Record<string, object> }>>;
    for (const path of ['/api/chat/media', '/api/conversations/{id}/media']) {
      const call = told[path]?.['post'];
      expect(call?.requestBody).toMatchObject({
        content: { 'multipart/form-data': { schema: { properties: { file: { format: 'binary' } }, required: ['file'] } } },
      });
      expect(Object.keys(call?.responses ?? {})).toEqual(expect.arrayContaining(['201', '400', '413', '415', '422']));
    }
    for (const path of ['/api/chat/media/{id}', '/api/media/{id}']) {
      expect(told[path]?.['get']?.responses).toMatchObject({
        '200': { content: { '*/*': { schema: { format: 'binary' } } } },
        '404': {},
        '409': {},
        '410': {},
      });
    }
  });

  it('stands beside the texts of the window, which are for everybody, too', async () => {
    expect(await server.stranger.expects(200, 'GET', '/api/desk/texts?locale=de-AT')).toEqual({
      locale: 'de',
      locales: ['en', 'de'],
      texts: { title: 'console in de' },
      intents: { title: 'intents in de' },
    });
    expect(await server.stranger.expects(200, 'GET', '/api/desk/texts?locale=xx')).toMatchObject({ locale: 'en' });
  });
});
