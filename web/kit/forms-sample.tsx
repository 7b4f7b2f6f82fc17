import { useState } from 'react';
import {
  Checkbox,
  Combobox,
  Field,
  FieldGroup,
  FileDrop,
  MultiCombobox,
  NumberInput,
  PasswordInput,
  RadioGroup,
  Select,
  Switch,
  TextArea,
  TextInput,
  toast,
} from '../ui/index.ts';
import styles from './sample.module.css';

const OPTIONS = ['Customers', 'Orders', 'Products', 'Responses'].map((label) => ({
  value: label.toLowerCase(),
  label,
}));
const ZONES = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));

export function FormsSample() {
  const [kind, setKind] = useState('orders');
  const [zone, setZone] = useState<string | null>('America/Sao_Paulo');
  const [several, setSeveral] = useState(['customers', 'orders']);
  const [number, setNumber] = useState<number | null>(1250.5);
  const [on, setOn] = useState(true);
  return (
    <div className={styles.stack}>
      <FieldGroup columns={2}>
        <Field label="Name" hint="As customers know it">
          <TextInput defaultValue="Casa Aurora" />
        </Field>
        <Field label="E-mail" error="Write an e-mail address, such as ana@example.com">
          <TextInput defaultValue="ana@" />
        </Field>
        <Field label="Password">
          <PasswordInput defaultValue="correct horse" />
        </Field>
        <Field label="Amount" optional>
          <NumberInput value={number} onChange={setNumber} />
        </Field>
        <Field label="Kind">
          <Select options={OPTIONS} value={kind} onChange={setKind} />
        </Field>
        <Field label="Time zone">
          <Combobox options={ZONES} value={zone} onChange={setZone} />
        </Field>
        <Field label="Several">
          <MultiCombobox options={OPTIONS} value={several} onChange={setSeveral} placeholder="Choose some" />
        </Field>
        <Field label="Disabled">
          <TextInput disabled defaultValue="Cannot be changed" />
        </Field>
      </FieldGroup>
      <Field label="Note" optional>
        <TextArea placeholder="What should the next person know?" />
      </Field>
      <Checkbox
        label="Only orders with a comment"
        hint="The others stay out of the list"
        checked={on}
        onChange={setOn}
      />
      <Checkbox label="Some of them" mixed checked={false} onChange={() => {}} />
      <Switch label="Accept events" checked={on} onChange={setOn} />
      <RadioGroup label="Kind of file" options={OPTIONS.slice(0, 3)} value={kind} onChange={setKind} />
      <FileDrop
        title="Drop your files here"
        hint="CSV, TSV, JSON or JSON lines, gzipped or not"
        multiple
        onFiles={(files) => toast({ title: `${files.length} files` })}
      />
    </div>
  );
}
