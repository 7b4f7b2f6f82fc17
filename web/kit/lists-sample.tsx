import {
  Avatar,
  Button,
  ChannelIcon,
  type Column,
  DataTable,
  EmotionMark,
  EmptyState,
  FilterBar,
  LineDrawing,
  type LineMotif,
  ListRow,
  SearchInput,
  SkeletonRows,
  toast,
  useUrlFilters,
} from '../ui/index.ts';
import styles from './sample.module.css';

interface Person {
  id: string;
  name: string;
  orders: number;
  value: number;
  sentiment: number;
}

const NAMES = [
  'Maria Oliveira',
  'Ștefan Țurcanu',
  'Ana-Lucía Gómez',
  'João Batista',
  'Ioana Pop',
  'Ruth Hall',
];
const PEOPLE: Person[] = Array.from({ length: 20_000 }, (_, index) => ({
  id: String(index),
  name: `${NAMES[index % NAMES.length]} ${index + 1}`,
  orders: (index * 7) % 23,
  value: (index * 7919) % 100_000,
  sentiment: ((index * 37) % 21) / 10 - 1,
}));

const COLUMNS: Column<Person>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => row.name,
    value: (row) => row.name,
    width: 200,
    grow: 2,
    fixed: true,
  },
  { id: 'mood', header: 'Last felt', cell: (row) => <EmotionMark sentiment={row.sentiment} />, width: 150 },
  {
    id: 'orders',
    header: 'Orders',
    cell: (row) => row.orders,
    value: (row) => row.orders,
    align: 'end',
    width: 100,
  },
  {
    id: 'value',
    header: 'Value',
    cell: (row) => (row.value / 100).toFixed(2),
    value: (row) => row.value,
    align: 'end',
  },
  { id: 'id', header: 'Number', cell: (row) => row.id, hidden: true },
];

const MOTIFS: LineMotif[] = ['journey', 'person', 'file', 'connect', 'search', 'merge', 'catalogue', 'lost'];

export function ListsSample() {
  const url = useUrlFilters();
  return (
    <div className={styles.stack}>
      <FilterBar
        search={
          <SearchInput
            value={url.one('search') ?? ''}
            onChange={(search) => url.set({ search })}
            placeholder="Name, e-mail, phone or order"
          />
        }
        filters={[
          {
            name: 'stage',
            label: 'Stage',
            multiple: true,
            options: ['Purchase', 'Delivery', 'Support'].map((label) => ({
              value: label.toLowerCase(),
              label,
            })),
          },
          { name: 'channel', label: 'Channel', options: [{ value: 'web', label: 'Web' }] },
        ]}
        end="20,000 customers"
      />
      <DataTable
        label="Customers"
        columns={COLUMNS}
        rows={PEOPLE}
        rowId={(row) => row.id}
        onOpen={(row) => toast({ title: row.name })}
        storageKey="kit"
        narrow={(row) => (
          <div className={styles.twoLines}>
            <strong>{row.name}</strong>
            <EmotionMark sentiment={row.sentiment} />
          </div>
        )}
      />
      <div>
        <ListRow
          leading={<Avatar name="Maria Oliveira" />}
          facts={
            <>
              <strong>Maria Oliveira</strong>
              <ChannelIcon channel="email" />
              <EmotionMark sentiment={-0.8} label="2 of 5" />
            </>
          }
          voice="The table arrived scratched, and nobody answered my e-mail for three weeks."
          trailing="2 days ago"
        />
        <ListRow
          selected
          leading={<Avatar name="Ioana Pop" />}
          facts={<strong>Ioana Pop</strong>}
          note="Read three pages about sofas"
          trailing="yesterday"
        />
      </div>
      <SkeletonRows rows={2} />
      <div className={styles.line}>
        {MOTIFS.map((motif) => (
          <LineDrawing key={motif} motif={motif} />
        ))}
      </div>
      <EmptyState title="No imports yet" drawing="file" action={<Button look="primary">Import data</Button>}>
        Drop the files of your shop as they are; columns are recognised and shown before anything is written.
      </EmptyState>
    </div>
  );
}
