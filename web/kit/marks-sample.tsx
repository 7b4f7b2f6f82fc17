import { Handshake, Plus, Trash2 } from 'lucide-react';
import {
  Avatar,
  Away,
  Badge,
  Button,
  Callout,
  CHANNELS,
  ChannelIcon,
  Chip,
  CodeBlock,
  EmotionMark,
  IconButton,
  Keys,
  KeyValues,
  ProgressBar,
  StageMark,
  Stat,
  Tag,
  Time,
  Voice,
} from '../ui/index.ts';
import styles from './sample.module.css';

const STAGES = ['Awareness', 'Consideration', 'Purchase', 'Delivery', 'Use', 'Support', 'Loyalty', 'Leaving'];

export function MarksSample() {
  return (
    <div className={styles.stack}>
      <div className={styles.line}>
        <Button look="primary" icon={<Plus size={16} />}>
          New import
        </Button>
        <Button>Secondary</Button>
        <Button look="quiet">Quiet</Button>
        <Button look="danger" icon={<Trash2 size={16} />}>
          Delete
        </Button>
        <Button busy>Busy</Button>
        <Button disabled>Disabled</Button>
        <Button size="s">Small</Button>
        <IconButton label="Delete" icon={<Trash2 size={18} />} />
        <Keys keys="mod+k" />
        <Keys keys="g c" />
      </div>
      <div className={styles.line}>
        <Badge>Paused</Badge>
        <Badge kind="accent">Running</Badge>
        <Badge kind="warning">Waiting</Badge>
        <Badge kind="broken">Failed</Badge>
        <Tag>wholesale</Tag>
        <Tag onRemove={() => {}}>north</Tag>
        <Chip
          icon={<Handshake size={15} aria-hidden />}
          away={{ label: 'Promise nothing', onClick: () => {} }}
        >
          The refund, by Friday
        </Chip>
        <Away label="Take the file off" onClick={() => {}} />
        <Avatar name="Maria Oliveira" />
        <Avatar name="Ștefan Țurcanu" size="l" />
        <Avatar name={null} size="s" />
        <Time at={new Date(Date.now() - 3 * 3600_000)} />
      </div>
      <div className={styles.line}>
        {[-1, -0.4, 0, 0.4, 1].map((sentiment) => (
          <EmotionMark key={sentiment} sentiment={sentiment} />
        ))}
      </div>
      <div className={styles.line}>
        {STAGES.map((name, position) => (
          <StageMark key={name} name={name} position={position} of={STAGES.length} />
        ))}
      </div>
      <div className={styles.line}>
        {CHANNELS.map((channel) => (
          <ChannelIcon key={channel} channel={channel} />
        ))}
      </div>
      <div className={styles.figures}>
        <Stat
          label="Customer satisfaction"
          value="78 %"
          n={1284}
          interval="76–80 %"
          change={{ text: '+3.2', direction: 'up', good: true }}
        />
        <Stat
          label="Late parcels"
          value="9.4 %"
          n={8120}
          interval="8.8–10.1 %"
          change={{ text: '+1.1', direction: 'up', good: false }}
        />
        <Stat label="Customers" value="20,000" />
      </div>
      <KeyValues
        facts={[
          { label: 'E-mail', value: 'maria@example.com' },
          { label: 'Phone', value: null },
          { label: 'Owner', value: 'Helena Duarte' },
        ]}
      />
      <ProgressBar
        label="orders.csv"
        share={0.42}
        perSecond={18240}
        secondsLeft={75}
        facts="41,766 of 99,441 rows"
      />
      <ProgressBar label="Reading the file" share={null} />
      <Callout title="Two columns were not recognised">They are kept as properties of each order.</Callout>
      <Callout kind="warning" title="No event in the last hour">
        The snippet may have been removed from the site.
      </Callout>
      <Callout problem={new TypeError('fetch')} action={<Button size="s">Try again</Button>} />
      <Voice lang="pt">
        A mesa chegou riscada e ninguém respondeu meu e-mail. Esperei três semanas por uma resposta que não
        veio.
      </Voice>
      <CodeBlock
        label="Snippet"
        code={`<script src="https://jornada.example/a.js"\n  data-key="wk_3f9…"></script>`}
      />
    </div>
  );
}
