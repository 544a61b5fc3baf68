import './attachment.css';
import { fileSize } from '../../../bots/server/window-parts/media/file-size';
import { FileView } from '../../../bots/server/window-parts/media/file-view';
import type { AttachedFile } from '../desk/attached-file';
import { useLanguage } from '../texts/language';
import type { Attaching } from '../use-attachment';
import { Icon } from './icon';

interface AttachmentProps {
  readonly file: AttachedFile | undefined;
  readonly attaching: Attaching;
}

/** The file that goes out with the reply, or why it does not. */
export const Attachment = ({ file, attaching: { upload, attach, drop } }: AttachmentProps) => {
  const { say, region } = useLanguage();
  const name = upload?.file.name ?? file?.fileName ?? (file && say(`file_${file.kind}`));
  return (
    <div className="attachment" role="status">
      {name !== undefined && (
        <>
          {upload === null && file && (file.kind === 'image' || file.kind === 'sticker') ? (
            <FileView key={file.id} file={file} />
          ) : (
            <Icon name={upload?.fault === undefined ? 'file' : 'alert'} />
          )}
          <p className={`attachment-name ${upload?.fault === undefined ? '' : 'attachment-fault'}`}>
            <span dir="auto">{name}</span> <span className="attachment-size">{fileSize(upload?.file.size ?? file?.size ?? 0, region)}</span>
            {upload && <span className="attachment-state">{say(upload.fault ? `attach_${upload.fault}` : 'attaching')}</span>}
          </p>
          {upload?.fault === 'unreachable' && (
            <button type="button" className="tool" onClick={() => attach(upload.file)}>
              {say('attach_again')}
            </button>
          )}
          <button type="button" className="tool" onClick={drop} aria-label={say('attach_remove', { name })}>
            {say('remove')}
          </button>
        </>
      )}
    </div>
  );
};
