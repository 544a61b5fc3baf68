// The layers of the house: which room may know of which. test/architecture runs it and proves that it has read the files.
const rooms = {
  flows: '^flows/',
  triage: '^nlp-models/',
  locales: '^locales/',
  handoff: '^handoff/',
  bots: '^bots/',
};
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-circular', 'Doors open one way.', {}, { circular: true }),
    forbid(
      'content-knows-none',
      'Flows, triage and texts know nothing of each other nor of what is above them.',
      { path: rooms.flows },
      { path: '^(nlp-models|locales|handoff|bots)/' },
    ),
    forbid('triage-knows-none', 'Triage knows no other room.', { path: rooms.triage }, { path: '^(flows|locales|handoff|bots)/' }),
    forbid('locales-know-none', 'Texts know no other room.', { path: rooms.locales }, { path: '^(flows|nlp-models|handoff|bots)/' }),
    forbid(
      'dialogue-imports-nothing',
      'The words of dialogue import nothing.',
      { path: '^flows/dialogue/' },
      { pathNot: '^flows/dialogue/' },
    ),
    forbid(
      'engine-runs-in-the-browser',
      'The engine has no Node built-ins and no I/O.',
      { path: '^flows/(engine|dialogue)/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'handoff-knows-words',
      'The desk knows the words of dialogue and what triage understood, nothing else.',
      { path: rooms.handoff, pathNot: '^handoff/console/texts/' },
      { path: '^(bots/(?!server/window-parts/)|locales|flows/(?!dialogue/|engine/pure-transition)|nlp-models/(?!triage/understanding))' },
    ),
    forbid(
      'only-windows-use-window-parts',
      'What pages share runs in a browser, and knows the words of dialogue alone.',
      { path: '^bots/server/window-parts/' },
      { path: '^(bots/(?!server/window-parts/)|flows/(?!dialogue/)|handoff|locales|nlp-models)' },
    ),
    forbid(
      'storage-is-alone',
      'Storage knows its port and JSON.',
      { path: '^bots/storage/' },
      { path: '^(bots/(?!storage/)|handoff|flows/(?!dialogue/json)|nlp-models|locales)' },
    ),
    forbid(
      'engines-are-strangers',
      'The embedded engine and the MongoDB engine do not know each other.',
      { path: '^bots/storage/(embedded|mongo)/' },
      { path: '^bots/storage/(embedded|mongo)/', pathNot: '^bots/storage/$1/' },
    ),
    forbid(
      'mongoose-in-one-place',
      'Only the MongoDB engine knows mongoose.',
      { pathNot: '^(bots/storage/mongo/|test/|bench/)' },
      { path: 'node_modules/mongo' },
    ),
    forbid(
      'sqlite-in-one-place',
      'Only one file chooses the SQLite driver.',
      { pathNot: '^bots/storage/embedded/driver' },
      { path: 'node_modules/@photostructure' },
    ),
    forbid(
      'media-knows-the-port',
      'Files know their words and the storage port.',
      { path: '^bots/media/' },
      { path: '^(bots/(?!media/|storage/store)|handoff|nlp-models|locales|flows/(?!dialogue/))' },
    ),
    forbid(
      'mailroom-knows-the-port',
      'The turn and the channels are given to the mailroom.',
      { path: '^bots/mailroom/' },
      {
        path: '^(bots/(conversation|desk|server|cli|testing|storage/(embedded|mongo)|card-bank)/|bots/channels/(?!channel)|handoff|nlp-models|locales|flows/(?!dialogue/))',
      },
    ),
    forbid(
      'conversation-knows-no-door',
      'A conversation knows the channel contract, no door, no store driver and no server.',
      { path: '^bots/conversation/' },
      { path: '^(bots/(channels/(?!channel)|server|cli|testing|card-bank|storage/(embedded|mongo))/?|node_modules/express)' },
    ),
    forbid(
      'conversation-knows-no-desk',
      'What agents do to conversations is known by the desk alone.',
      { path: '^bots/conversation/' },
      { path: '^bots/desk/' },
    ),
    forbid(
      'desk-knows-no-server',
      'The desk knows the channel contract, no door, no store driver and no server.',
      { path: '^bots/desk/' },
      { path: '^(bots/(channels/(?!channel)|server|cli|testing|card-bank|storage/(embedded|mongo))/?|node_modules/express)' },
    ),
    forbid(
      'chat-knows-no-desk',
      'The desk describes the calls of the chat with its own; the chat knows nothing of the desk.',
      { path: '^bots/server/chat/' },
      { path: '^bots/server/desk/' },
    ),
    forbid(
      'http-knows-no-page',
      'What every call needs, and what files need, knows neither the chat nor the desk.',
      { path: '^bots/server/(http|files)/' },
      { path: '^bots/server/(chat|desk)/' },
    ),
    forbid(
      'doors-are-strangers',
      'A door knows the channel contract, what Meta doors share, and itself.',
      { path: '^bots/channels/([^/]+)/', pathNot: '^bots/channels/webchat/widget/' },
      { path: '^bots/', pathNot: '^bots/(definition/around|channels/(channel|meta/|$1/)|media/limits|server/window-parts/)' },
    ),
    forbid(
      'botbuilder-at-the-seam',
      'The Bot Framework stays in one folder, so that its successor costs one folder of work.',
      { pathNot: '^(bots/channels/bot-framework|bench/)' },
      { path: 'node_modules/botbuilder' },
    ),
    forbid(
      'bot-framework-by-its-entry',
      "Only a bot that imports 'schalter/bot-framework' has to have botbuilder installed.",
      { pathNot: '^bots/channels/bot-framework' },
      { path: '^bots/channels/bot-framework' },
    ),
    forbid(
      'reference-bot-uses-what-you-can-use',
      'The reference bot imports the published entry only.',
      { path: '^bots/card-bank/' },
      { path: '^(bots|flows|handoff|locales|nlp-models)/', pathNot: '^bots/(card-bank/|index\\.ts$)' },
    ),
    forbid(
      'nobody-imports-tests',
      'The product does not know its tests.',
      { path: '^(bots|flows|handoff|locales|nlp-models)/' },
      { path: '^(test|bench)/' },
    ),
    forbid('found', 'Every import leads somewhere.', {}, { couldNotResolve: true, pathNot: '^node:sqlite$' }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // The parser knows no JSX; what a window's .tsx files import is checked by the test itself.
    exclude: { path: '^dist/|\\.tsx$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
