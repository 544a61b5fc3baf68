import { largestFile } from '../../media/limits';

/**
 * What Messenger takes, at most. Texts are counted in UTF-16 units: Meta does not say whether it counts these or code
 * points, and what fits by this count fits by the other as well. Flows are checked against the same figures.
 */
export const limits = {
  text: { most: 2000, unit: 'UTF-16 units', source: 'Messenger Platform, Send API: message.text' },
  body: { most: 640, unit: 'UTF-16 units', source: 'Messenger Platform, Button template: text' },
  buttons: { most: 3, unit: 'items', source: 'Messenger Platform, Button template: buttons' },
  buttonTitle: { most: 20, unit: 'UTF-16 units', source: 'Messenger Platform, Postback button: title' },
  quickReplies: { most: 13, unit: 'items', source: 'Messenger Platform, Quick replies' },
  quickReplyTitle: { most: 20, unit: 'UTF-16 units', source: 'Messenger Platform, Quick replies: title' },
  payload: { most: 1000, unit: 'UTF-16 units', source: 'Messenger Platform, Postback button and quick replies: payload' },
  file: { most: largestFile, unit: 'bytes', source: 'Ours; Messenger Platform, Send API: attachments up to 25 MB' },
} as const;
