import { largestFile } from '../../media/limits';

const megabyte = 1_048_576;

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
  caption: { most: 1024, unit: 'UTF-16 units', source: 'Cloud API reference, Messages: caption of an image, a video, a document' },
  fileName: { most: 240, unit: 'UTF-16 units', source: 'Ours: Meta names none' },
  image: { most: 5 * megabyte, unit: 'bytes', source: 'Cloud API, Media: supported image types' },
  audio: { most: 16 * megabyte, unit: 'bytes', source: 'Cloud API, Media: supported audio types' },
  video: { most: 16 * megabyte, unit: 'bytes', source: 'Cloud API, Media: supported video types' },
  document: { most: largestFile, unit: 'bytes', source: 'Ours; Cloud API, Media: supported document types, up to 100 MB' },
} as const;
