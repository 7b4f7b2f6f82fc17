import { useState } from 'react';
import {
  Button,
  ConfirmDialog,
  Dialog,
  Drawer,
  Field,
  KeyValues,
  Menu,
  MenuCheck,
  MenuItem,
  MenuSeparator,
  Popover,
  TextInput,
  toastProblem,
} from '../ui/index.ts';
import styles from './sample.module.css';

export function SurfacesSample() {
  const [open, setOpen] = useState<'dialog' | 'drawer' | 'confirm'>();
  const [checked, setChecked] = useState(true);
  const toggle = (name: typeof open) => (on: boolean) => setOpen(on ? name : undefined);
  return (
    <div className={styles.line}>
      <Button onClick={() => setOpen('dialog')}>Dialog</Button>
      <Button onClick={() => setOpen('drawer')}>Drawer</Button>
      <Button onClick={() => setOpen('confirm')}>Confirm</Button>
      <Button onClick={() => toastProblem(new TypeError('offline'))}>Problem toast</Button>
      <Menu trigger={<Button>Menu</Button>} align="start">
        <MenuItem onClick={() => {}}>Rename</MenuItem>
        <MenuCheck checked={checked} onChange={setChecked}>
          Show page views
        </MenuCheck>
        <MenuSeparator />
        <MenuItem look="danger" onClick={() => {}}>
          Delete
        </MenuItem>
      </Menu>
      <Popover trigger={<Button>Popover</Button>} title="How this is counted">
        Customers with at least two orders, divided by customers with at least one.
      </Popover>
      <Dialog
        open={open === 'dialog'}
        onOpenChange={toggle('dialog')}
        title="New API key"
        description="The key is shown once."
        footer={
          <>
            <Button onClick={() => setOpen(undefined)}>Cancel</Button>
            <Button look="primary">Make the key</Button>
          </>
        }
      >
        <Field label="Name" hint="Where it will be used">
          <TextInput />
        </Field>
      </Dialog>
      <Drawer open={open === 'drawer'} onOpenChange={toggle('drawer')} title="Order delivered late">
        <KeyValues
          facts={[
            { label: 'Order', value: 'A-10492' },
            { label: 'Days late', value: 4 },
          ]}
        />
      </Drawer>
      <ConfirmDialog
        open={open === 'confirm'}
        onOpenChange={toggle('confirm')}
        title="Undo this import?"
        confirmLabel="Undo import"
        look="danger"
        onConfirm={() => Promise.reject(new TypeError('offline'))}
      >
        The 99,441 orders it brought are removed. Customers it created stay where others know them too.
      </ConfirmDialog>
    </div>
  );
}
