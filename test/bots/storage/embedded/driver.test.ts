import { expect, it, jest } from '@jest/globals';

it('says what to do where no SQLite can be loaded', () => {
  const missing = () => {
    throw new Error('not here');
  };
  jest.doMock('@photostructure/sqlite', missing);
  jest.doMock('node:sqlite', missing, { virtual: true });
  jest.isolateModules(() => {
    const { openDatabase } =
      require('../../../../bots/storage/embedded/driver') as typeof import('../../../../bots/storage/embedded/driver');
    expect(() => openDatabase(':memory:')).toThrow('npm install @photostructure/sqlite');
  });
});
