/**
 * What WhatsApp takes, at most. Texts are counted in UTF-16 units: Meta does not say whether it counts these or code
 * points, and what fits by this count fits by the other as well. Flows are checked against the same figures.
 */
export const limits = {
  text: { most: 4096, unit: 'UTF-16 units', source: 'Cloud API reference, Messages: text.body' },
  body: { most: 1024, unit: 'UTF-16 units', source: 'Meta OpenAPI v23.0, InteractiveBody' },
  buttons: { most: 3, unit: 'items', source: 'Cloud API, Interactive reply buttons' },
  buttonTitle: { most: 20, unit: 'UTF-16 units', source: 'Cloud API, Interactive reply buttons' },
  rows: { most: 10, unit: 'items, over all sections', source: 'Cloud API, Interactive lists' },
  rowId: { most: 200, unit: 'UTF-16 units', source: 'Cloud API, Interactive lists' },
  rowTitle: { most: 24, unit: 'UTF-16 units', source: 'Cloud API, Interactive lists' },
  rowDescription: { most: 72, unit: 'UTF-16 units', source: 'Cloud API, Interactive lists' },
  menu: { most: 20, unit: 'UTF-16 units', source: 'Cloud API, Interactive lists: action.button' },
} as const;
