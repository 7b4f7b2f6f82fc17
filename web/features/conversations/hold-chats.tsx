/** Whether answers in a chat wait ten seconds before they are sent, as mails do. Kept in the browser. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recalled, remember } from '../../remembered.ts';
import { Panel, Switch } from '../../ui/index.ts';

const KEY = 'jornada.hold-chats';

export const areChatsHeld = () => recalled(KEY) === 'yes';

export function HoldChatsPanel() {
  const { t } = useTranslation('conversations');
  const [areHeld, setHeld] = useState(areChatsHeld);
  function choose(wanted: boolean) {
    remember(KEY, wanted ? 'yes' : 'no');
    setHeld(wanted);
  }
  return (
    <Panel title={t('holdChats.title')} description={t('holdChats.about')}>
      <Switch label={t('holdChats.label')} hint={t('holdChats.hint')} checked={areHeld} onChange={choose} />
    </Panel>
  );
}
