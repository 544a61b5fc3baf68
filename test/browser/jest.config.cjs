const { jest: base } = require('../../package.json');

// The journeys in a real browser: `npm run test:browser`. They need Chromium and a build, so they are not part of `npm test`.
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testMatch: ['**/*.journey.ts'],
  globalSetup: '<rootDir>/test/browser/need-chromium.ts',
  maxWorkers: 1,
  testTimeout: 60_000,
};
