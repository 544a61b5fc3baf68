import './file-view.css';
import { useFileAccess } from './file-access';
import { fileSize } from './file-size';
import { Picture } from './picture';
import { Player } from './player';
import { SaveButton } from './save-button';
import type { ShownFile } from './shown-file';

interface FileViewProps {
  readonly file: ShownFile;
  /** Its bytes, where this page has them already. */
  readonly held?: Blob | undefined;
}

/** A file in a conversation: a picture at once, a sound or a video when it is asked for, anything else to be saved. */
export const FileView = ({ file, held }: FileViewProps) => {
  const { say, region } = useFileAccess();
  const { kind, state, fileName, size, failure } = file;
  const what = say(`file_${kind}`);
  if (state !== 'kept') {
    return (
      <div className="file-note">
        <p>{say(state === 'coming' ? 'file_coming' : 'file_gone', { what })}</p>
        {failure !== undefined && <p dir="auto">{failure}</p>}
      </div>
    );
  }
  const name = fileName ?? what;
  const label = size === undefined ? name : `${name} · ${fileSize(size, region)}`;
  switch (kind) {
    case 'image':
    case 'sticker':
      return <Picture file={file} name={name} label={label} held={held} />;
    case 'audio':
    case 'video':
      return <Player kind={kind} file={file} name={name} label={label} held={held} />;
    case 'document':
      return <SaveButton file={file} name={name} label={label} held={held} />;
    default:
      return kind satisfies never;
  }
};
