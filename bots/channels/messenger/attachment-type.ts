/** What Messenger shows in the conversation itself; anything else goes out as a file to be opened. */
export const attachmentType = (mimeType: string): 'image' | 'audio' | 'video' | 'file' => {
  switch (mimeType) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/gif':
      return 'image';
    case 'audio/mpeg':
    case 'audio/mp4':
    case 'audio/aac':
      return 'audio';
    case 'video/mp4':
      return 'video';
    default:
      return 'file';
  }
};
