import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Callout, Panel, Switch } from '../../ui/index.ts';
import { choose, useChoices } from './choices.ts';
import styles from './notices.module.css';
import { askToNotify, canNotify, mayNotify, notify, sound } from './outside.ts';

/** How this browser tells of news while one looks elsewhere; nothing until it is chosen. */
export function NoticesPanel() {
  const { t } = useTranslation('notices');
  const { outside, words, sound: sounds } = useChoices();
  const [isRefused, refuse] = useState(outside && !mayNotify());

  async function chooseOutside(wanted: boolean) {
    const may = wanted && (await askToNotify());
    refuse(wanted && !may);
    choose({ outside: may });
  }

  function tryIt() {
    if (sounds) sound().catch(() => {});
    if (!outside) return;
    const said = words
      ? { title: t('wroteBy', { name: t('try.name') }), body: t('try.words') }
      : { title: 'Jornada', body: t('try.plain') };
    refuse(!notify({ ...said, about: 'try', open: () => {} }));
  }

  return (
    <Panel title={t('panel.title')} description={t('panel.about')}>
      <div className={styles.choices}>
        <Switch
          label={t('panel.outside')}
          hint={canNotify() ? t('panel.outsideHint') : t('panel.cannot')}
          checked={outside}
          disabled={!canNotify()}
          onChange={(wanted) => void chooseOutside(wanted)}
        />
        {isRefused && <Callout kind="warning" title={t('panel.refused')} />}
        {outside && (
          <Switch
            label={t('panel.words')}
            hint={t('panel.wordsHint')}
            checked={words}
            onChange={(wanted) => choose({ words: wanted })}
          />
        )}
        <Switch
          label={t('panel.sound')}
          hint={t('panel.soundHint')}
          checked={sounds}
          onChange={(wanted) => choose({ sound: wanted })}
        />
        <div>
          <Button icon={<BellRing size={16} />} disabled={!outside && !sounds} onClick={tryIt}>
            {t('try.do')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
