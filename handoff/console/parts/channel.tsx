import { useLanguage } from '../texts/language';
import { Icon, type IconName } from './icon';

const icons: readonly IconName[] = ['whatsapp', 'messenger', 'instagram'];

/** The door that a customer came through: its sign, with its name for those who hear the page. */
export const Channel = ({ channel }: { readonly channel: string }) => {
  const { nameOf } = useLanguage();
  const name = nameOf('channel', channel);
  return (
    <span className="channel" title={name}>
      <Icon name={icons.find((icon) => icon === channel) ?? 'webchat'} />
      <span className="visually-hidden">{name}</span>
    </span>
  );
};
