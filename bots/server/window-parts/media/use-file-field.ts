import { type ComponentProps, useRef } from 'react';
import { takenFiles } from './taken-files';

/** A field for files that is not seen: the button beside it opens it. */
export const useFileField = (
  onChosen: (files: readonly File[]) => void,
  { multiple }: { readonly multiple: boolean },
): { readonly open: () => void; readonly field: ComponentProps<'input'> } => {
  const ref = useRef<HTMLInputElement>(null);
  return {
    open: () => ref.current?.click(),
    field: {
      ref,
      type: 'file',
      hidden: true,
      multiple,
      accept: takenFiles.accept,
      onChange: ({ currentTarget }) => {
        onChosen([...(currentTarget.files ?? [])]);
        // So that the same file can be chosen again.
        currentTarget.value = '';
      },
    },
  };
};
