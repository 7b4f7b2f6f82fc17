import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Callout, TextLink, useNow } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useProviderTrouble } from './messaging/trouble.ts';
import { useTroubleWords } from './trouble-words.ts';
import { type AccountTrouble, useTroubles } from './troubles.ts';
import styles from './troubles-callout.module.css';

/** When a provider is away, all accounts there are: more say no more. */
const MOST = 2;

/** Where no mail comes in, or no answer goes out, and why: above the list of those who answer. */
export function TroublesCallout() {
  const { t } = useTranslation('channels');
  const { accounts, hide } = useTroubles();
  const mayChange = useMay()('workspace.manage');
  const sections = new Set(accounts.map((troubles) => sectionOf(troubles[0]!)));
  const more = accounts.length - MOST;
  // It is there before it says something, so that it is read out when it does.
  return (
    <div role="status" className={accounts.length ? styles.place : undefined}>
      {accounts.length > 0 && (
        <Callout kind="warning">
          <div className={styles.troubles}>
            {accounts.slice(0, MOST).map((troubles) => (
              <OfAccount key={troubles[0]!.account.id} troubles={troubles} saysAll={accounts.length === 1} />
            ))}
            {more > 0 && <p>{t('down.more', { count: more })}</p>}
            <p className={styles.deeds}>
              {!mayChange && t('down.tellOwner')}
              {mayChange &&
                [...sections].map((section) => (
                  <TextLink key={section} to="/settings/$section" params={{ section }}>
                    {t(`down.settings.${section}`)}
                  </TextLink>
                ))}
              <Button size="s" look="quiet" onClick={hide}>
                {t('down.hide')}
              </Button>
            </p>
          </div>
        </Callout>
      )}
    </div>
  );
}

const sectionOf = ({ account }: AccountTrouble) => (account.kind === 'email' ? 'channels' : 'messaging');

/** @param saysAll with the server's own words, for which there is no room beside others */
function OfAccount({ troubles, saysAll }: { troubles: AccountTrouble[]; saysAll: boolean }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const now = useNow();
  const why = useWhy();
  const { account, what, since } = troubles[0]!;
  const said = troubles.map((one) => ({ what: one.what, why: why(one, saysAll) }));
  const areSame = new Set(said.map((one) => one.why)).size === 1;
  const whys = areSame ? [said[0]!.why] : said.map((one) => t(`state.${one.what}`, { why: one.why }));
  return (
    <div>
      <p className={styles.title}>
        {t(`down.${troubles.length > 1 ? 'both' : what}`, { name: account.name })}
      </p>
      <p className={styles.why}>
        {[t('down.since', { when: format.relative(since, now) }), ...whys].join(' ')}
      </p>
    </div>
  );
}

function useWhy(): (trouble: AccountTrouble, isWhole: boolean) => string {
  const ofMail = useTroubleWords();
  const ofProvider = useProviderTrouble();
  return ({ account, kind, detail }, isWhole) =>
    (account.kind === 'email' ? ofMail : ofProvider)({ kind, detail: isWhole ? detail : '' });
}
