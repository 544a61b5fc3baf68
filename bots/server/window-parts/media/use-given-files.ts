import { type ClipboardEvent, type DragEvent, useState } from 'react';

/** Files that are pasted or dropped into a part of the page, which takes on the `handlers`. `take`: null while none are taken. */
export const useGivenFiles = (take: ((files: readonly File[]) => void) | null) => {
  const [isDraggedOver, setIsDraggedOver] = useState(false);
  const dragged = (event: DragEvent): void => {
    if (take === null || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsDraggedOver(event.type === 'dragover');
    if (event.type === 'drop') take([...event.dataTransfer.files]);
  };
  const pasted = (event: ClipboardEvent): void => {
    const { types, files } = event.clipboardData;
    // What is copied from a document comes as a picture of itself, too: its words are meant.
    if (take === null || files.length === 0 || types.includes('text/plain')) return;
    event.preventDefault();
    take([...files]);
  };
  return { isDraggedOver, handlers: { onDragOver: dragged, onDragLeave: dragged, onDrop: dragged, onPaste: pasted } };
};
