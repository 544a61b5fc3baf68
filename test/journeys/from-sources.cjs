// Runs the product from its sources in a process of its own: `node --require <this file> bots/cli/main.ts start`.
require('../bots/storage/typescript.cjs');
const Module = require('node:module');
const { join } = require('node:path');

// The reference bot imports the package by its name, which otherwise means what was built last.
const entries = { schalter: join(__dirname, '../../bots/index.ts'), 'schalter/testing': join(__dirname, '../../bots/testing/index.ts') };
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => entries[request] ?? resolve(request, ...rest);
