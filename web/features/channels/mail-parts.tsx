import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Badge, Button } from '../../ui/index.ts';
import styles from './channels.module.css';
import { MailDetails } from './mail-details.tsx';
import { MailFrame } from './mail-frame.tsx';
import { MailPeople } from './mail-people.tsx';
import type { Mail } from './queries.ts';

const NOTES = ['cut', 'tnef', 'partial', 'unreadable', 'many-files', 'no-html'] as const;
type Note = (typeof NOTES)[number];
const isNote = (note: string): note is Note => NOTES.includes(note as Note);

/** What a mail is beside its words: who else got it, what it answers to, how it was made. */
export function MailParts({ mail }: { mail: Mail }) {
  const { t } = useTranslation('channels');
  const [isShown, setShown] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const people = [...mail.to, ...mail.cc, ...mail.bcc];
  const notes = mail.notes.filter(isNote);
  return (
    <div className={styles.parts}>
      {mail.kind === 'automatic' && <Badge>{t('mail.automatic')}</Badge>}
      {mail.kind === 'acknowledgement' && <Badge>{t('mail.acknowledgement')}</Badge>}
      {mail.kind === 'forward' && mail.direction === 'out' && <Badge>{t('mail.forward')}</Badge>}
      {!isOpen && (people.length > 1 || mail.kind === 'forward') && <MailPeople mail={mail} />}
      {mail.events.map((event) => (
        <Event key={`${event.summary} ${event.start}`} event={event} />
      ))}
      {notes.map((note) => (
        <p key={note} className={styles.people}>
          {t(`mail.notes.${note}`)}
        </p>
      ))}
      <div className={styles.deeds}>
        {mail.quoted && (
          <Button size="s" look="quiet" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
            {isUnfolded ? t('mail.fold') : t('mail.unfold')}
          </Button>
        )}
        {mail.hasHtml && (
          <Button size="s" look="quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? t('mail.asText') : t('mail.asMade')}
          </Button>
        )}
        <Button size="s" look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('mail.noDetails') : t('mail.details')}
        </Button>
      </div>
      {isOpen && <MailDetails mail={mail} />}
      {isUnfolded && <div className={styles.quoted}>{mail.quoted}</div>}
      {isShown && <MailFrame mail={mail} />}
    </div>
  );
}

function Event({ event: { summary, start, location, method } }: { event: Mail['events'][number] }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const isDay = start?.length === 10;
  const when = start && (isDay ? format.date(`${start}T12:00:00Z`) : format.dateTime(start));
  const kind = method === 'request' || method === 'cancel' || method === 'reply' ? method : 'publish';
  return (
    <p className={styles.event}>
      <CalendarDays size={15} aria-hidden />
      <span>
        {[t(`event.${kind}`, { summary: summary || t('event.unnamed') }), when, location]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  );
}
